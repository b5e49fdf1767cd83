import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { patternsOf } from '../../../shared/domain/escalation/escalation-triggers.ts';
import { readText, wordWatch } from '../../../shared/domain/escalation/word-watch.ts';
import { useActor } from '../../design/use-actor.ts';
import { useKept } from '../../design/use-kept.ts';

interface WordsTryProps {
  patterns: readonly string[];
  harmless: readonly string[];
  sets: Readonly<Record<string, string[]>>;
  /** Something is wrong with the words, so they can't be tried. */
  isWrong: boolean;
}

/** Says what the words of a rule make of a sentence. It stays in this window. */
export function WordsTry({ patterns, harmless, sets, isWrong }: WordsTryProps) {
  const [said, setSaid] = useKept(`rules.try-words ${useActor()?.id ?? ''}`, '');
  const watch = useMemo(
    () => (isWrong ? null : wordWatch(patterns, harmless, patternsOf({ sets }))),
    [patterns, harmless, sets, isWrong],
  );
  const found = watch === null || said.trim() === '' ? null : watch(readText(said));
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <TextField
        label="Try it: what a caller could say"
        value={said}
        slotProps={{ htmlInput: { maxLength: 500, autoComplete: 'off' } }}
        onChange={(event) => setSaid(event.target.value)}
      />
      <Typography role="status" variant="caption" sx={{ color: 'text.secondary', minHeight: 16 }}>
        {isWrong ? (
          'Mend what is wrong first; then words can be tried.'
        ) : said.trim() === '' ? (
          'Nothing is sent anywhere.'
        ) : found === null ? (
          'Finds nothing in that.'
        ) : (
          <>
            Finds “{found.said.join(' … ')}” by{' '}
            <Box component="span" sx={(theme) => ({ fontFamily: theme.mono, color: 'text.primary' })}>
              {found.pattern}
            </Box>
            .
          </>
        )}
      </Typography>
    </Box>
  );
}
