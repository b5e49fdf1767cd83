import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

interface Choice<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** What choosing it means. */
  readonly help: ReactNode;
  /** Null when it can be chosen. */
  readonly whyNot?: string | null;
}

interface ChoiceListProps<T extends string> {
  label: string;
  choices: readonly Choice<T>[];
  value: T | null;
  onChange: (value: T) => void;
  autoFocus?: boolean;
}

/** One of a few, each with what it means. Arrow keys choose. */
export function ChoiceList<T extends string>({
  label,
  choices,
  value,
  onChange,
  autoFocus,
}: ChoiceListProps<T>) {
  const id = useId();
  // Without a choice the first that can be chosen takes the focus, not the value.
  const focused = value ?? choices.find((one) => one.whyNot == null)?.value;
  return (
    <FormControl>
      <FormLabel id={id} sx={{ typography: 'caption', fontWeight: 500, mb: 1 }}>
        {label}
      </FormLabel>
      <RadioGroup
        aria-labelledby={id}
        value={value ?? ''}
        onChange={(_, next) => {
          const chosen = choices.find((one) => one.value === next);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {choices.map((one) => (
          <FormControlLabel
            key={one.value}
            value={one.value}
            disabled={one.whyNot != null}
            sx={{ alignItems: 'flex-start', m: 0, py: 1 }}
            control={
              <Radio
                autoFocus={autoFocus === true && one.value === focused}
                sx={{ mr: 1, py: 0, '&.Mui-disabled': { opacity: 0.4 } }}
              />
            }
            label={
              <Box>
                <Typography component="span" sx={{ fontWeight: one.value === value ? 600 : 500 }}>
                  {one.label}
                </Typography>
                <Typography
                  component="span"
                  variant="caption"
                  sx={{ display: 'block', color: 'text.secondary' }}
                >
                  {one.whyNot ?? one.help}
                </Typography>
              </Box>
            }
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
