import MoreHorizOutlined from '@mui/icons-material/MoreHorizOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Action } from '../actions/action.ts';
import { KeyHint } from './key-hint.tsx';

/** Actions behind one button, for windows in which a bar of them would cover the case. */
export function ActionMenu({ label, actions }: { label: string; actions: readonly Action[] }) {
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
