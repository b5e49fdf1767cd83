import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { Instant } from '../../../shared/domain/instant.ts';
import { cityDate, cityInstant, cityTime } from '../../../shared/domain/case-words/city-date.ts';

/** A day and a time of day, as typed. */
export interface TypedTime {
  readonly date: string;
  readonly time: string;
}

/** An instant as it is typed in the city's zone. */
export function typedTime(at: Instant, timeZone: string): TypedTime {
  return { date: cityDate(at, timeZone), time: cityTime(at, timeZone) };
}

/** What was typed as an instant; null while it is none. */
export function typedInstant({ date, time }: TypedTime, timeZone: string): Instant | null {
  return date === '' ? null : cityInstant(date, time, timeZone);
}

interface PastTimeProps {
  label: string;
  value: TypedTime;
  /** Later days can't be chosen. */
  now: Instant;
  timeZone: string;
  onChange: (value: TypedTime) => void;
}

/** Chooses a day and time that is over, in the city's zone. */
export function PastTime({ label, value, now, timeZone, onChange }: PastTimeProps) {
  return (
    <Box
      role="group"
      aria-label={label}
      sx={{ display: 'grid', gap: 3, gridTemplateColumns: '2fr 1fr', minWidth: 0 }}
    >
      <TextField
        type="date"
        label={`${label}: day`}
        value={value.date}
        slotProps={{ htmlInput: { max: cityDate(now, timeZone) } }}
        onChange={(event) => onChange({ ...value, date: event.target.value })}
      />
      <TextField
        type="time"
        label="Time"
        value={value.time}
        onChange={(event) => onChange({ ...value, time: event.target.value })}
      />
    </Box>
  );
}
