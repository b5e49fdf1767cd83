import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useSyncExternalStore } from 'react';
import { counted, countWords } from '../../../shared/domain/case-words/count-words.ts';
import { downloads, type Download } from '../../design/downloads.ts';
import { KeyHint } from '../../design/key-hint.tsx';

function progressOf({ lines, cases, bytes }: Download): string {
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
  if (cases === null) return size;
  // The first line has the names of the columns; a cell may have lines of its own, so it is about.
  if (lines === null) return `${size} of ${counted(cases, 'case', 'cases')}`;
  return `about ${countWords(Math.min(cases, Math.max(0, lines - 1)))} of ${counted(cases, 'case', 'cases')}`;
}

export function useDownloads(): readonly Download[] {
  return useSyncExternalStore(downloads.subscribe, downloads.get);
}

/** Files on their way to the disk, with how far they are and the way to stop. */
export function DownloadStrip() {
  const running = useDownloads();
  return (
    <Box role="status" aria-label="Files on their way">
      {running.map((one) => {
        const share = one.cases === null || one.lines === null ? null : Math.min(1, one.lines / one.cases);
        return (
          <Box
            key={one.id}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 3,
              px: 4,
              py: 1.5,
              borderTop: 1,
              borderColor: 'divider',
            }}
          >
            <Typography
              sx={{ fontVariantNumeric: 'tabular-nums' }}
            >{`${one.label}: ${progressOf(one)}`}</Typography>
            <LinearProgress
              aria-label={one.label}
              variant={share === null ? 'indeterminate' : 'determinate'}
              value={share === null ? 0 : share * 100}
              sx={{ flex: 1, maxWidth: 320 }}
            />
            <Button
              variant="outlined"
              startIcon={<CloseOutlined />}
              endIcon={<KeyHint keys="x" />}
              onClick={one.cancel}
            >
              Cancel
            </Button>
          </Box>
        );
      })}
    </Box>
  );
}
