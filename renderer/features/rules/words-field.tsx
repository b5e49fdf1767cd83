import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNote } from '../../design/form-parts.tsx';
import { saysTheSame } from './rule-changes.ts';

interface WordsFieldProps {
  path: string;
  label: string;
  value: readonly string[];
  help?: string;
  onChange: (value: string[]) => void;
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Words or patterns, one a line. Empty lines don't count. */
export function WordsField({ path, label, value, help, onChange }: WordsFieldProps) {
  const { id, error, helperText } = useNote(path);
  const [text, setText] = useState<string | null>(null);
  return (
    <TextField
      id={id}
      multiline
      minRows={3}
      maxRows={14}
      label={`${label}, one a line`}
      value={text !== null && saysTheSame(linesOf(text), value) ? text : value.join('\n')}
      error={error}
      helperText={helperText ?? help}
      slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
      sx={(theme) => ({
        '& textarea': { fontFamily: theme.mono, fontSize: theme.typography.caption.fontSize },
      })}
      onChange={(event) => {
        setText(event.target.value);
        onChange(linesOf(event.target.value));
      }}
    />
  );
}
