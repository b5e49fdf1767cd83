import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useNote } from './form-parts.tsx';

interface ListFieldProps {
  path: string;
  label: string;
  /** Said beside the box to tick: "All services of the department". Without it there is no such choice. */
  all?: string;
  value: 'all' | readonly string[];
  options: readonly string[];
  name: (one: string) => string;
  onChange: (value: 'all' | string[]) => void;
}

/** All, or some of a list. */
export function ListField({ path, label, all, value, options, name, onChange }: ListFieldProps) {
  const { id, error, helperText } = useNote(path);
  const chosen = value === 'all' ? [] : [...value];
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      {all !== undefined && (
        <FormControlLabel
          control={
            <Checkbox
              checked={value === 'all'}
              onChange={(_, ticked) => onChange(ticked ? 'all' : options.slice(0, 1))}
            />
          }
          label={all}
        />
      )}
      {value !== 'all' && (
        <Autocomplete<string, true>
          id={id}
          multiple
          fullWidth
          disableCloseOnSelect
          options={[...new Set([...chosen, ...options])]}
          value={chosen}
          getOptionLabel={name}
          onChange={(_, next) => onChange(next)}
          sx={{ '& .MuiOutlinedInput-root.MuiInputBase-sizeSmall': { p: '2px 4px' } }}
          renderInput={(params) => (
            <TextField {...params} label={label} error={error} helperText={helperText} />
          )}
        />
      )}
    </Box>
  );
}
