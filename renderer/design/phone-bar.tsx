import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { Action } from '../actions/action.ts';
import { ActionMenu } from './action-menu.tsx';

interface PhoneBarProps {
  label: string;
  actions: readonly Action[];
  /** Ids of those that stand in the bar, in their order; the others are behind "More". */
  first: readonly string[];
}

/** At the foot of a phone-sized page: few large targets within a thumb's reach, all else in a menu. */
export function PhoneBar({ label, actions, first }: PhoneBarProps) {
  const shown = first.flatMap((id) => actions.find((one) => one.id === id) ?? []);
  const others = actions.filter((one) => !first.includes(one.id));
  return (
    <Box
      role="toolbar"
      aria-label={label}
      sx={{
        display: 'grid',
        gridAutoFlow: 'column',
        gridAutoColumns: 'minmax(0, 1fr)',
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
        '& .MuiButton-root': { minHeight: 56, borderRadius: 0, border: 0 },
      }}
    >
      {shown.map((action) => (
        <ButtonBase
          key={action.id}
          aria-disabled={action.whyNot === null ? undefined : true}
          title={action.whyNot ?? undefined}
          onClick={action.whyNot === null ? () => action.perform() : undefined}
          sx={{
            minHeight: 56,
            display: 'grid',
            alignContent: 'center',
            justifyItems: 'center',
            gap: 0.5,
            typography: 'caption',
            fontWeight: 600,
            color: action.whyNot === null ? 'primary.main' : 'text.disabled',
          }}
        >
          {action.icon}
          {action.label}
        </ButtonBase>
      ))}
      <ActionMenu label="More" actions={others} />
    </Box>
  );
}
