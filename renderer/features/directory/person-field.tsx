import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Account } from '../../../shared/contract/account.ts';
import type { Person } from '../../../shared/domain/directory/directory.ts';
import { departmentName, useCity } from '../../door/use-city.ts';
import { useColleagues } from '../../door/use-colleagues.ts';
import { useNote } from '../../design/form-parts.tsx';

const NOBODY: readonly Account[] = [];

interface PersonFieldProps {
  path: string;
  label: string;
  who: Person | null;
  onChange: (who: Person | null) => void;
}

/** Somebody who answers: a colleague with an account, chosen from the list, or a name as it is typed. */
export function PersonField({ path, label, who, onChange }: PersonFieldProps) {
  const city = useCity();
  const colleagues = useColleagues() ?? NOBODY;
  const { id, error, helperText } = useNote(path);
  const account = who !== null && 'account' in who ? colleagues.find((one) => one.id === who.account) : null;
  const text = who === null ? '' : 'name' in who ? who.name : (account?.name ?? 'A colleague');
  const help = who === null ? undefined : 'name' in who ? 'A name without an account.' : 'Has an account.';
  return (
    <Autocomplete<Account, false, false, true>
      id={id}
      freeSolo
      autoHighlight={false}
      options={[...colleagues]}
      value={null}
      inputValue={text}
      getOptionLabel={(one) => (typeof one === 'string' ? one : one.name)}
      getOptionKey={(one) => (typeof one === 'string' ? one : one.id)}
      onInputChange={(_, typed, reason) => {
        if (reason === 'clear') onChange(null);
        if (reason === 'input') onChange(typed === '' ? null : { name: typed.slice(0, 120) });
      }}
      onChange={(_, chosen) => {
        if (chosen !== null && typeof chosen !== 'string') onChange({ account: chosen.id });
      }}
      renderOption={({ key, ...rest }, one) => (
        <Box component="li" key={key} {...rest}>
          <Box sx={{ display: 'flex', width: '100%', gap: 3, alignItems: 'baseline' }}>
            <span>{one.name}</span>
            <Typography variant="caption" sx={{ color: 'text.secondary', ml: 'auto' }}>
              {one.department === null ? '311' : departmentName(city, one.department)}
            </Typography>
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          placeholder="Nobody"
          error={error}
          helperText={helperText ?? help}
        />
      )}
    />
  );
}
