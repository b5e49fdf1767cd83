import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import type { City } from '../../../shared/domain/city.ts';
import { BecauseButton } from '../../design/because-button.tsx';
import { ConfidentialTag } from '../../design/complaint/stage-tag.tsx';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { useTimeZone } from '../../design/time-zone.ts';
import { departmentName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import type { ComplaintDraft } from './complaint-draft.ts';

interface ComplaintReceiptProps {
  draft: ComplaintDraft;
  city: City;
  onClose: () => void;
}

/** What to read out after a complaint was filed: its number, and what happens next and by when. */
export function ComplaintReceipt({ draft, city, onClose }: ComplaintReceiptProps) {
  const timeZone = useTimeZone();
  const asked = useAsk('complaint.receipt', { id: draft.ids.complaint }, { keepOld: false });
  const { receipt = null, waits = true, reference = '' } = asked.data ?? {};
  const confidential = draft.about === 'person';
  return (
    <DialogFrame open title="Complaint filed" width="sm" onClose={onClose}>
      <Stack spacing={4} sx={{ pt: 1 }}>
        <Box role="status">
          <Typography sx={{ color: 'text.secondary' }}>
            {receipt === null ? 'Read this out for now' : 'Read this number out'}
          </Typography>
          <Typography
            component="p"
            sx={{ fontFamily: 'monospace', fontSize: 24, fontWeight: 600, userSelect: 'all' }}
          >
            {receipt?.number ?? reference}
          </Typography>
          {receipt === null && (
            <Typography>
              {waits
                ? 'It waits on this desk and goes to the hub by itself. The number comes with the hub’s answer: a message brings it to the caller, where there is an address.'
                : 'The hub has it. Its number is not told here any more.'}
            </Typography>
          )}
        </Box>
        {receipt !== null && (
          <Typography component="div">
            <Box component="strong">What happens next: </Box>
            {departmentName(city, draft.department)} gets in touch
            {receipt.dueAt === null ? '.' : ` by ${dateTime(receipt.dueAt, timeZone)}.`}{' '}
            <BecauseButton
              label="Why by then"
              title="Why somebody gets in touch by then"
              steps={receipt.because}
            />
          </Typography>
        )}
        {receipt?.reopened === true && (
          <Typography>The case is reopened, and its department works on it again.</Typography>
        )}
        {confidential && (
          <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
            <ConfidentialTag />
            <Typography>
              You won’t see it again, nor will others who are not given it. Whoever asks for it by its number
              is put through to a supervisor.
            </Typography>
          </Box>
        )}
      </Stack>
    </DialogFrame>
  );
}
