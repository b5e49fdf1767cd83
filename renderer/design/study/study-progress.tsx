import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { Failure } from '../../../shared/contract/failure.ts';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';
import { KeyHint } from '../key-hint.tsx';
import { useSlow } from '../use-slow.ts';

interface StudyProgressProps {
  /** What is counted: "escalations". */
  of: string;
  done: number;
  /** 0 until it is known. */
  total: number;
  /** Why the hub can't be asked just now. */
  away: Failure | null;
  /** The key that cancels, where there is one. */
  keys?: string;
  onCancel: () => void;
}

/** How far a study is, and the way to end it. */
export function StudyProgress({ of, done, total, away, keys, onCancel }: StudyProgressProps) {
  const slow = useSlow();
  const isCounting = total > 0 && done > 0;
  const words = isCounting
    ? `${countWords(done)} of ${countWords(total)} ${of} looked at`
    : total > 0
      ? `Gathering ${countWords(total)} ${of}`
      : `Gathering the ${of}`;
  return (
    <Box role="group" aria-label="Progress" sx={{ minHeight: 56, maxWidth: 560 }}>
      {slow && (
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', columnGap: 3, rowGap: 1 }}>
          <Typography sx={{ alignSelf: 'center', fontVariantNumeric: 'tabular-nums' }}>
            {away === null ? `${words}.` : `${words}. The hub is away; it is asked again by itself.`}
          </Typography>
          <Button
            variant="outlined"
            startIcon={<CloseOutlined />}
            endIcon={keys === undefined ? undefined : <KeyHint keys={keys} />}
            onClick={onCancel}
          >
            Cancel
          </Button>
          <LinearProgress
            // Else the bar would run on from where it was while nothing was counted.
            key={isCounting ? 'counting' : 'gathering'}
            aria-label={`Looking at the ${of}`}
            aria-valuetext={words}
            variant={isCounting ? 'determinate' : 'indeterminate'}
            value={isCounting ? Math.min(100, (done / total) * 100) : 0}
            sx={{ gridColumn: '1 / -1' }}
          />
        </Box>
      )}
    </Box>
  );
}
