import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

interface DraftStripProps {
  /** How the draft stands; told to assistive technology when it changes. */
  status: ReactNode;
  /** What it grew from, and where it is kept. */
  about: ReactNode;
  /** What can be done with it. */
  children: ReactNode;
}

/** The strip above a draft one is in. */
export function DraftStrip({ status, about, children }: DraftStripProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 3,
        alignItems: 'center',
        px: 4,
        py: 1,
        bgcolor: 'surface.sunken',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box role="status" sx={{ display: 'flex', minWidth: 0 }}>
        {status}
      </Box>
      <Box component="span" sx={{ color: 'text.secondary', flex: '1 1 240px' }}>
        {about}
      </Box>
      {children}
    </Box>
  );
}
