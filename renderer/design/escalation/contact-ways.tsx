import CellTowerOutlined from '@mui/icons-material/CellTowerOutlined';
import DesktopWindowsOutlined from '@mui/icons-material/DesktopWindowsOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import PhoneAndroidOutlined from '@mui/icons-material/PhoneAndroidOutlined';
import PhoneOutlined from '@mui/icons-material/PhoneOutlined';
import WebhookOutlined from '@mui/icons-material/WebhookOutlined';
import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import type { ContactChannelKind } from '../../../shared/domain/directory/directory.ts';
import { CHANNEL_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import type { Way } from './directory-words.ts';

const ICONS: Record<ContactChannelKind, ReactElement> = {
  'desk-queue': <DesktopWindowsOutlined />,
  phone: <PhoneOutlined />,
  mobile: <PhoneAndroidOutlined />,
  radio: <CellTowerOutlined />,
  mail: <MailOutlined />,
  webhook: <WebhookOutlined />,
};

/** What is read out stands in a face in which it can't be misread. */
const READ_OUT: ReadonlySet<ContactChannelKind> = new Set(['phone', 'mobile']);

/** How a contact point is reached, in the order in which it is tried. */
export function ContactWays({ ways }: { ways: readonly Way[] }) {
  return (
    <Box
      component="ol"
      aria-label="Reached by, in this order"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1 }}
    >
      {ways.map(({ place, kind, address }) => (
        <Box
          component="li"
          key={place}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            '& svg': { fontSize: 16, color: 'text.secondary' },
          }}
        >
          {ICONS[kind]}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {CHANNEL_WORDS[kind]}
          </Box>
          {address !== null && kind !== 'desk-queue' && (
            <Box
              component="span"
              sx={{
                fontWeight: 500,
                overflowWrap: 'anywhere',
                ...(READ_OUT.has(kind) ? { fontFamily: (theme) => theme.mono } : {}),
              }}
            >
              {address}
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}
