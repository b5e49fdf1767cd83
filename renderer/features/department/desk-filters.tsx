import ClearOutlined from '@mui/icons-material/ClearOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { RefObject } from 'react';
import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import type { DepartmentFilter } from '../../../shared/contract/department-view.ts';
import { CASE_STATES, stateWords } from '../../../shared/domain/case-state.ts';
import type { City } from '../../../shared/domain/city.ts';
import { serviceName } from '../../door/use-city.ts';
import { wholeDepartment } from './desk-place.ts';

type Known = Pick<DoorOutput<'department.map'>, 'services' | 'districts' | 'units'>;

interface DeskFiltersProps {
  city: City;
  filter: DepartmentFilter;
  /** What the department's cases can be narrowed by; undefined before it is known. */
  known: Known | undefined;
  onChange: (filter: DepartmentFilter) => void;
  /** Takes the focus by the filter key. */
  first: RefObject<HTMLSelectElement | null>;
}

interface ChoiceProps {
  label: string;
  value: string | null;
  choices: readonly { readonly value: string; readonly label: string }[];
  onChange: (value: string | null) => void;
  field?: RefObject<HTMLSelectElement | null>;
}

function Choice({ label, value, choices, onChange, field }: ChoiceProps) {
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true }, htmlInput: { ref: field } }}
      sx={{ minWidth: 104, maxWidth: 190, flex: '1 1 104px' }}
    >
      <option value="">All</option>
      {choices.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </TextField>
  );
}

const STATES = CASE_STATES.filter((state) => state !== 'closed');

/** Narrows a department's desk: whose, state, unit, service, district. */
export function DeskFilters({ city, filter, known, onChange, first }: DeskFiltersProps) {
  const set = (parts: Partial<DepartmentFilter>) => onChange({ ...filter, ...parts });
  const units = city.department(filter.department)?.units;
  const whole = wholeDepartment(filter.department);
  const narrowed = JSON.stringify({ ...whole, group: filter.group }) !== JSON.stringify(filter);
  const withCount = (one: { code: string; cases: number }, name: string) => ({
    value: one.code,
    label: `${name} (${one.cases})`,
  });
  return (
    <Box
      role="search"
      aria-label="Filter"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}
    >
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Whose"
        value={filter.whose}
        onChange={(_, whose: DepartmentFilter['whose'] | null) => whose !== null && set({ whose })}
      >
        <ToggleButton value="everybody">Everybody</ToggleButton>
        <ToggleButton value="mine">Mine</ToggleButton>
        <ToggleButton value="nobody">Unassigned</ToggleButton>
      </ToggleButtonGroup>
      <Choice
        label="State"
        field={first}
        value={filter.state}
        choices={STATES.map((value) => ({ value, label: stateWords(value) }))}
        onChange={(state) => set({ state: STATES.find((one) => one === state) ?? null })}
      />
      <Choice
        label="Unit"
        value={filter.unit}
        choices={(known?.units ?? []).map((one) =>
          withCount(one, units?.find(({ code }) => code === one.code)?.name ?? one.code),
        )}
        onChange={(unit) => set({ unit })}
      />
      <Choice
        label="Service"
        value={filter.service}
        choices={(known?.services ?? []).map((one) => withCount(one, serviceName(city, one.code)))}
        onChange={(service) => set({ service })}
      />
      <Choice
        label="District"
        value={filter.district}
        choices={(known?.districts ?? []).map((one) => withCount(one, one.code))}
        onChange={(district) => set({ district })}
      />
      {narrowed && (
        <Button startIcon={<ClearOutlined />} onClick={() => onChange({ ...whole, group: filter.group })}>
          Show all
        </Button>
      )}
    </Box>
  );
}
