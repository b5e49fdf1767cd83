import Box from '@mui/material/Box';
import type { Instant } from '../../../shared/domain/instant.ts';
import { clockWords } from './call-words.ts';
import { useSeconds } from './use-seconds.ts';

/** How long something has been going on, counting. Nobody is told of every second. */
export function RunningClock({ since, label }: { since: Instant; label: string }) {
  const now = useSeconds();
  return (
    <Box
      component="span"
      role="timer"
      aria-live="off"
      aria-label={label}
      sx={{ fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}
    >
      {clockWords(now - since)}
    </Box>
  );
}
