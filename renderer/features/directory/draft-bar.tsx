import CloudDoneOutlined from '@mui/icons-material/CloudDoneOutlined';
import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import CloudSyncOutlined from '@mui/icons-material/CloudSyncOutlined';
import DeleteSweepOutlined from '@mui/icons-material/DeleteSweepOutlined';
import EditNoteOutlined from '@mui/icons-material/EditNoteOutlined';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { directory as directorySchema } from '../../../shared/domain/directory/directory.ts';
import { DraftStrip } from '../../design/draft-strip.tsx';
import { Tag } from '../../design/tag.tsx';
import { timeOfDay } from '../../../shared/domain/case-words/time-words.ts';
import { isUnsaved, type DraftSession } from './draft-session.ts';

/** How a draft stands: saved, on its way, or why not. */
function SaveState({ session, timeZone }: { session: DraftSession; timeZone: string }) {
  const { head, failure, moved, sending, edited } = session;
  if (moved !== null)
    return (
      <Tag meaning="attention" icon={<CloudOffOutlined />}>
        Not saved: somebody else changed it
      </Tag>
    );
  if (failure !== null)
    return (
      <Tag meaning="attention" icon={<CloudOffOutlined />} because={failure.message}>
        {sending === null ? 'Not saved: the hub said no' : 'Not saved yet: kept in this window, tried again'}
      </Tag>
    );
  if (isUnsaved(session) && !directorySchema.safeParse(edited).success)
    return (
      <Tag meaning="attention" icon={<EditNoteOutlined />}>
        Not saved: a field is not filled in
      </Tag>
    );
  if (isUnsaved(session))
    return (
      <Tag meaning="neutral" icon={<CloudSyncOutlined />} quiet>
        Saving…
      </Tag>
    );
  if (head === null)
    return (
      <Tag meaning="neutral" icon={<EditNoteOutlined />} quiet>
        Nothing is changed yet
      </Tag>
    );
  return (
    <Tag meaning="done" icon={<CloudDoneOutlined />} quiet>
      {`Saved ${timeOfDay(head.savedAt, timeZone).slice(0, 5)} by ${head.savedBy.name}`}
    </Tag>
  );
}

interface DraftBarProps {
  session: DraftSession;
  timeZone: string;
  /** Why it can't be discarded; null when it can. */
  whyNot: string | null;
  onDiscard: () => void;
}

/** The draft one is in: how it is saved, what it grew from, and the way to be rid of it. */
export function DraftBar({ session, timeZone, whyNot, onDiscard }: DraftBarProps) {
  return (
    <DraftStrip
      status={<SaveState session={session} timeZone={timeZone} />}
      about={
        session.head === null
          ? `Begins from version ${session.base}`
          : `Begun by ${session.head.begunBy.name} from version ${session.base}, change ${session.head.revision}`
      }
    >
      <Tooltip title={whyNot}>
        <Button
          startIcon={<DeleteSweepOutlined />}
          aria-disabled={whyNot === null ? undefined : true}
          onClick={whyNot === null ? onDiscard : undefined}
        >
          Discard the draft
        </Button>
      </Tooltip>
    </DraftStrip>
  );
}
