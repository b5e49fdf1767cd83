import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { NumberLine } from './number-line.tsx';

type Typed = number | string;

const UNITS = [
  ['days', 1440],
  ['hours', 60],
  ['minutes', 1],
] as const;
type Unit = (typeof UNITS)[number][0];

interface DurationLineProps {
  path: string;
  label: string;
  value: Typed;
  /** What the value counts. */
  counts: 'minutes' | 'hours';
  help?: string;
  onChange: (value: Typed) => void;
}

/** A length of time: a number, and what it counts. */
export function DurationLine({ path, label, value, counts, help, onChange }: DurationLineProps) {
  const base = counts === 'hours' ? 60 : 1;
  const units = UNITS.filter(([, size]) => size >= base);
  const [unit, setUnit] = useState<Unit>(
    () =>
      units.find(
        ([, size]) => typeof value === 'number' && value !== 0 && (value * base) % size === 0,
      )?.[0] ?? 'hours',
  );
  const sizeOf = (name: Unit): number => (units.find(([one]) => one === name)?.[1] ?? base) / base;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 110px', gap: 2, alignItems: 'start' }}>
      <NumberLine
        key={unit}
        path={path}
        label={label}
        value={value}
        step={sizeOf(unit)}
        {...(help === undefined ? {} : { help })}
        onChange={onChange}
      />
      <TextField
        select
        label="Counted in"
        value={unit}
        slotProps={{ select: { native: true }, htmlInput: { 'aria-label': `${label}: counted in` } }}
        onChange={(event) => {
          const next = units.find(([name]) => name === event.target.value)?.[0];
          if (next === undefined) return;
          setUnit(next);
          if (typeof value === 'number') onChange((value / sizeOf(unit)) * sizeOf(next));
        }}
      >
        {units.map(([name]) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </TextField>
    </Box>
  );
}
