import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNote } from '../../design/form-parts.tsx';

type Typed = number | string;

interface NumberLineProps {
  path: string;
  label: string;
  value: Typed;
  /** How often what is kept stands in what is shown: 0.01 shows 0.8 as 80. */
  step?: number;
  unit?: string;
  help?: string;
  onChange: (value: Typed) => void;
}

/** Without what counting in twos adds. */
const plain = (value: number): number => Math.round(value * 1e8) / 1e8;

/** A number to write. What is no number stays as it was typed, and is told at the field. */
export function NumberLine({ path, label, value, step = 1, unit, help, onChange }: NumberLineProps) {
  const { id, error, helperText } = useNote(path);
  const [text, setText] = useState<string | null>(null);
  const read = (typed: string): Typed => {
    const amount = Number(typed.trim().replace(',', '.'));
    return typed.trim() === '' || !Number.isFinite(amount) ? typed : plain(amount * step);
  };
  const shown = typeof value === 'number' ? String(plain(value / step)) : value;
  return (
    <TextField
      id={id}
      label={label}
      value={text !== null && Object.is(read(text), value) ? text : shown}
      error={error}
      helperText={helperText ?? help}
      slotProps={{
        htmlInput: { inputMode: 'decimal', autoComplete: 'off', maxLength: 20 },
        input:
          unit === undefined ? {} : { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> },
      }}
      onChange={(event) => {
        setText(event.target.value);
        onChange(read(event.target.value));
      }}
    />
  );
}
