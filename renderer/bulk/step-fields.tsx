import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { Account } from '../../shared/contract/account.ts';
import { WAITING_REASONS, waitingReason } from '../../shared/domain/case-state.ts';
import type { City } from '../../shared/domain/city.ts';
import type { Department } from '../../shared/domain/city-pack.ts';
import { reasonsFor } from '../../shared/domain/closure/closure-contract.ts';
import { OUTCOMES, outcome } from '../../shared/domain/outcome.ts';
import { departmentLine } from '../design/department-line.ts';
import { ExplanationField } from '../design/explanation-field.tsx';
import { TimeChoice } from '../design/time-choice.tsx';
import { useAsk } from '../door/use-door.ts';
import type { DayBy, StepDraft } from './step-draft.ts';

interface StepFieldsProps {
  draft: StepDraft;
  onChange: (draft: StepDraft) => void;
  city: City;
  dayBy: DayBy;
  autoFocus?: boolean;
}

type Part = StepFieldsProps & { set: (parts: Partial<StepDraft>) => void };

const NOBODY: readonly Account[] = [];

function DepartmentField({ draft, city, set, autoFocus, outside }: Part & { outside: boolean }) {
  const chosen = city.pack.departments.find(({ code }) => code === draft.department) ?? null;
  return (
    <Autocomplete<Department>
      options={city.pack.departments}
      value={chosen}
      getOptionLabel={(one) => departmentLine(one)}
      getOptionKey={(one) => one.code}
      isOptionEqualToValue={(a, b) => a.code === b.code}
      onChange={(_, next) => set({ department: next?.code ?? null, unit: null, assignee: null })}
      renderInput={(params) => (
        <TextField
          {...params}
          label={outside ? 'Department (or somebody outside, below)' : 'Department'}
          autoFocus={autoFocus}
        />
      )}
    />
  );
}

function AssignFields(props: Part) {
  const { draft, city, set } = props;
  const department = draft.department === null ? undefined : city.department(draft.department);
  const colleagues = useAsk(
    'colleague.list',
    { department: draft.department ?? 'NONE' },
    { enabled: draft.department !== null, keepOld: false },
  ).data?.colleagues;
  const person = colleagues?.find(({ id }) => id === draft.assignee) ?? null;
  return (
    <>
      <DepartmentField {...props} outside={false} />
      <TextField
        select
        label="Unit"
        value={draft.unit ?? ''}
        disabled={department === undefined || department.units.length === 0}
        onChange={(event) => set({ unit: event.target.value === '' ? null : event.target.value })}
      >
        <MenuItem value="">No unit</MenuItem>
        {department?.units.map(({ code, name }) => (
          <MenuItem key={code} value={code}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <Autocomplete<Account>
        options={colleagues ?? NOBODY}
        value={person}
        getOptionLabel={(one) => one.name}
        getOptionKey={(one) => one.id}
        isOptionEqualToValue={(a, b) => a.id === b.id}
        noOptionsText="Nobody to choose: the hub is away, or the department has no accounts."
        onChange={(_, next) => set({ assignee: next?.id ?? null })}
        renderInput={(params) => <TextField {...params} label="Person (optional)" />}
      />
    </>
  );
}

/** The fields of one step, whichever it is. */
export function StepFields(props: StepFieldsProps) {
  const { draft, onChange, city, dayBy, autoFocus } = props;
  const set = (parts: Partial<StepDraft>) => onChange({ ...draft, ...parts });
  const part: Part = { ...props, set };
  const text = (
    label: string,
    audience: 'internal' | 'public',
    placeholder: string,
    max: number,
    first = false,
  ) => (
    <ExplanationField
      label={label}
      audience={audience}
      placeholder={placeholder}
      value={draft.text}
      onChange={(value) => set({ text: value })}
      max={max}
      autoFocus={first && autoFocus === true}
    />
  );
  switch (draft.do) {
    case 'take':
    case 'start':
      return null;
    case 'note':
      return (
        <>
          <ToggleButtonGroup
            exclusive
            aria-label="Who can read it"
            value={draft.visibility}
            onChange={(_, visibility: StepDraft['visibility'] | null) =>
              visibility !== null && set({ visibility })
            }
          >
            <ToggleButton value="internal">Internal</ToggleButton>
            <ToggleButton value="public">Public</ToggleButton>
          </ToggleButtonGroup>
          {text('Note', draft.visibility, 'The street of {number} is paved on Monday.', 4_000, true)}
        </>
      );
    case 'assign':
      return <AssignFields {...part} />;
    case 'schedule':
      return dayBy === 'date' ? (
        <TimeChoice
          autoFocus={autoFocus === true}
          value={{ date: draft.date, time: draft.time }}
          timeZone={city.timeZone}
          cityName={city.pack.city.name}
          onChange={({ date, time }) => set({ date, time })}
        />
      ) : (
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: '1fr 1fr' }}>
          <TextField
            label="Days from then"
            value={draft.days}
            onChange={(event) => set({ days: event.target.value })}
          />
          <TextField
            type="time"
            label="Time"
            value={draft.time}
            onChange={(event) => set({ time: event.target.value })}
          />
        </Box>
      );
    case 'wait':
      return (
        <>
          <TextField
            select
            label="What they wait for"
            autoFocus={autoFocus}
            value={draft.waitingReason ?? ''}
            onChange={(event) => set({ waitingReason: waitingReason.parse(event.target.value) })}
          >
            {waitingReason.options.map((one) => (
              <MenuItem key={one} value={one}>
                {WAITING_REASONS[one].label} (
                {WAITING_REASONS[one].pausesClock ? 'the clock stands still' : 'the clock runs on'})
              </MenuItem>
            ))}
          </TextField>
          {text('Remark (optional)', 'internal', '', 2_000)}
        </>
      );
    case 'refer':
      return (
        <>
          <DepartmentField {...part} outside />
          {draft.department === null && (
            <TextField
              label="Somebody outside"
              value={draft.outside}
              onChange={(event) => set({ outside: event.target.value })}
            />
          )}
          {text('Why they go there', 'public', 'The street is a state highway. Caltrans repairs it.', 2_000)}
        </>
      );
    case 'call-back':
      return (
        <>
          <TextField
            label="Within hours"
            autoFocus={autoFocus}
            value={draft.hours}
            onChange={(event) => set({ hours: event.target.value })}
          />
          {text('What it is about (optional)', 'internal', '', 1_000)}
        </>
      );
    case 'close': {
      const reasons = draft.outcome === null ? [] : reasonsFor(city.pack.closure, draft.outcome);
      return (
        <>
          <TextField
            select
            label="How they ended"
            autoFocus={autoFocus}
            value={draft.outcome ?? ''}
            onChange={(event) => set({ outcome: outcome.parse(event.target.value), reason: null })}
          >
            {outcome.options
              .filter((one) => one !== 'duplicate')
              .map((one) => (
                <MenuItem key={one} value={one}>
                  {OUTCOMES[one].label}
                </MenuItem>
              ))}
          </TextField>
          {reasons.length > 0 && (
            <TextField
              select
              label="Reason"
              value={draft.reason ?? ''}
              onChange={(event) => set({ reason: event.target.value })}
            >
              {reasons.map(({ code, label }) => (
                <MenuItem key={code} value={code}>
                  {label.en}
                </MenuItem>
              ))}
            </TextField>
          )}
          {text('Explanation for the residents', 'public', 'The crew filled the hole on Monday.', 4_000)}
        </>
      );
    }
  }
}
