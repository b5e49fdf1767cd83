import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CallerId } from '../../../shared/domain/ids.ts';
import type { City } from '../../../shared/domain/city.ts';
import { contactSentence } from '../../design/contact-sentence.ts';
import { RelativeTime } from '../../design/relative-time.tsx';
import { useAsk } from '../../door/use-door.ts';

/** So many are shown while somebody waits on the line. */
const SHOWN = 4;

/** The conversations this caller had with the city before, the newest first. */
export function CallerContacts({ caller, city }: { caller: CallerId; city: City | null }) {
  const asked = useAsk('contact.past', { of: 'caller', id: caller }, { keepOld: false });
  if (asked.isError) {
    return (
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        Earlier contacts stand on the hub, which does not tell them now.
      </Typography>
    );
  }
  const contacts = asked.data?.contacts;
  if (contacts === undefined || contacts.length === 0) return null;
  return (
    <Box component="section" aria-label="Earlier contacts">
      <Typography variant="caption" component="h4" sx={{ color: 'text.secondary', fontWeight: 600 }}>
        Earlier contacts
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, typography: 'caption' }}>
        {contacts.slice(0, SHOWN).map((contact) => (
          <Box component="li" key={contact.id} sx={{ py: 0.5, display: 'flex', gap: 2 }}>
            <Box component="span" sx={{ color: 'text.secondary', flex: 'none' }}>
              <RelativeTime at={contact.startedAt} focusable={false} />
            </Box>
            <span>{contactSentence(contact, city)}</span>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
