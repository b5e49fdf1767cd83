import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { DeskGroup } from '../../../shared/domain/desk-group.ts';
import { departmentName } from '../../door/use-city.ts';
import { GROUP_LOOKS } from './desk-words.ts';

interface DeskHeadProps {
  city: City;
  actor: AccountActor;
  department: string;
  onDepartment: (code: string) => void;
  group: DeskGroup | null;
  groups: readonly { readonly group: DeskGroup; readonly cases: number }[];
  onGroup: (group: DeskGroup | null) => void;
  order: 'due' | 'near';
  onOrder: (order: 'due' | 'near') => void;
  filters: ReactNode;
  /** One column, large targets. */
  phone: boolean;
}

const OWN_ONLY: ReadonlySet<AccountActor['role']> = new Set(['worker']);

/** Whose desk it is, how it is ordered, and its parts with how much is in each. */
export function DeskHead(props: DeskHeadProps) {
  const { city, actor, department, onDepartment, group, groups, onGroup, order, onOrder, filters, phone } =
    props;
  const chooses = !OWN_ONLY.has(actor.role);
  const parts = (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label="Part of the desk"
      value={group ?? 'all'}
      onChange={(_, next: DeskGroup | 'all' | null) => {
        if (next !== null) onGroup(next === 'all' ? null : next);
      }}
      sx={{
        flexWrap: phone ? 'nowrap' : 'wrap',
        overflowX: phone ? 'auto' : 'visible',
        '& .MuiToggleButton-root': { flex: 'none' },
      }}
    >
      <ToggleButton value="all">All</ToggleButton>
      {groups
        .filter((one) => one.cases > 0 || one.group === group)
        .map((one) => (
          <ToggleButton key={one.group} value={one.group}>
            {GROUP_LOOKS[one.group].title} {one.cases}
          </ToggleButton>
        ))}
    </ToggleButtonGroup>
  );
  return (
    <Box
      sx={{
        px: phone ? 3 : 4,
        py: phone ? 2 : 3,
        borderBottom: 1,
        borderColor: 'divider',
        display: 'grid',
        gap: 2,
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: phone ? 2 : 4 }}>
        <Typography variant="h2" component="h1">
          {chooses ? 'Department’s desk' : departmentName(city, department)}
        </Typography>
        {chooses && (
          <TextField
            select
            size="small"
            label="Department"
            value={department}
            onChange={(event) => onDepartment(event.target.value)}
            sx={{ minWidth: 160 }}
          >
            {city.pack.departments.map(({ code, shortName }) => (
              <MenuItem key={code} value={code}>
                {shortName}
              </MenuItem>
            ))}
          </TextField>
        )}
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Order"
          value={order}
          onChange={(_, next: 'due' | 'near' | null) => next !== null && onOrder(next)}
        >
          <ToggleButton value="due">By due time</ToggleButton>
          <ToggleButton value="near">Nearest next</ToggleButton>
        </ToggleButtonGroup>
        {!phone && parts}
      </Box>
      {phone && parts}
      {filters}
    </Box>
  );
}
