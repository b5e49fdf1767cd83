import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { SearchBox } from '../features/search/search-box.tsx';
import { WORK_ID } from './use-keyboard.ts';

/** The name of the house, the front door, and who and what is there. */
export function TopBar({ menu, children }: { menu: ReactNode; children: ReactNode }) {
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: { xs: 2, md: 4 },
        px: { xs: 1, sm: 3 },
        height: { xs: 56, sm: 48 },
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
        position: 'relative',
        zIndex: 'appBar',
      }}
    >
      <Button
        variant="contained"
        href={`#${WORK_ID}`}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById(WORK_ID)?.focus();
        }}
        sx={{
          position: 'absolute',
          left: 8,
          top: 8,
          zIndex: 2,
          '&:not(:focus)': { clipPath: 'inset(50%)', width: '1px' },
        }}
      >
        Skip to the work
      </Button>
      <Typography
        sx={{
          fontWeight: 700,
          color: 'primary.main',
          width: { md: 164 },
          flex: 'none',
          display: { xs: 'none', sm: 'block' },
        }}
      >
        Desk311
      </Typography>
      {menu}
      <SearchBox />
      <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 2, flex: 'none' }}>{children}</Box>
    </Box>
  );
}
