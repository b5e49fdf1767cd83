import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { MergeConflicts } from '../../../shared/domain/directory/merge-directories.ts';
import { putDraft } from './draft-keeper.ts';
import { goOnAnew, goOnFrom, openedDraft, together, type DraftSession } from './draft-session.ts';
import { KeepDialog } from './keep-dialog.tsx';
import type { Names } from './use-names.ts';

const NONE_KEPT: MergeConflicts = { points: [], serviceHours: false };

interface MovedNoteProps {
  draftKey: string;
  session: DraftSession;
  names: Names;
  /** Forgets what is here and asks the hub. */
  onDrop: () => void;
}

/** Somebody else changed the draft meanwhile: what happened, what is safe, and the ways out. */
export function MovedNote({ draftKey, session, names, onDrop }: MovedNoteProps) {
  const [conflicts, setConflicts] = useState<MergeConflicts | null>(null);
  const { moved } = session;
  if (moved === null) return null;
  const { theirs, message } = moved;
  const unite = (kept: MergeConflicts) => {
    if (theirs === null) return;
    putDraft(draftKey, goOnFrom(theirs, together(session, theirs, kept).directory));
    setConflicts(null);
  };
  const begin = () => {
    if (theirs === null) return;
    const both = together(session, theirs, NONE_KEPT).conflicts;
    if (both.points.length > 0 || both.serviceHours) setConflicts(both);
    else unite(NONE_KEPT);
  };
  return (
    <>
      <Alert severity="warning" sx={{ mx: 4, mb: 2 }}>
        {message}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mt: 2 }}>
          {theirs === null ? (
            <>
              <Button variant="contained" onClick={() => putDraft(draftKey, goOnAnew(session))}>
                Keep mine as a new draft
              </Button>
              <Button variant="outlined" onClick={onDrop}>
                Drop mine
              </Button>
            </>
          ) : (
            <>
              <Button variant="contained" onClick={begin}>
                Put both together
              </Button>
              <Button variant="outlined" onClick={() => putDraft(draftKey, goOnFrom(theirs, session.edited))}>
                Keep mine, not theirs
              </Button>
              <Button variant="outlined" onClick={() => putDraft(draftKey, openedDraft(theirs))}>
                Take theirs, drop mine
              </Button>
            </>
          )}
        </Box>
      </Alert>
      {conflicts !== null && (
        <KeepDialog
          title="Put both together"
          conflicts={conflicts}
          other="as they wrote them"
          names={names}
          busy={false}
          onClose={() => setConflicts(null)}
          onKeep={unite}
        />
      )}
    </>
  );
}
