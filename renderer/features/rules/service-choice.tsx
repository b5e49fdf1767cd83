import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { fieldId, useNote } from '../../design/form-parts.tsx';
import { ListField } from '../../design/list-field.tsx';
import { leftOut, type RuleNames } from './rule-words.ts';

type Mode = 'all' | 'these' | 'but';

interface ServiceChoiceProps {
  value: 'all' | readonly string[];
  names: RuleNames;
  onChange: (value: 'all' | string[]) => void;
}

/** Which services a rule is about: all, only these, or all but these. */
export function ServiceChoice({ value, names, onChange }: ServiceChoiceProps) {
  const { error, helperText } = useNote('services');
  const [wanted, setWanted] = useState<Mode>(() =>
    value === 'all' ? 'all' : leftOut(value, names.services) === null ? 'these' : 'but',
  );
  const mode: Mode = value === 'all' ? 'all' : wanted === 'all' ? 'these' : wanted;
  const chosen = value === 'all' ? [] : value;
  const choose = (next: Mode) => {
    setWanted(next);
    if (next === 'all') onChange('all');
    else if (next === 'these')
      onChange(mode === 'but' ? names.services.filter((one) => !chosen.includes(one)) : []);
    else
      onChange(
        mode === 'these' ? names.services.filter((one) => !chosen.includes(one)) : [...names.services],
      );
  };
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <TextField
        id={fieldId('services')}
        select
        label="Cases of"
        value={mode}
        error={error && mode === 'all'}
        slotProps={{ select: { native: true } }}
        onChange={(event) => {
          const next = (['all', 'these', 'but'] as const).find((one) => one === event.target.value);
          if (next !== undefined) choose(next);
        }}
      >
        <option value="all">All services</option>
        <option value="these">Only these services</option>
        <option value="but">All services but these</option>
      </TextField>
      {mode === 'these' && (
        <ListField
          path="services.list"
          label="Only these services"
          value={chosen}
          options={names.services}
          name={names.service}
          onChange={(next) => onChange(next)}
        />
      )}
      {mode === 'but' && (
        <>
          <ListField
            path="services.list"
            label="Not these services"
            value={names.services.filter((one) => !chosen.includes(one))}
            options={names.services}
            name={names.service}
            onChange={(out) => onChange(names.services.filter((one) => !out.includes(one)))}
          />
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            A service that the city takes up later is not among them until you save the rules again.
          </Typography>
        </>
      )}
      {mode !== 'all' && error && (
        <Typography variant="caption" role="alert" sx={{ color: 'breach.text' }}>
          {helperText}
        </Typography>
      )}
    </Box>
  );
}
