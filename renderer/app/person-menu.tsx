import LogoutOutlined from '@mui/icons-material/LogoutOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import { useState, type ReactElement } from 'react';
import { ROLES } from '../../shared/domain/actor.ts';
import { counted } from '../../shared/domain/case-words/count-words.ts';
import { departmentName, useCity } from '../door/use-city.ts';
import type { SignedIn } from '../door/use-session.ts';
import { useWorkspace } from '../workspace/use-workspace.ts';
import { setDensity, setTheme } from '../workspace/workspace.ts';
import { DENSITIES, THEMES } from './view-actions.tsx';

function initials(name: string): string {
  const words = name.split(/\s+/).filter((one) => one !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((one) => one?.charAt(0) ?? '').join('');
}

function Choice({
  label,
  icon,
  chosen,
  onChoose,
}: {
  label: string;
  icon: ReactElement;
  chosen: boolean;
  onChoose: () => void;
}) {
  return (
    <MenuItem role="menuitemradio" aria-checked={chosen} onClick={onChoose}>
      <ListItemIcon>{icon}</ListItemIcon>
      <ListItemText>{label}</ListItemText>
      <CheckOutlined sx={{ visibility: chosen ? 'visible' : 'hidden' }} />
    </MenuItem>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <Box
      component="li"
      role="none"
      sx={{ px: 3, pt: 1, typography: 'caption', fontWeight: 600, color: 'text.secondary' }}
    >
      {children}
    </Box>
  );
}

interface PersonMenuProps {
  session: SignedIn;
  unsent: number;
  onSignOut: () => void;
}

/** Who is at the desk, how it looks to them, and the way out. */
export function PersonMenu({ session, unsent, onSignOut }: PersonMenuProps) {
  const city = useCity();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const theme = useWorkspace((state) => state.theme);
  const density = useWorkspace((state) => state.density);
  const { account, hub } = session;
  const where = account.department === null ? '' : `, ${departmentName(city, account.department)}`;
  return (
    <>
      <Button
        variant="text"
        color="inherit"
        startIcon={<PersonOutlined />}
        aria-label={`${initials(account.name)}, ${account.name}: your menu`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ flex: 'none' }}
      >
        {initials(account.name)}
      </Button>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ list: { 'aria-label': 'Your menu' }, paper: { sx: { width: 280, mt: 1 } } }}
      >
        <Box component="li" role="none" sx={{ px: 3, py: 2 }}>
          <Typography sx={{ fontWeight: 600 }}>{account.name}</Typography>
          <Typography sx={{ color: 'text.secondary' }}>
            {ROLES[account.role]}
            {where}
          </Typography>
          <Typography variant="caption" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            Hub: {hub}
          </Typography>
        </Box>
        <Divider component="li" role="separator" />
        <Heading>Colours</Heading>
        {THEMES.map((one) => (
          <Choice
            key={one.theme}
            {...one}
            chosen={theme === one.theme}
            onChoose={() => setTheme(one.theme)}
          />
        ))}
        <Divider component="li" role="separator" />
        <Heading>Rows</Heading>
        {DENSITIES.map((one) => (
          <Choice
            key={one.density}
            {...one}
            chosen={density === one.density}
            onChoose={() => setDensity(one.density)}
          />
        ))}
        <Divider component="li" role="separator" />
        <MenuItem
          onClick={() => {
            setAnchor(null);
            onSignOut();
          }}
        >
          <ListItemIcon>
            <LogoutOutlined />
          </ListItemIcon>
          <ListItemText
            primary="Sign out"
            secondary={
              unsent === 0 ? null : `${counted(unsent, 'change stays', 'changes stay')} on this desk, unsent`
            }
          />
        </MenuItem>
      </Menu>
    </>
  );
}
