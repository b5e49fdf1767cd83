import type { DraftView } from '../../shared/contract/draft-view.ts';
import { DRAFT_LIFE, DRAFT_WARNING } from '../../shared/domain/draft.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { counted } from '../../shared/domain/case-words/count-words.ts';
import { notify } from '../design/notices.ts';
import { goTo } from '../workspace/workspace.ts';

/** Says at sign-in that drafts are about to go, while something can still be done about it. */
export function sayDraftsGo(drafts: readonly DraftView[], now: Instant): void {
  const old = drafts.filter((one) => one.writtenAt < now - DRAFT_LIFE + DRAFT_WARNING);
  if (old.length === 0) return;
  notify({
    id: 'drafts go',
    meaning: 'attention',
    text: `${counted(old.length, 'draft goes', 'drafts go')} within a week: nobody has written on ${old.length === 1 ? 'it' : 'them'} for long.`,
    action: { label: 'Show drafts', perform: () => goTo('drafts') },
    keep: true,
  });
}
