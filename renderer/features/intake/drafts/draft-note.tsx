import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { DraftView } from '../../../../shared/contract/draft-view.ts';
import { useAsk } from '../../../door/use-door.ts';
import { openCase, type NewCaseTab } from '../../../workspace/workspace.ts';

/** What happened to a draft elsewhere, and what that means for who goes on with it. */
export const NOTE_WORDS: Record<NonNullable<DraftView['note']>, { short: string; long: string }> = {
  beside: {
    short: 'Also written on another desk',
    long: 'This was written while another desk wrote the same new case. Both are kept: this text here, the other one under Drafts. File one, discard the other.',
  },
  back: {
    short: 'Back: another desk had written more',
    long: 'You discarded this here, but another desk had written more than you saw. So it is back, with that text.',
  },
  refused: {
    short: 'Refused by the hub',
    long: 'The hub refused to open this case; the reason stands under Unsent. Put it right and file it again, or give up both.',
  },
  filed: {
    short: 'Filed from another desk',
    long: 'This was filed from another desk already, so it can’t be filed again. What you wrote here since is not in the case: add it there as a note.',
  },
};

/** Says over a new case's form what its writer must know before going on. */
export function DraftNote({ tab }: { tab: Pick<NewCaseTab, 'draftId' | 'filed' | 'title'> }) {
  const views = useAsk('draft.list', {}).data?.drafts;
  const note = tab.filed ? 'filed' : (views?.find((one) => one.id === tab.draftId)?.note ?? null);
  if (note === null) return null;
  return (
    <Alert
      severity={note === 'back' ? 'info' : 'warning'}
      sx={{ borderRadius: 0 }}
      action={
        note === 'filed' && (
          <Button
            variant="outlined"
            startIcon={<OpenInNewOutlined />}
            onClick={() => openCase(tab.draftId, tab.title.replace(/^New: /, ''))}
          >
            Open the case
          </Button>
        )
      }
    >
      {NOTE_WORDS[note].long}
    </Alert>
  );
}
