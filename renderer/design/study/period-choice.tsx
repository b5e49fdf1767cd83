import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { cityDate, daysFrom } from '../../../shared/domain/case-words/city-date.ts';
import { useNow } from '../use-now.ts';
import type { PeriodChosen } from './study-period.ts';

const SPANS = [
  [30, 'The last 30 days'],
  [90, 'The last 90 days'],
  [365, 'The last 12 months'],
] as const;
const OWN = 'own';

interface PeriodChoiceProps {
  value: PeriodChosen;
  timeZone: string;
  /** Why it can't be studied; null when it can. */
  whyNot: string | null;
  onChange: (value: PeriodChosen) => void;
}

/** Chooses a period of the past, in days of the city: one of the usual ones, or own dates. */
export function PeriodChoice({ value, timeZone, whyNot, onChange }: PeriodChoiceProps) {
  const now = useNow();
  const today = cityDate(now, timeZone);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'flex-start' }}>
      <TextField
        select
        label="Period"
        value={value.kind === OWN ? OWN : value.days}
        sx={{ width: 180 }}
        slotProps={{ select: { native: true } }}
        onChange={(event) => {
          const span = SPANS.find(([days]) => String(days) === event.target.value);
          if (span !== undefined) onChange({ kind: 'days', days: span[0] });
          else if (value.kind === 'days')
            onChange({ kind: OWN, first: daysFrom(now, 1 - value.days, timeZone), last: today });
        }}
      >
        {SPANS.map(([days, label]) => (
          <option key={days} value={days}>
            {label}
          </option>
        ))}
        <option value={OWN}>Own dates…</option>
      </TextField>
      {value.kind === OWN && (
        <>
          <TextField
            type="date"
            label="First day"
            value={value.first}
            error={whyNot !== null}
            helperText={whyNot}
            sx={{ width: 190 }}
            slotProps={{ htmlInput: { max: today } }}
            onChange={(event) => onChange({ ...value, first: event.target.value })}
          />
          <TextField
            type="date"
            label="Last day"
            value={value.last}
            error={whyNot !== null}
            sx={{ width: 160 }}
            slotProps={{ htmlInput: { max: today } }}
            onChange={(event) => onChange({ ...value, last: event.target.value })}
          />
        </>
      )}
    </Box>
  );
}
