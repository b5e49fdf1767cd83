import MoreHorizOutlined from '@mui/icons-material/MoreHorizOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState, type ReactNode } from 'react';
import type { Action } from '../../actions/action.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { KeyHint } from '../../design/key-hint.tsx';

/** Actions behind one button, for windows in which a bar of them would cover the case. */
function ActionMenu({ label, actions }: { label: string; actions: readonly Action[] }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<MoreHorizOutlined />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {label}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      >
        {actions.map((action) => (
          <MenuItem
            key={action.id}
            aria-disabled={action.whyNot === null ? undefined : true}
            onClick={() => {
              if (action.whyNot !== null) return;
              setAnchor(null);
              action.perform();
            }}
          >
            <ListItemIcon>{action.icon}</ListItemIcon>
            <Box sx={{ flex: 1, maxWidth: 280 }}>
              {action.label}
              {action.whyNot !== null && (
                <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
                  {action.whyNot}
                </Typography>
              )}
            </Box>
            {action.keys[0] !== undefined && <KeyHint keys={action.keys[0]} />}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** What is done least, and goes behind "More" where the bar would need a second line. */
const RARE: ReadonlySet<string> = new Set(['case.link', 'case.new-here']);

/** The foot of the case page: the note and everything else that can be done, with its keys. */
export function CaseFoot({ actions, composer }: { actions: readonly Action[]; composer: ReactNode }) {
  const small = useMediaQuery('(max-width: 900px), (max-height: 560px)', { noSsr: true });
  const tight = useMediaQuery('(max-width: 1420px)', { noSsr: true });
  const others = actions.filter((one) => one.id !== 'case.note');
  if (small) {
    return (
      <Box
        sx={{
          px: 3,
          py: 2,
          borderTop: 1,
          borderColor: 'divider',
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr) auto',
          gap: 2,
          alignItems: 'start',
        }}
      >
        {composer}
        <ActionMenu label="Actions" actions={others} />
      </Box>
    );
  }
  return (
    <Box sx={{ px: 4, py: 2, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 2 }}>
      {composer}
      <Box
        role="toolbar"
        aria-label="Actions on this case"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}
      >
        {(tight ? others.filter((one) => !RARE.has(one.id)) : others).map((action) => (
          <ActionButton key={action.id} action={action} />
        ))}
        {tight && <ActionMenu label="More" actions={others.filter((one) => RARE.has(one.id))} />}
      </Box>
    </Box>
  );
}
