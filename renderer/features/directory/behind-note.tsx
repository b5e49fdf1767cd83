import SyncOutlined from '@mui/icons-material/SyncOutlined';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { DirectoryDraftHead } from '../../../shared/contract/directory-sync.ts';
import type { MergeConflicts } from '../../../shared/domain/directory/merge-directories.ts';
import { commandId } from '../../../shared/domain/ids.ts';
import { useTell } from '../../door/use-door.ts';
import { putDraft, saveDraft } from './draft-keeper.ts';
import { openedDraft, wasMoved, type DraftSession } from './draft-session.ts';
import { KeepDialog } from './keep-dialog.tsx';
import type { Names } from './use-names.ts';

interface BehindNoteProps {
  draftKey: string;
  session: DraftSession;
  head: DirectoryDraftHead;
  newest: number;
  names: Names;
  whyNot: string | null;
}

/** Another version was published since the draft began: it is brought up to date, entry by entry. */
export function BehindNote({ draftKey, session, head, newest, names, whyNot }: BehindNoteProps) {
  const [conflicts, setConflicts] = useState<MergeConflicts | null>(null);
  const { mutate, isPending, error } = useTell('directory.renew-draft');
  const renew = async (kept: MergeConflicts | null) => {
    await saveDraft(draftKey);
    mutate(
      {
        commandId: commandId.parse(crypto.randomUUID()),
        department: head.department,
        id: head.id,
        revision: head.revision,
        keep: kept === null ? null : { points: [...kept.points], serviceHours: kept.serviceHours },
      },
      {
        onSuccess: (answer) => {
          if (answer.status === 'conflicts') setConflicts(answer);
          else {
            setConflicts(null);
            putDraft(
              draftKey,
              answer.status === 'saved'
                ? openedDraft(answer.draft)
                : wasMoved(session, { theirs: answer.draft, message: answer.message }),
            );
          }
        },
      },
    );
  };
  return (
    <>
      <Alert
        severity={error === null ? 'info' : 'error'}
        sx={{ mx: 4, mb: 2 }}
        action={
          <Button
            variant="outlined"
            startIcon={<SyncOutlined />}
            aria-disabled={whyNot === null && !isPending ? undefined : true}
            onClick={whyNot === null && !isPending ? () => void renew(null) : undefined}
          >
            Bring up to date
          </Button>
        }
      >
        {error === null
          ? `Version ${newest} was published since this draft began with version ${session.base}. Nothing is lost: bring the draft up to date, then publish.`
          : error.failure.message}
      </Alert>
      {conflicts !== null && (
        <KeepDialog
          title={`Bring up to version ${newest}`}
          conflicts={conflicts}
          other="as they are published"
          names={names}
          busy={isPending}
          onClose={() => setConflicts(null)}
          onKeep={(kept) => void renew(kept)}
        />
      )}
    </>
  );
}
