import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Instant } from '../../../shared/domain/instant.ts';
import { RelativeTime } from '../../design/relative-time.tsx';

/** A step of a case's timeline: when it was, and beside it what. */
export function TimelineRow({ at, children }: { at: Instant; children: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{ display: 'grid', gridTemplateColumns: '84px minmax(0, 1fr)', columnGap: 3, py: 1.5 }}
    >
      <Box sx={{ color: 'text.secondary', typography: 'caption', pt: '2px' }}>
        <RelativeTime at={at} />
      </Box>
      {children}
    </Box>
  );
}
