import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useRef } from 'react';
import type { Disposition } from '../../../shared/domain/contact-pack.ts';
import { KeyHint } from '../../design/key-hint.tsx';

interface DispositionListProps {
  dispositions: readonly Disposition[];
  value: string | null;
  /** Why a contact can't end so; null when it can. */
  whyNot: (disposition: Disposition) => string | null;
  onChange: (code: string) => void;
}

/** How the contact ended: chosen by digit, first letter or arrows. The first field has the focus at once. */
export function DispositionList({ dispositions, value, whyNot, onChange }: DispositionListProps) {
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  // Chosen by a key, the choice also has the focus, so that arrows go on from there.
  useEffect(() => {
    const chosen = group.current?.querySelector<HTMLInputElement>('input:checked');
    const first = group.current?.querySelector<HTMLInputElement>('input:not(:disabled)');
    (chosen ?? first)?.focus();
  }, [value]);
  return (
    <FormControl>
      <FormLabel id={id} sx={{ typography: 'caption', fontWeight: 500, mb: 1 }}>
        How did it end?
      </FormLabel>
      <RadioGroup
        ref={group}
        aria-labelledby={id}
        value={value ?? ''}
        onChange={(_, next) => onChange(next)}
        sx={{ display: 'grid', gridTemplateColumns: { sm: '1fr 1fr' }, columnGap: 4 }}
      >
        {dispositions.map((one, at) => {
          const hindrance = whyNot(one);
          return (
            <FormControlLabel
              key={one.code}
              value={one.code}
              disabled={hindrance !== null}
              sx={{ alignItems: 'flex-start', m: 0, py: 1 }}
              control={<Radio sx={{ mr: 1, py: 0, '&.Mui-disabled': { opacity: 0.4 } }} />}
              label={
                <Box>
                  <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
                    {at < 9 && <KeyHint keys={String(at + 1)} />}
                    <Typography component="span" sx={{ fontWeight: one.code === value ? 600 : 500 }}>
                      {one.label.en}
                    </Typography>
                  </Box>
                  {hindrance !== null && (
                    <Typography component="span" variant="caption" sx={{ color: 'text.secondary' }}>
                      {hindrance}
                    </Typography>
                  )}
                </Box>
              }
            />
          );
        })}
      </RadioGroup>
    </FormControl>
  );
}
