import HeadsetMicOutlined from '@mui/icons-material/HeadsetMicOutlined';
import Box from '@mui/material/Box';
import type { PastContact } from '../../../shared/contract/past-contact.ts';
import type { City } from '../../../shared/domain/city.ts';
import { contactSentence } from '../../design/contact-sentence.ts';
import { TimelineRow } from './timeline-row.tsx';

/** A conversation in which the case came up, as a step of its timeline. */
export function PastContactRow({ contact, city }: { contact: PastContact; city: City }) {
  return (
    <TimelineRow at={contact.startedAt}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, color: 'text.secondary' }}>
        <HeadsetMicOutlined aria-label="Contact" sx={{ fontSize: 16, flex: 'none' }} />
        <span>{contactSentence(contact, city)}</span>
      </Box>
    </TimelineRow>
  );
}
