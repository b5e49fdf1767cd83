import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { createContext, use, type ReactNode } from 'react';
import type { FieldNotes } from './field-notes.ts';

const NO_NOTES: FieldNotes = new Map();
/** Notes at the fields of what is edited. */
const Notes = createContext<FieldNotes>(NO_NOTES);
export const NotesProvider = Notes.Provider;

/** Id of a field in the document, by its place in what is edited. */
export const fieldId = (path: string): string => `entry-${path.replaceAll('.', '-')}`;

/** What a text field needs to say what stands at it. */
export function useNote(path: string): { id: string; error: boolean; helperText: string | undefined } {
  const note = use(Notes).get(path);
  return {
    id: fieldId(path),
    error: note !== undefined && note.severity !== 'warning',
    helperText: note?.text,
  };
}

/** A note that belongs to a group of fields. */
export function GroupNote({ path }: { path: string }) {
  const note = use(Notes).get(path);
  if (note === undefined) return null;
  return (
    <Typography
      variant="caption"
      component="p"
      sx={{ color: note.severity === 'warning' ? 'attention.text' : 'breach.text' }}
    >
      {note.text}
    </Typography>
  );
}

/** A part of the form under its heading. */
export function FormPart({
  title,
  path,
  children,
}: {
  title: string;
  /** Takes the focus for findings about the whole part. */
  path?: string;
  children: ReactNode;
}) {
  return (
    <Box
      component="fieldset"
      sx={{ border: 0, m: 0, p: 0, minWidth: 0, display: 'grid', gap: 3 }}
      {...(path === undefined ? {} : { id: fieldId(path), tabIndex: -1 })}
    >
      <Typography
        component="legend"
        variant="h3"
        sx={{
          p: 0,
          pb: 1,
          mb: 2,
          width: '100%',
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        {title}
      </Typography>
      {path !== undefined && <GroupNote path={path} />}
      {children}
    </Box>
  );
}

/** Fields beside each other as far as there is room. */
export function FieldRow({ least = 180, children }: { least?: number; children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 3,
        alignItems: 'start',
        gridTemplateColumns: `repeat(auto-fit, minmax(min(${least}px, 100%), 1fr))`,
      }}
    >
      {children}
    </Box>
  );
}

interface TextProps {
  path: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'date' | 'time' | 'number';
  max?: number;
  help?: string | undefined;
}

/** A line of text, a date, a time or a number, with what is to be said at it. */
export function TextLine({ path, label, value, onChange, type = 'text', max, help }: TextProps) {
  const { id, error, helperText } = useNote(path);
  return (
    <TextField
      id={id}
      type={type}
      label={label}
      value={value}
      error={error}
      helperText={helperText ?? help}
      slotProps={{
        htmlInput: { maxLength: max, autoComplete: 'off', step: type === 'number' ? 'any' : undefined },
      }}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface SelectProps<T extends string> {
  path: string;
  label: string;
  value: T;
  options: readonly (readonly [value: T, label: string])[];
  onChange: (value: T) => void;
  whyNot?: string | null;
}

/** One of a list; a value that the list lacks stays to be seen. */
export function SelectLine<T extends string>(props: SelectProps<T>) {
  const { path, label, value, options, onChange, whyNot = null } = props;
  const { id, error, helperText } = useNote(path);
  const known = options.some(([one]) => one === value);
  return (
    <TextField
      id={id}
      select
      label={label}
      value={value}
      error={error}
      helperText={helperText ?? whyNot}
      disabled={whyNot !== null}
      slotProps={{ select: { native: true } }}
      onChange={(event) => {
        const chosen = options.find(([one]) => one === event.target.value);
        if (chosen !== undefined) onChange(chosen[0]);
      }}
    >
      {!known && <option value={value}>{value === '' ? 'None' : value}</option>}
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </TextField>
  );
}
