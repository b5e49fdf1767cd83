import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** One line of a preview: what it is called and what it is. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Typography component="dt" variant="caption" sx={{ color: 'text.secondary', lineHeight: '20px' }}>
        {name}
      </Typography>
      <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </>
  );
}

/** @param wide the names are questions, not words */
export function Facts({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: wide ? 'minmax(120px, 2fr) minmax(0, 3fr)' : '88px minmax(0, 1fr)',
        columnGap: 3,
        rowGap: 1,
        m: 0,
      }}
    >
      {children}
    </Box>
  );
}
