import Box from '@mui/material/Box';
import type { ReactNode, Ref } from 'react';

/** A page of one list: its head on top, the list below taking all the room that is left. */
export function ListFrame({ frame, children }: { frame?: Ref<HTMLDivElement>; children: ReactNode }) {
  return (
    <Box
      ref={frame}
      sx={{
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        bgcolor: 'background.paper',
        minWidth: 0,
      }}
    >
      {children}
    </Box>
  );
}
