import { MOST_LISTED, MOST_STUDIED, type WhatIfResult } from '../../shared/contract/study.ts';
import { openDirectory } from '../../shared/domain/directory/open-directory.ts';
import { afterHours } from '../../shared/domain/escalation/after-hours.ts';
import type { Escalation } from '../../shared/domain/escalation/escalation.ts';
import {
  learnedAcknowledgement,
  offersTaken,
  type OfferTaken,
} from '../../shared/domain/escalation/learned-acknowledgement.ts';
import { replayEscalations, type PastEscalation } from '../../shared/domain/escalation/replay-escalations.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { EscalatedCase, StudyTask } from './study-task.ts';

/** Escalations between two reports of progress. */
const CHUNK = 500;

interface Raised extends PastEscalation {
  readonly caseId: CaseId;
  readonly number: string | null;
  readonly taken: readonly OfferTaken[];
}

/** Gathers escalations of a period, and says what another directory would have made of them. */
export function replayPast({
  pack,
  period,
  before,
  after,
  version,
}: Extract<StudyTask, { kind: 'what-if' }>) {
  const all: Raised[] = [];
  return {
    take: (cases: readonly EscalatedCase[]) => {
      for (const { id: caseId, number, service, district, escalations } of cases) {
        for (const one of JSON.parse(escalations) as Escalation[]) {
          if (one.raisedAt < period.from || one.raisedAt >= period.to) continue;
          const { id, path, raisedAt, raisedBy, department, unit, offers } = one;
          const firstTier = offers[0]?.tier ?? 1;
          const taken = offersTaken(one);
          const concern = { department, unit, service, district };
          all.push({ id, caseId, number, path, raisedAt, raisedBy, firstTier, taken, ...concern });
        }
      }
    },
    *finish(): Generator<{ readonly done: number; readonly total: number }, WhatIfResult> {
      const past = all.toSorted((a, b) => b.raisedAt - a.raisedAt).slice(0, MOST_STUDIED);
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
        left: all.length - past.length,
        ...result,
        before: copied(result.before),
        after: copied(result.after),
        elsewhere: elsewhere.flatMap((one) => {
          const raised = byId.get(one.id);
          if (raised === undefined) return [];
          const { caseId, number, path, raisedAt } = raised;
          return [
            { ...one, id: one.id as WhatIfResult['elsewhere'][number]['id'], caseId, number, path, raisedAt },
          ];
        }),
      };
    },
  };
}

type Side = WhatIfResult['before'];
const copied = (side: {
  readonly [K in keyof Side]: Side[K] extends readonly (infer T)[] ? readonly T[] : Side[K];
}): Side => ({ ...side, tiers: [...side.tiers], load: [...side.load] });
