import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement, ReactNode } from 'react';
import type { Action } from '../actions/action.ts';
import { ActionButton } from './action-button.tsx';

interface EmptyStateProps {
  icon: ReactElement;
  /** What is not here, in a few words. */
  title: string;
  /** Why, and what would change it. */
  because: ReactNode;
  /** What helps now, the most likely first. */
  actions?: readonly Action[];
}

/** Nothing to show, said with its reason and the key that helps. */
export function EmptyState({ icon, title, because, actions = [] }: EmptyStateProps) {
  return (
    <Box
      sx={{
        display: 'grid',
        placeContent: 'center',
        justifyItems: 'start',
        gap: 2,
        height: '100%',
        minHeight: 160,
        p: 6,
      }}
    >
      <Box sx={{ color: 'text.secondary', '& > svg': { fontSize: 28, display: 'block' } }}>{icon}</Box>
      <Typography variant="h2" component="p">
        {title}
      </Typography>
      <Typography component="div" sx={{ color: 'text.secondary', maxWidth: '52ch' }}>
        {because}
      </Typography>
      {actions.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 2 }}>
          {actions.map((action, at) => (
            <ActionButton key={action.id} action={action} variant={at === 0 ? 'contained' : 'outlined'} />
          ))}
        </Box>
      )}
    </Box>
  );
}
