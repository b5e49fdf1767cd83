import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** The frame of what is shown before there is work: one card, one purpose. */
export function FrontPage({
  title,
  lead,
  children,
}: {
  title: string;
  lead: ReactNode;
  children: ReactNode;
}) {
  return (
    <Box component="main" sx={{ height: '100%', overflow: 'auto', display: 'grid', p: 4 }}>
      <Box
        sx={{
          m: 'auto',
          width: 'min(400px, 100%)',
          bgcolor: 'background.paper',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          p: 8,
          display: 'grid',
          gap: 5,
        }}
      >
        <Box>
          <Typography sx={{ color: 'primary.main', fontWeight: 600, mb: 4 }}>Desk311</Typography>
          <Typography variant="h1">{title}</Typography>
          <Typography component="div" sx={{ color: 'text.secondary', mt: 1 }}>
            {lead}
          </Typography>
        </Box>
        {children}
      </Box>
    </Box>
  );
}
