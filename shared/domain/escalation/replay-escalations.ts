import {
  TIERS,
  type ContactPointId,
  type EscalationPath,
  type EscalationTier,
} from '../directory/directory.ts';
import type { Concern, OpenDirectory } from '../directory/open-directory.ts';
import { routeEscalation } from '../directory/route-escalation.ts';
import type { RouteStep } from '../directory/route.ts';
import type { AccountId } from '../ids.ts';
import type { Instant } from '../instant.ts';

/** An escalation that was raised once. */
export interface PastEscalation extends Concern {
  readonly id: string;
  readonly path: EscalationPath;
  readonly firstTier: EscalationTier;
  readonly raisedAt: Instant;
  readonly raisedBy: AccountId | null;
}

/** When a contact point would acknowledge what it is offered; null: not in time. @param step as it was offered */
export type AcknowledgementModel = (past: PastEscalation, step: RouteStep) => Instant | null;

/** Times in milliseconds from raising to acknowledging; null when nothing was acknowledged. */
export interface Times {
  readonly median: number | null;
  /** Nine of ten took no longer. */
  readonly ninety: number | null;
  readonly longest: number | null;
}

/** What one contact point would have had to do. */
export interface PointLoad {
  readonly contactPoint: ContactPointId;
  readonly offered: number;
  readonly acknowledged: number;
  readonly missed: number;
  readonly afterHours: number;
}

/** What one version of the directory makes of the past. */
export interface ReplaySide {
  readonly acknowledged: number;
  /** Came to the supervisors because nobody acknowledged, or because nobody was there at all. */
  readonly exhausted: number;
  readonly nobodyThere: number;
  readonly times: Times;
  /** How many were acknowledged at each tier. */
  readonly tiers: readonly { readonly tier: EscalationTier; readonly acknowledged: number }[];
  /** Offers outside the hours, of all offers. */
  readonly afterHours: number;
  readonly offers: number;
  /** The busiest first. */
  readonly load: readonly PointLoad[];
}

/** Where one escalation would go. */
export interface ReplayedWay {
  readonly first: ContactPointId | null;
  /** Who would acknowledge it, at which tier and when; all null: nobody. */
  readonly contactPoint: ContactPointId | null;
  readonly tier: EscalationTier | null;
  readonly at: Instant | null;
}

export interface ReplayResult {
  readonly count: number;
  readonly before: ReplaySide;
  readonly after: ReplaySide;
  /** How many would go to another contact point first, or be acknowledged by another. */
  readonly elsewhereCount: number;
  /** The first ones of these, in the order given. */
  readonly elsewhere: readonly {
    readonly id: string;
    readonly before: ReplayedWay;
    readonly after: ReplayedWay;
  }[];
}

export interface ReplayProgress {
  readonly done: number;
  readonly total: number;
}

export interface ReplayInput {
  readonly past: readonly PastEscalation[];
  /** The directory of today, and the draft. */
  readonly before: OpenDirectory;
  readonly after: OpenDirectory;
  readonly acknowledges: AcknowledgementModel;
  /** Whether an offer at an instant falls outside the hours in which people work. */
  isAfterHours(at: Instant): boolean;
  /** Escalations between two reports of progress. */
  readonly chunk: number;
  /** Most that are listed as going elsewhere. */
  readonly listed: number;
}

type Load = { -readonly [K in keyof PointLoad]: PointLoad[K] };

/** Adds up one side. */
function counting(directory: OpenDirectory, input: ReplayInput) {
  const loads = new Map<ContactPointId, Load>();
  const times: number[] = [];
  const tiers = new Map<EscalationTier, number>();
  const counts = { exhausted: 0, nobodyThere: 0, afterHours: 0, offers: 0 };

  const loadOf = (contactPoint: ContactPointId): Load => {
    let load = loads.get(contactPoint);
    if (load === undefined) {
      load = { contactPoint, offered: 0, acknowledged: 0, missed: 0, afterHours: 0 };
      loads.set(contactPoint, load);
    }
    return load;
  };
  const offer = (step: RouteStep): Load => {
    const load = loadOf(step.contactPoint);
    const isLate = input.isAfterHours(step.opensAt ?? step.offeredAt);
    load.offered += 1;
    load.afterHours += Number(isLate);
    counts.offers += 1;
    counts.afterHours += Number(isLate);
    return load;
  };

  return {
    replay: (past: PastEscalation): ReplayedWay => {
      const { steps } = routeEscalation({ ...past, at: past.raisedAt, offered: [] }, directory);
      const first = steps[0]?.contactPoint ?? null;
      for (const step of steps) {
        const load = offer(step);
        const said = input.acknowledges(past, step);
        if (said === null || said > step.acknowledgeBy) {
          load.missed += 1;
          continue;
        }
        const at = Math.max(said, step.offeredAt);
        load.acknowledged += 1;
        times.push(at - past.raisedAt);
        tiers.set(step.tier, (tiers.get(step.tier) ?? 0) + 1);
        return { first, contactPoint: step.contactPoint, tier: step.tier, at };
      }
      if (steps.length === 0) counts.nobodyThere += 1;
      else counts.exhausted += 1;
      return { first, contactPoint: null, tier: null, at: null };
    },
    side: (): ReplaySide => {
      const sorted = Float64Array.from(times).toSorted();
      const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? null;
      return {
        acknowledged: times.length,
        ...counts,
        times: { median: rank(0.5), ninety: rank(0.9), longest: rank(1) },
        tiers: TIERS.map((tier) => ({ tier, acknowledged: tiers.get(tier) ?? 0 })),
        load: [...loads.values()].toSorted(
          (a, b) => b.offered - a.offered || (a.contactPoint < b.contactPoint ? -1 : 1),
        ),
      };
    },
  };
}

/**
 * What would have become of past escalations by two versions of the directory. Gives back how far it is after each chunk:
 * whoever runs it shows that, lets others have their turn, and stops by not going on. Pure.
 */
export function* replayEscalations(input: ReplayInput): Generator<ReplayProgress, ReplayResult> {
  const { past, listed, chunk } = input;
  const [before, after] = [counting(input.before, input), counting(input.after, input)];
  const elsewhere: ReplayResult['elsewhere'][number][] = [];
  let elsewhereCount = 0;
  for (const [place, one] of past.entries()) {
    const ways = { id: one.id, before: before.replay(one), after: after.replay(one) };
    const isElsewhere =
      ways.before.first !== ways.after.first || ways.before.contactPoint !== ways.after.contactPoint;
    if (isElsewhere) {
      elsewhereCount += 1;
      if (elsewhere.length < listed) elsewhere.push(ways);
    }
    if ((place + 1) % chunk === 0) yield { done: place + 1, total: past.length };
  }
  return { count: past.length, before: before.side(), after: after.side(), elsewhereCount, elsewhere };
}
