import { useEffect, useSyncExternalStore } from 'react';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { StudyPeriod } from '../../design/study/study-period.ts';
import { useStudy } from '../../design/study/use-study.ts';
import { ask } from '../../door/door-client.ts';
import type { RulesWork } from '../../workspace/rules-draft.ts';
import {
  triedNext,
  triedPeriod,
  triedSaved,
  triedWork,
  type TriedAsked,
  type TriedStudy,
} from './tried-studies.ts';
import type { SavedRules } from './use-rules.ts';

const send =
  ({ period, document }: TriedAsked) =>
  (id: string) =>
    ask('trigger.try', { id, period, document });

/** The working copy and the rules in force tried on the same past, one after the other. */
export interface Tried {
  readonly work: TriedStudy;
  readonly saved: TriedStudy;
  /** The rules in force come next. */
  readonly isWaiting: boolean;
  begin(period: Extract<StudyPeriod, { ok: true }>): void;
  cancel(): void;
}

/** @param work null: only the rules in force are tried */
export function useTried(account: AccountId, work: RulesWork | null, newest: SavedRules | null): Tried {
  const ofWork = useStudy(triedWork, account);
  const ofSaved = useStudy(triedSaved, account);
  const next = useSyncExternalStore(triedNext.subscribe, triedNext.get);
  const isDone = ofWork.study.name === 'done' && next !== null && ofWork.study.asked.run === next.run;
  useEffect(() => {
    if (!isDone || next === null) return;
    triedNext.set(null);
    triedSaved.begin(account, next, send(next));
  }, [isDone, next, account]);
  // Who leaves the screen ends what is under way.
  useEffect(() => () => triedNext.set(null), []);
  return {
    work: ofWork.study,
    saved: ofSaved.study,
    isWaiting: next !== null,
    begin: ({ from, to }) => {
      const about = { run: crypto.randomUUID(), chosen: triedPeriod.get(), period: { from, to } };
      const version = newest?.version ?? 0;
      triedWork.clear();
      triedSaved.clear();
      const saved = newest === null ? null : { ...about, version, document: newest.document };
      if (work !== null) {
        triedNext.set(saved);
        const asked = { ...about, version, document: work.edited };
        triedWork.begin(account, asked, send(asked));
      } else if (saved !== null) {
        triedNext.set(null);
        triedSaved.begin(account, saved, send(saved));
      }
    },
    cancel: () => {
      triedNext.set(null);
      ofWork.cancel();
      ofSaved.cancel();
    },
  };
}
