import Box from '@mui/material/Box';
import type { Instant } from '../../../shared/domain/instant.ts';
import { useNow } from '../use-now.ts';

/** Below so much of the time it is time to hurry. */
const LITTLE = 1 / 3;

/** What is left of a time: 1 before it begins, 0 when it is over. */
export function shareLeft(from: Instant, until: Instant, now: Instant): number {
  if (until <= from) return now < until ? 1 : 0;
  return Math.min(1, Math.max(0, (until - now) / (until - from)));
}

/** How what is left is meant: late, soon, or time enough. @param left share of the time, 0 to 1 */
export function remainingMeaning(left: number): 'breach' | 'attention' | 'information' {
  if (left === 0) return 'breach';
  return left < LITTLE ? 'attention' : 'information';
}

interface RemainingBarProps {
  from: Instant;
  until: Instant;
  /** What runs out, for whoever doesn't see the bar: "Time to acknowledge". */
  label: string;
}

/** A thin bar that grows shorter until a time is over. The words stand beside it: the bar adds nothing to them but shape. */
export function RemainingBar({ from, until, label }: RemainingBarProps) {
  const now = useNow();
  const left = shareLeft(from, until, now);
  const meaning = remainingMeaning(left);
  return (
    <Box
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(left * 100)}
      aria-valuetext={`${Math.round(left * 100)} % left`}
      sx={{
        height: 4,
        width: '100%',
        borderRadius: 1,
        overflow: 'hidden',
        bgcolor: left === 0 ? 'breach.line' : 'surface.sunken',
        '@media (forced-colors: active)': { border: '1px solid' },
      }}
    >
      <Box
        sx={{
          height: '100%',
          width: `${left * 100}%`,
          bgcolor: `${meaning}.text`,
          '@media (forced-colors: active)': { bgcolor: 'Highlight', forcedColorAdjust: 'none' },
        }}
      />
    </Box>
  );
}
