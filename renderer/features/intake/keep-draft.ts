import { ask, DoorError } from '../../door/door-client.ts';
import { draftText } from '../../workspace/draft-text.ts';
import { changeNewCase, type NewCaseTab } from '../../workspace/workspace.ts';

/**
 * Puts a draft on disk as it is at this moment, before it is filed. False when it can't be filed as it stands: another
 * desk filed it, or wrote it too, which the tab then says. A desk that can't keep drafts files all the same.
 */
export async function keepDraft(
  tab: Pick<NewCaseTab, 'key' | 'draft' | 'draftId' | 'lineage'>,
): Promise<boolean> {
  const { key, draft, draftId, lineage } = tab;
  try {
    const answer = await ask('draft.put', { id: draftId, body: draftText(draft), lineage });
    if (answer.status === 'kept') return true;
    changeNewCase(
      key,
      answer.status === 'filed' ? { filed: true } : { draftId: answer.id, lineage: answer.lineage },
    );
    return false;
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    return true;
  }
}
