import { notify } from '../../../design/notices.ts';
import { ask, DoorError } from '../../../door/door-client.ts';
import type { CaseId } from '../../../../shared/domain/ids.ts';

/** Gives a draft up on all desks. Returns whether that is kept; says so itself when it is not. */
export async function discardDraft(id: CaseId): Promise<boolean> {
  try {
    await ask('draft.discard', { id });
    return true;
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    notify({ meaning: 'breach', text: `The draft is still there. ${error.failure.message}` });
    return false;
  }
}
