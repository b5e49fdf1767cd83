import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { InternalMark } from './internal-mark.tsx';

interface ExplanationFieldProps {
  label: string;
  /** Who will read it. */
  audience: 'internal' | 'public';
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  /** Longest text the hub keeps, in characters. */
  max: number;
  autoFocus?: boolean;
}

/** A text somebody will read, with who that is said above it. */
export function ExplanationField(props: ExplanationFieldProps) {
  const { label, audience, placeholder, value, onChange, max, autoFocus } = props;
  const near = value.length > max * 0.9;
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <TextField
        label={label}
        multiline
        minRows={3}
        maxRows={10}
        placeholder={placeholder}
        value={value}
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{ htmlInput: { maxLength: max } }}
      />
      <Box sx={{ display: 'flex', justifyContent: 'space-between', width: '100%', gap: 2 }}>
        <InternalMark visibility={audience} />
        {near && (
          <Box component="span" sx={{ typography: 'caption', color: 'text.secondary' }}>
            {max - value.length} characters left
          </Box>
        )}
      </Box>
    </Box>
  );
}
