import Box from '@mui/material/Box';
import type { Action } from '../actions/action.ts';
import { ActionButton } from './action-button.tsx';

/** Below a list: what can be done with the row that is chosen. @param label for whoever doesn't see it */
export function ActionBar({ label, actions }: { label: string; actions: readonly Action[] }) {
  return (
    <Box
      role="toolbar"
      aria-label={label}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, px: 4, py: 2, borderTop: 1, borderColor: 'divider' }}
    >
      {actions.map((action) => (
        <ActionButton key={action.id} action={action} />
      ))}
    </Box>
  );
}
