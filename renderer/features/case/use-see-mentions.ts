import { useEffect } from 'react';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { mentionedIn } from '../../../shared/domain/mention.ts';
import { useTell } from '../../door/use-door.ts';

/** What mentions the person on a case is seen by having the case before one's eyes: not while the window is hidden. */
export function useSeeMentions({ facts, entries }: CaseView, self: AccountId | null): void {
  const { id } = facts;
  const { mutate } = useTell('mention.see');
  const mentions = self === null ? 0 : entries.filter((one) => mentionedIn(one).includes(self)).length;
  useEffect(() => {
    if (mentions === 0) return undefined;
    const see = () => {
      if (document.visibilityState === 'visible') mutate({ caseId: id, note: null });
    };
    see();
    document.addEventListener('visibilitychange', see);
    return () => document.removeEventListener('visibilitychange', see);
  }, [id, mentions, mutate]);
}
