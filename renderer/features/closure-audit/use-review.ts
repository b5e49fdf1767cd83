import { useMemo, useState } from 'react';
import type { AuditReviewView } from '../../../shared/contract/audit-sync.ts';
import {
  auditReviewId,
  LONGEST_REVIEW_NOTE,
  type VerdictCommand,
} from '../../../shared/domain/audit/audit-command.ts';
import type { AuditVerdict } from '../../../shared/domain/audit/verdict.ts';
import { textId } from '../../../shared/domain/ids.ts';
import { notify } from '../../design/notices.ts';
import { keptMeaning, keptWords, useCommand } from '../../design/use-command.ts';
import { useKept } from '../../design/use-kept.ts';
import { barWords } from './audit-words.ts';
import { closureKey, type ClosureRef } from './audit-place.ts';

/** Why a verdict can't be given now; null when it can. */
export function whyNoVerdict(review: AuditReviewView | undefined, isUnsent: boolean): string | null {
  if (review === undefined) return 'The closure is not here yet.';
  const { item } = review;
  if (isUnsent) return 'Your verdict is on its way.';
  if (item.standing === 'done') return 'It is reviewed. A verdict can’t be changed.';
  if (item.barred !== null) return barWords(item.barred);
  if (item.standing === 'waits') return 'You reviewed it. The second look is for somebody else.';
  return null;
}

/** The verdict of one person on one closure: what they noted, and the way to give it. */
export function useReview(closure: ClosureRef, isSettling: boolean) {
  const key = closureKey(closure);
  const [note, setNote, forgetNote] = useKept(`audit note ${key}`, '');
  const [words, setWords, forgetWords] = useKept(`audit words ${key}`, '');
  const [asking, setAsking] = useState<'unsupported' | 'wrong-reason' | null>(null);
  const ids = useMemo(
    () => ({
      reviewId: auditReviewId.parse(crypto.randomUUID()),
      note: textId.parse(crypto.randomUUID()),
      words: textId.parse(crypto.randomUUID()),
    }),
    [],
  );
  const { send, busy, stopped, clear } = useCommand();

  const commandFor = (verdict: AuditVerdict): VerdictCommand => {
    const { caseId, closing, sampleId } = closure;
    const hasWords = verdict === 'unsupported' || verdict === 'wrong-reason';
    const parts = {
      reviewId: ids.reviewId,
      caseId,
      closing,
      verdict,
      note: note.trim() === '' ? null : { id: ids.note, body: note.slice(0, LONGEST_REVIEW_NOTE) },
      words: hasWords ? { id: ids.words, body: words } : null,
    };
    if (isSettling && sampleId !== null) return { type: 'settle-review', sampleId, ...parts };
    const of = sampleId === null ? ({ stream: 'risk' } as const) : ({ stream: 'random', sampleId } as const);
    return { type: 'give-verdict', of, ...parts };
  };
  const give = async (verdict: AuditVerdict): Promise<void> => {
    const kept = await send(commandFor(verdict));
    if (kept === null) return;
    forgetNote();
    forgetWords();
    setAsking(null);
    notify({
      id: 'audit-verdict',
      meaning: keptMeaning(kept),
      text: keptWords('Your verdict is given.', kept),
    });
  };
  return {
    note,
    setNote,
    words,
    setWords,
    asking,
    busy,
    stopped,
    closeDialog: () => {
      clear();
      setAsking(null);
    },
    give,
    /** What its key does: asks for words where somebody will read them, and sends at once where nobody will. */
    choose: (verdict: AuditVerdict) => {
      clear();
      if (verdict === 'unsupported' || verdict === 'wrong-reason') setAsking(verdict);
      else void give(verdict);
    },
  };
}
