import { MOST_LISTED, type WhatIfResult } from '../../shared/contract/study.ts';
import { openDirectory } from '../../shared/domain/directory/open-directory.ts';
import type { KeptPast } from '../../shared/domain/escalation/kept-past.ts';
import { afterHours } from '../../shared/domain/escalation/after-hours.ts';
import { escalationId } from '../../shared/domain/escalation/escalation.ts';
import {
  learnedAcknowledgement,
  type OfferTaken,
} from '../../shared/domain/escalation/learned-acknowledgement.ts';
import { replayEscalations, type PastEscalation } from '../../shared/domain/escalation/replay-escalations.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { PastRow, StudyTask } from './study-task.ts';

/** Escalations between two reports of progress. */
const CHUNK = 500;

interface Raised extends PastEscalation {
  readonly caseId: CaseId;
  readonly taken: readonly OfferTaken[];
}

/**
 * Gathers past escalations, and says what another directory would have made of them. The numbers of cases are left to
 * whoever can look them up.
 */
export function replayPast({ pack, before, after, version, left }: Extract<StudyTask, { kind: 'what-if' }>) {
  const past: Raised[] = [];
  return {
    take: (rows: readonly PastRow[]) => {
      for (const { id, case_id: caseId, raised_at: raisedAt, past: kept } of rows)
        past.push({ ...(JSON.parse(kept) as KeptPast), id, caseId, raisedAt });
    },
    *finish(): Generator<{ readonly done: number; readonly total: number }, WhatIfResult> {
      const today = openDirectory(before, pack);
      const { elsewhere, ...result } = yield* replayEscalations({
        past,
        before: today,
        after: openDirectory(after, pack),
        acknowledges: learnedAcknowledgement(past.flatMap(({ taken }) => taken)),
        isAfterHours: afterHours(before.serviceHours, today),
        chunk: CHUNK,
        listed: MOST_LISTED,
      });
      const byId = new Map(past.map((one) => [one.id, one]));
      return {
        kind: 'what-if',
        version,
        left,
        ...result,
        before: copied(result.before),
        after: copied(result.after),
        elsewhere: elsewhere.flatMap((one) => {
          const raised = byId.get(one.id);
          if (raised === undefined) return [];
          const { caseId, path, raisedAt } = raised;
          return [{ ...one, id: escalationId.parse(one.id), caseId, number: null, path, raisedAt }];
        }),
      };
    },
  };
}

type Side = WhatIfResult['before'];
const copied = (side: {
  readonly [K in keyof Side]: Side[K] extends readonly (infer T)[] ? readonly T[] : Side[K];
}): Side => ({ ...side, tiers: [...side.tiers], load: [...side.load] });
