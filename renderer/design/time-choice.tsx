import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { cityDate, daysFrom } from '../../shared/domain/case-words/city-date.ts';
import { useNow } from './use-now.ts';

/** A day and a time of day in the city, as typed. */
export interface DayAndTime {
  readonly date: string;
  readonly time: string;
}

const SOON: readonly [label: string, days: number][] = [
  ['Today', 0],
  ['Tomorrow', 1],
  ['In 3 days', 3],
  ['In a week', 7],
];

interface TimeChoiceProps {
  value: DayAndTime;
  timeZone: string;
  cityName: string;
  autoFocus?: boolean;
  onChange: (value: DayAndTime) => void;
}

/** Chooses a day and a time of day in the city's zone; the near days by one key each. */
export function TimeChoice({ value, timeZone, cityName, autoFocus, onChange }: TimeChoiceProps) {
  const now = useNow();
  return (
    <>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: '2fr 1fr' }}>
        <TextField
          type="date"
          label="Day"
          autoFocus={autoFocus}
          value={value.date}
          slotProps={{ htmlInput: { min: cityDate(now, timeZone) } }}
          onChange={(event) => onChange({ ...value, date: event.target.value })}
        />
        <TextField
          type="time"
          label={`Time (${cityName})`}
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.target.value })}
        />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        {SOON.map(([label, days]) => (
          <Button
            key={label}
            variant="outlined"
            onClick={() => onChange({ ...value, date: daysFrom(now, days, timeZone) })}
          >
            {label}
          </Button>
        ))}
      </Box>
    </>
  );
}
