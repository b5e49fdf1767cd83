import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** What is chosen beside what comes of it, in a wide dialog; below each other where there is no room for both. */
export function DialogColumns({ chosen, follows }: { chosen: ReactNode; follows: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        columnGap: 6,
        rowGap: 4,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 5fr) minmax(0, 6fr)' },
      }}
    >
      <Box sx={{ display: 'grid', gap: 4 }}>{chosen}</Box>
      {follows}
    </Box>
  );
}
