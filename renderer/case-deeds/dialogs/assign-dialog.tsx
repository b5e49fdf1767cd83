import AssignmentIndOutlined from '@mui/icons-material/AssignmentIndOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import type { Account } from '../../../shared/contract/account.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { Department } from '../../../shared/domain/city-pack.ts';
import { accountId } from '../../../shared/domain/ids.ts';
import { useAsk } from '../../door/use-door.ts';
import { departmentLine } from '../../design/department-line.ts';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { useKept } from '../../design/use-kept.ts';
import { useNow } from '../../design/use-now.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

interface Owner {
  readonly department: string;
  readonly unit: string | null;
  readonly assignee: string | null;
}

/** Gives the case to a department, a unit of it, a person. */
export function AssignDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const [owner, setOwner, forget] = useKept<Owner>(`assign:${facts.id}`, {
    department: facts.department,
    unit: facts.unit,
    assignee: facts.assignee,
  });
  const colleagues = useAsk('colleague.list', { department: owner.department }, { keepOld: false });
  const department = city.department(owner.department) ?? null;
  const person = colleagues.data?.colleagues.find((one) => one.id === owner.assignee) ?? null;

  const command: CaseCommand = {
    type: 'assign',
    caseId: facts.id,
    department: owner.department,
    unit: owner.unit,
    assignee: owner.assignee === null ? null : accountId.parse(owner.assignee),
  };
  const refusal = dryRun(command, { facts, actor, city, now });
  const target = [
    department?.shortName ?? owner.department,
    owner.unit === null ? null : words.unitName(owner.department, owner.unit),
    person?.name,
  ].filter((part) => part != null);

  return (
    <CommandDialog
      title={`Assign ${facts.number ?? reference}`}
      label="Assign"
      icon={<AssignmentIndOutlined />}
      facts={facts}
      command={
        refusal?.code === 'invalid'
          ? 'It is assigned there already. Choose another department, unit or person.'
          : (refusal?.message ?? command)
      }
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forget();
        onDone(`Assigned to ${target.join(', ')}.`, kept, sent);
      }}
    >
      <Autocomplete<Department, false, true>
        disableClearable
        options={city.pack.departments}
        value={department ?? undefined}
        getOptionLabel={(one) => departmentLine(one)}
        getOptionKey={(one) => one.code}
        isOptionEqualToValue={(a, b) => a.code === b.code}
        onChange={(_, next) => setOwner({ department: next.code, unit: null, assignee: null })}
        renderInput={(params) => <TextField {...params} label="Department" autoFocus />}
      />
      <TextField
        select
        label="Unit"
        value={owner.unit ?? ''}
        disabled={department === null || department.units.length === 0}
        helperText={
          department?.units.length === 0
            ? `${department.shortName} has no units in the catalogue.`
            : undefined
        }
        slotProps={{ select: { native: true } }}
        onChange={(event) =>
          setOwner({ ...owner, unit: event.target.value === '' ? null : event.target.value })
        }
      >
        <option value="">No unit</option>
        {department?.units.map((unit) => (
          <option key={unit.code} value={unit.code}>
            {unit.name}
          </option>
        ))}
      </TextField>
      <Autocomplete<Account>
        options={colleagues.data?.colleagues ?? NOBODY}
        value={person}
        loading={colleagues.isPending}
        disabled={colleagues.isError}
        getOptionLabel={(one) => one.name}
        getOptionKey={(one) => one.id}
        isOptionEqualToValue={(a, b) => a.id === b.id}
        noOptionsText="Nobody of this department has an account."
        onChange={(_, next) => setOwner({ ...owner, assignee: next?.id ?? null })}
        renderInput={(params) => (
          <TextField
            {...params}
            label="Person (optional)"
            helperText={
              colleagues.isError
                ? 'The hub is away, so its people can’t be listed. A department or unit can be chosen.'
                : undefined
            }
          />
        )}
      />
      {actor.department !== null && owner.assignee !== actor.id && (
        <Button
          sx={{ justifySelf: 'start', alignSelf: 'flex-start' }}
          onClick={() =>
            setOwner({
              department: actor.department ?? owner.department,
              unit: actor.unit,
              assignee: actor.id,
            })
          }
        >
          Take it myself
        </Button>
      )}
    </CommandDialog>
  );
}

const NOBODY: readonly Account[] = [];
