import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { City } from '../../../shared/domain/city.ts';
import {
  escalationPath,
  TIERS,
  type EscalationPath,
  type EscalationTier,
} from '../../../shared/domain/directory/directory.ts';
import {
  ESCALATION_REASONS,
  escalationKind,
  type EscalationKind,
  type EscalationReason,
} from '../../../shared/domain/escalation/escalation-reason.ts';
import { kindOf, REASONS_OF_PATH } from '../escalate-defaults.ts';

/** What is chosen of an escalation; the words stand apart. */
export interface EscalateDraft {
  readonly path: EscalationPath;
  readonly reason: EscalationReason;
  /** Null: as the reason has it. */
  readonly kind: EscalationKind | null;
  readonly tier: EscalationTier;
  readonly department: string;
  readonly unit: string | null;
}

const PATHS: Record<EscalationPath, { readonly label: string; readonly help: string }> = {
  emergency: {
    label: 'Emergency',
    help: 'Somebody is or could be in danger. Life safety goes to 911 first.',
  },
  complaint: { label: 'Complaint', help: 'The caller is dissatisfied with how it is handled.' },
  routine: { label: 'Question', help: 'Somebody has to know or decide something; it can wait.' },
};

const KINDS: Record<EscalationKind, string> = {
  functional: 'To somebody who knows more',
  hierarchic: 'Upward, to somebody who decides',
};

interface EscalateFieldsProps {
  draft: EscalateDraft;
  city: City;
  onChange: (draft: EscalateDraft) => void;
}

/** What the escalation is about and where it begins. */
export function EscalateFields({ draft, city, onChange }: EscalateFieldsProps) {
  const { path, reason, tier, department } = draft;
  const units = city.department(department)?.units ?? [];
  const changePath = (next: EscalationPath) => {
    const [likely] = REASONS_OF_PATH[next];
    onChange({ ...draft, path: next, reason: likely ?? reason });
  };
  return (
    <>
      <FormControl>
        <FormLabel id="escalate-path" sx={{ typography: 'caption', fontWeight: 500 }}>
          What is it?
        </FormLabel>
        <RadioGroup
          row
          aria-labelledby="escalate-path"
          value={path}
          onChange={(_, next) => {
            const chosen = escalationPath.options.find((one) => one === next);
            if (chosen !== undefined) changePath(chosen);
          }}
        >
          {escalationPath.options.map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              control={<Radio autoFocus={one === path} sx={{ mr: 1, py: 1 }} />}
              label={PATHS[one].label}
              sx={{ ml: 0, mr: 4, '& .MuiTypography-root': { fontWeight: one === path ? 600 : 400 } }}
            />
          ))}
        </RadioGroup>
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {PATHS[path].help}
        </Typography>
      </FormControl>
      <TextField
        select
        label="Why"
        value={reason}
        slotProps={{ select: { native: true } }}
        onChange={(event) => {
          const next = REASONS_OF_PATH[path].find((one) => one === event.target.value);
          if (next !== undefined) onChange({ ...draft, reason: next });
        }}
      >
        {REASONS_OF_PATH[path].map((one) => (
          <option key={one} value={one}>
            {ESCALATION_REASONS[one].label}
          </option>
        ))}
      </TextField>
      <Box
        sx={{
          display: 'grid',
          columnGap: 3,
          rowGap: 4,
          gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
        }}
      >
        <TextField
          select
          label="Department"
          value={department}
          slotProps={{ select: { native: true } }}
          onChange={(event) => onChange({ ...draft, department: event.target.value, unit: null })}
        >
          {city.pack.departments.map((one) => (
            <option key={one.code} value={one.code}>
              {one.shortName}
            </option>
          ))}
        </TextField>
        <TextField
          select
          label="Begins at"
          value={tier}
          slotProps={{ select: { native: true } }}
          onChange={(event) => {
            const next = TIERS.find((one) => String(one) === event.target.value);
            if (next !== undefined) onChange({ ...draft, tier: next });
          }}
        >
          {TIERS.map((one) => (
            <option key={one} value={one}>
              Tier {one}
            </option>
          ))}
        </TextField>
        {units.length > 0 && (
          <TextField
            select
            label="Unit"
            value={draft.unit ?? ''}
            slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
            sx={{ gridColumn: '1 / -1' }}
            onChange={(event) =>
              onChange({
                ...draft,
                unit: units.find(({ code }) => code === event.target.value)?.code ?? null,
              })
            }
          >
            <option value="">The whole department</option>
            {units.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </TextField>
        )}
      </Box>
      <TextField
        select
        label="Direction"
        value={draft.kind ?? kindOf(reason)}
        slotProps={{ select: { native: true } }}
        helperText={draft.kind === null ? 'Follows from why.' : undefined}
        onChange={(event) => {
          const next = escalationKind.options.find((one) => one === event.target.value);
          if (next !== undefined) onChange({ ...draft, kind: next === kindOf(reason) ? null : next });
        }}
      >
        {escalationKind.options.map((one) => (
          <option key={one} value={one}>
            {KINDS[one]}
          </option>
        ))}
      </TextField>
    </>
  );
}
