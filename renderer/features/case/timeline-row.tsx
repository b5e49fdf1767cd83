import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { TextId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { RelativeTime } from '../../design/relative-time.tsx';

interface TimelineRowProps {
  at: Instant;
  /** A note can be come to. */
  note?: TextId | undefined;
  /** It is what somebody came for. */
  pointed?: boolean;
  children: ReactNode;
}

/** A step of a case's timeline: when it was, and beside it what. */
export function TimelineRow({ at, note, pointed = false, children }: TimelineRowProps) {
  return (
    <Box
      component="li"
      {...(note === undefined ? {} : { 'data-note': note, tabIndex: -1 })}
      sx={{
        display: 'grid',
        gridTemplateColumns: '84px minmax(0, 1fr)',
        columnGap: 3,
        py: 1.5,
        ...(pointed ? { bgcolor: 'surface.selected', borderRadius: 1, mx: -2, px: 2 } : {}),
      }}
    >
      <Box sx={{ color: 'text.secondary', typography: 'caption', pt: '2px' }}>
        <RelativeTime at={at} />
      </Box>
      {children}
    </Box>
  );
}
