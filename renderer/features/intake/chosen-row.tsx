import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement, ReactNode } from 'react';

interface ChosenRowProps {
  icon: ReactElement;
  title: string;
  detail: ReactNode;
  changeLabel: string;
  onChange: () => void;
}

/** Something that has been chosen, and the way to choose again. */
export function ChosenRow({ icon, title, detail, changeLabel, onChange }: ChosenRowProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 3,
        py: 2,
        pr: 2,
        pl: 3,
        border: 1,
        borderColor: 'line.strong',
        borderRadius: 1,
        bgcolor: 'surface.selected',
      }}
    >
      {icon}
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{title}</Typography>
        <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
          {detail}
        </Typography>
      </Box>
      <Button onClick={onChange}>{changeLabel}</Button>
    </Box>
  );
}
