import ForwardOutlined from '@mui/icons-material/ForwardOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { Receiver } from '../../../shared/domain/case-facts.ts';
import type { Department } from '../../../shared/domain/city-pack.ts';
import { departmentLine } from '../../design/department-line.ts';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { useWrittenText } from '../../design/use-written-text.ts';
import { useKept } from '../../design/use-kept.ts';
import { useNow } from '../../design/use-now.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

interface Draft {
  readonly kind: Receiver['kind'];
  readonly department: string | null;
  readonly name: string;
}

function receiverOf(draft: Draft): Receiver | null {
  if (draft.kind === 'department') {
    return draft.department === null ? null : { kind: 'department', department: draft.department };
  }
  return draft.name.trim().length < 2 ? null : { kind: 'outside', name: draft.name.trim() };
}

/** Hands the case to another department or to somebody outside. It stays alive until they confirm. */
export function ReferDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const [draft, setDraft, forgetDraft] = useKept<Draft>(`refer:${facts.id}`, {
    kind: 'department',
    department: null,
    name: '',
  });
  const text = useWrittenText(`refer-text:${facts.id}`);
  const receiver = receiverOf(draft);

  const command = ((): CaseCommand | string => {
    if (receiver === null) {
      return draft.kind === 'department' ? 'Choose the department that takes it.' : 'Name who takes it.';
    }
    if (text.text === null) return 'Say why it goes there: the resident will read it.';
    const made: CaseCommand = {
      type: 'refer',
      caseId: facts.id,
      receiver,
      explanation: text.text,
    };
    return dryRun(made, { facts, actor, city, now })?.message ?? made;
  })();
  const others = city.pack.departments.filter((one) => one.code !== facts.department);
  const chosen = others.find((one) => one.code === draft.department) ?? null;
  const name = draft.kind === 'department' ? (chosen?.shortName ?? '') : draft.name.trim();

  return (
    <CommandDialog
      title={`Refer ${facts.number ?? reference}`}
      label="Refer"
      icon={<ForwardOutlined />}
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forgetDraft();
        text.forget();
        onDone(`Referred to ${name}. It stays open until they confirm.`, kept, sent);
      }}
    >
      <ToggleButtonGroup
        exclusive
        aria-label="Who takes it?"
        value={draft.kind}
        onChange={(_, next: Receiver['kind'] | null) => next !== null && setDraft({ ...draft, kind: next })}
      >
        <ToggleButton value="department">A department of the city</ToggleButton>
        <ToggleButton value="outside">Somebody outside</ToggleButton>
      </ToggleButtonGroup>
      {draft.kind === 'department' ? (
        <Autocomplete<Department>
          key="department"
          options={others}
          value={chosen}
          getOptionLabel={(one) => departmentLine(one)}
          getOptionKey={(one) => one.code}
          isOptionEqualToValue={(a, b) => a.code === b.code}
          onChange={(_, next) => setDraft({ ...draft, department: next?.code ?? null })}
          renderInput={(params) => <TextField {...params} label="Department" autoFocus />}
        />
      ) : (
        <TextField
          key="outside"
          label="Who"
          autoFocus
          placeholder="Los Angeles County Public Works"
          value={draft.name}
          slotProps={{ htmlInput: { maxLength: 120 } }}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
      )}
      <ExplanationField
        label="Why it goes there"
        audience="public"
        placeholder="The street is a state highway. Caltrans repairs it and has the report now."
        {...text.field}
        max={2_000}
      />
    </CommandDialog>
  );
}
