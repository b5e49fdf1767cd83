import { useCallback, useMemo } from 'react';
import type { CaseClock } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { PromiseBasis } from '../../../shared/domain/promise.ts';
import { usualTimeFor, type UsualTime } from '../../../shared/domain/usual-time.ts';
import { useUsualTimes } from '../../door/use-usual-times.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';
import type { Told } from './promise-words.ts';
import { promiseDays, toldPromise, type PromiseDays } from './told-promise.ts';

/** What can be told of a draft, and what is. */
export interface Telling {
  /** Null when too few cases were done to say, or this desk was never told. */
  readonly usual: UsualTime | null;
  readonly asOf: Instant | null;
  readonly days: PromiseDays;
  readonly told: Told;
  choose(basis: PromiseBasis): void;
}

/** What the agent can tell the caller of a draft, from its clock, from what is usual at its place, or by their own word. */
export function useTelling(
  draft: NewCaseDraft,
  clock: CaseClock | null,
  { city, now }: { readonly city: City; readonly now: Instant },
  change: (parts: Partial<NewCaseDraft>) => void,
): Telling {
  const known = useUsualTimes();
  const choose = useCallback((promiseBasis: PromiseBasis) => change({ promiseBasis }), [change]);
  return useMemo(() => {
    const district = draft.place?.district ?? null;
    const usual =
      known === null || draft.service === null ? null : usualTimeFor(known.times, draft.service, district);
    const days = promiseDays(draft, clock, usual, now, city.timeZone);
    return { usual, asOf: known?.asOf ?? null, days, told: toldPromise(draft, days), choose };
  }, [draft, clock, city, now, known, choose]);
}
