import CancelOutlined from '@mui/icons-material/CancelOutlined';
import ReportProblemOutlined from '@mui/icons-material/ReportProblemOutlined';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { LONGEST_VERDICT_WORDS } from '../../../shared/domain/audit/audit-command.ts';
import { MINIMUM_EXPLANATION } from '../../../shared/domain/decision.ts';
import { DialogFrame } from '../../design/dialog-frame.tsx';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { StoppedNote } from '../../design/stopped-note.tsx';
import type { useReview } from './use-review.ts';

const DIALOGS = {
  unsupported: {
    title: 'Unsupported: the case opens again',
    label: 'Reopen the case and send',
    icon: <CancelOutlined />,
    field: 'Why it is open again',
    audience: 'public',
    placeholder: 'We checked your request again. The couch is still at the curb, so we have opened it again.',
    means:
      'The case opens again now. Its callers are told, in the words below, and the department’s contact point for complaints has to answer. This can’t be taken back.',
  },
  'wrong-reason': {
    title: 'Wrong reason: tell the department',
    label: 'Send',
    icon: <ReportProblemOutlined />,
    field: 'What would have been the right reason',
    audience: 'internal',
    placeholder: 'It was removed by the owner, not by a crew: “not found” would have been right.',
    means:
      'The case stays closed, and what residents read stays as it is. The words below become an internal note, and whoever closed it is mentioned.',
  },
} as const;

/** Asks for the words that somebody will read, before a verdict with consequences. */
export function VerdictDialog({
  review,
  asking,
  twice,
}: {
  review: ReturnType<typeof useReview>;
  asking: keyof typeof DIALOGS;
  /** Two people review it: nothing happens before both are of one mind. */
  twice: boolean;
}) {
  const { title, label, icon, field, audience, placeholder, means } = DIALOGS[asking];
  const { words, setWords, busy, stopped, give, closeDialog } = review;
  const whyNot =
    words.trim().length < MINIMUM_EXPLANATION ? `Write a sentence: ${field.toLowerCase()}.` : null;
  return (
    <DialogFrame
      open
      title={title}
      onClose={closeDialog}
      more={
        <Box role="status" sx={{ flex: 1, minWidth: 0, color: 'text.secondary', typography: 'caption' }}>
          {whyNot}
        </Box>
      }
      submit={{
        label,
        icon,
        grave: asking === 'unsupported',
        busy,
        whyNot,
        perform: () => void give(asking),
      }}
    >
      <Stack spacing={3} sx={{ pt: 1 }}>
        {stopped !== null && <StoppedNote stopped={stopped} />}
        <Typography>{means}</Typography>
        {twice && (
          <Typography>
            Two people review this closure. It happens when both say so, or a third one settles it.
          </Typography>
        )}
        <ExplanationField
          label={field}
          audience={audience}
          placeholder={placeholder}
          value={words}
          onChange={setWords}
          max={LONGEST_VERDICT_WORDS}
          autoFocus
        />
      </Stack>
    </DialogFrame>
  );
}
