import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import CheckOutlined from '@mui/icons-material/CheckOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import PhoneInTalkOutlined from '@mui/icons-material/PhoneInTalkOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useRef, useSyncExternalStore } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Presence } from '../../../shared/domain/presence.ts';
import { KeyHint } from '../../design/key-hint.tsx';
import { ageWords } from '../../../shared/domain/case-words/time-words.ts';
import { useNow } from '../../design/use-now.ts';
import { VISUALLY_HIDDEN } from '../../design/visually-hidden.ts';
import { useCity } from '../../door/use-city.ts';
import { useWhyNot } from '../../door/use-session.ts';
import { create } from '../../workspace/create-store.ts';
import { presenceOf, setAway } from '../../workspace/run-contact.ts';
import { useWorkspace } from '../../workspace/use-workspace.ts';

/** Whether the menu is open; the key opens it from anywhere. */
export const presenceMenu = create(false);

const ICONS = {
  available: <CheckCircleOutlined />,
  'on-contact': <PhoneInTalkOutlined />,
  'wrap-up': <EditNoteOutlined />,
  away: <PauseCircleOutlined />,
  'signed-out': <PauseCircleOutlined />,
} as const satisfies Record<Presence['state'], unknown>;

/** What can be chosen: available, and away for each of the city's reasons. */
export function standings(
  city: City | null,
): readonly { readonly away: string | null; readonly words: string }[] {
  const reasons = city?.pack.awayReasons?.map(({ code, label }) => ({
    away: code,
    words: `Away: ${label.en}`,
  }));
  return [{ away: null, words: 'Available' }, ...(reasons === undefined ? [] : reasons)];
}

function presenceWords(presence: Presence, city: City | null): string {
  switch (presence.state) {
    case 'available':
      return 'Available';
    case 'on-contact':
      return 'On a contact';
    case 'wrap-up':
      return 'Wrap-up';
    case 'away':
      return city?.pack.awayReasons?.find(({ code }) => code === presence.reason)?.label.en ?? 'Away';
    case 'signed-out':
      return 'Signed out';
  }
}

function sinceWords(since: Instant, now: Instant): string {
  const words = ageWords(Math.max(0, now - since));
  return since === 0 || words === 'now' ? '' : ` ${words}`;
}

/** How one stands, since when, and the way to change it. During a contact the choice is for after it. */
export function PresenceMenu() {
  const city = useCity();
  const now = useNow();
  const anchor = useRef<HTMLButtonElement>(null);
  const open = useSyncExternalStore(presenceMenu.subscribe, presenceMenu.get);
  const told = useWorkspace((state) => JSON.stringify(presenceOf(state)));
  const away = useWorkspace((state) => state.standing.away);
  const whyNot = useWhyNot('take-contact');
  const { presence, since } = JSON.parse(told) as ReturnType<typeof presenceOf>;
  if (whyNot !== null) return null;
  const words = presenceWords(presence, city);
  const busy = presence.state === 'on-contact' || presence.state === 'wrap-up';
  return (
    <>
      <Button
        ref={anchor}
        color="inherit"
        startIcon={ICONS[presence.state]}
        endIcon={<KeyHint keys="alt+s" />}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => presenceMenu.set(true)}
        sx={{
          flex: 'none',
          whiteSpace: 'nowrap',
          // Where there is little room the icon stands alone; its name says the rest.
          '& > .MuiButton-endIcon': { display: { xs: 'none', lg: 'inherit' } },
          '& > .MuiButton-startIcon': { mr: { xs: 0, md: 1 } },
        }}
      >
        <Box component="span" sx={(theme) => ({ [theme.breakpoints.down('md')]: VISUALLY_HIDDEN })}>
          {words}
          {sinceWords(since, now)}
        </Box>
        <Box component="span" sx={VISUALLY_HIDDEN}>
          : your presence
        </Box>
      </Button>
      <Menu
        open={open}
        anchorEl={() => anchor.current}
        onClose={() => presenceMenu.set(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          list: { 'aria-label': busy ? 'Your presence after this contact' : 'Your presence' },
          paper: { sx: { width: 260, mt: 1 } },
        }}
      >
        {standings(city).map((one) => (
          <MenuItem
            key={one.words}
            role="menuitemradio"
            aria-checked={away === one.away}
            autoFocus={away === one.away}
            onClick={() => {
              setAway(one.away, Date.now());
              presenceMenu.set(false);
            }}
          >
            <ListItemIcon>{one.away === null ? ICONS.available : ICONS.away}</ListItemIcon>
            <ListItemText>{one.words}</ListItemText>
            <CheckOutlined sx={{ visibility: away === one.away ? 'visible' : 'hidden' }} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
