import { notify } from '../../design/notices.ts';
import { ask, DoorError } from '../../door/door-client.ts';
import { putDraft } from './draft-keeper.ts';
import { wasMoved, type DraftSession } from './draft-session.ts';

/**
 * Discards a draft on the hub and at this desk. One that somebody else changed meanwhile stays, and is shown.
 * @param onDone told what it was, so that it can be brought back
 */
export async function discardDraft(
  key: string,
  session: DraftSession | null,
  onDone: (session: DraftSession) => void,
): Promise<void> {
  if (session === null) return;
  const { head } = session;
  try {
    if (head !== null) {
      const { department, id, revision } = head;
      const answer = await ask('directory.discard-draft', { department, id, revision });
      if (answer.status === 'moved') {
        putDraft(key, wasMoved(session, { theirs: answer.draft, message: answer.message }));
        return;
      }
    }
    putDraft(key, null);
    onDone({ ...session, sending: null });
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    notify({ meaning: 'breach', text: `The draft is not discarded. ${error.failure.message}` });
  }
}
