import type { AccountId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import {
  personKey,
  TIERS,
  type ContactPointId,
  type EscalationPath,
  type EscalationTier,
} from './directory.ts';
import type { OnDuty } from './duty-slot.ts';
import { personIn, type OpenPoint } from './on-duty.ts';
import { byCover, fitsOf, mismatch, type Concern, type OpenDirectory } from './open-directory.ts';
import type { Route, RouteStep, RouteTrace } from './route.ts';

/** What is to be escalated, by whom and when. */
export interface RouteRequest extends Concern {
  readonly path: EscalationPath;
  readonly firstTier: EscalationTier;
  readonly at: Instant;
  /** Nobody is sent what they raised themselves. Null: raised by a rule. */
  readonly raisedBy: AccountId | null;
  /** Contact points that have had it already, on the way here: none is asked again. */
  readonly offered: readonly ContactPointId[];
}

/** A contact point with who of it is asked. */
interface Answer {
  readonly there: OpenPoint;
  readonly who: OnDuty;
  readonly opensAt: Instant | null;
}

/** The way so far: what was offered to whom. */
interface Way {
  readonly request: RouteRequest;
  readonly directory: OpenDirectory;
  readonly offered: Set<string>;
  readonly asked: Set<string>;
  readonly trace: RouteTrace[];
}

function keyOf({ point }: OpenPoint, { slot }: OnDuty): string {
  const who = personIn(point, slot);
  if (who === null) throw new Error(`nobody stands in the slot "${slot.as}" of ${point.id}`);
  return personKey(who);
}

/** Who of a contact point is asked: never the raiser, and rather somebody who was not asked at a tier before. */
function choose(there: OpenPoint, at: Instant, tier: EscalationTier, way: Way): OnDuty | null {
  const { raisedBy } = way.request;
  const on = { tier, point: there.point.id };
  const people = there.people(at);
  const others = people.filter((one) => one.account === null || one.account !== raisedBy);
  const [first] = people;
  if (first !== undefined && first !== others[0])
    way.trace.push({ code: 'raiser-left-out', ...on, slot: first.slot });
  const found = others.find((one) => !way.asked.has(keyOf(there, one)));
  const [answer] = others;
  if (found === undefined || answer === undefined) {
    if (answer !== undefined) way.trace.push({ code: 'asked-again', ...on, slot: answer.slot });
    return answer ?? null;
  }
  if (found !== answer) way.trace.push({ code: 'asked-before', ...on, slot: answer.slot });
  return found;
}

/** Asks an entry, and while one is closed or has nobody, its substitute; none twice. */
function follow(first: OpenPoint, at: Instant, tier: EscalationTier, way: Way): Answer | null {
  const { directory, offered, trace } = way;
  const visited = new Set<string>();
  let there = first;
  for (;;) {
    const { id, substitute } = there.point;
    const on = { tier, point: id };
    visited.add(id);
    if (offered.has(id)) {
      trace.push({ code: 'passed-over', ...on, why: 'already-offered' });
      return null;
    }
    const standing = there.standing(at);
    if (standing === 'reachable') {
      const who = choose(there, at, tier, way);
      if (who !== null) return { there, who, opensAt: null };
    }
    trace.push({ code: 'passed-over', ...on, why: standing === 'reachable' ? 'only-the-raiser' : standing });
    if (substitute === null || standing === 'not-yet-effective' || standing === 'expired') return null;
    const next = directory.point(substitute);
    if (next === undefined || visited.has(substitute)) {
      trace.push({ code: 'substitute-useless', ...on, substitute });
      return null;
    }
    trace.push({ code: 'substitute', ...on, substitute });
    there = next;
  }
}

/** The first entry that opens soon enough. For what is no danger: a complaint of Saturday is Monday's work. */
function waitFor(entries: readonly OpenPoint[], at: Instant, tier: EscalationTier, way: Way): Answer | null {
  for (const there of entries) {
    const { id } = there.point;
    const standing = there.standing(at);
    if (way.offered.has(id) || (standing !== 'closed' && standing !== 'nobody-on-duty')) continue;
    const opensAt = there.opensAt(at);
    const who = opensAt === null ? null : choose(there, opensAt, tier, way);
    if (opensAt !== null && who !== null) {
      way.trace.push({ code: 'waits', tier, point: id, opensAt });
      return { there, who, opensAt };
    }
    way.trace.push({
      code: 'passed-over',
      tier,
      point: id,
      why: opensAt === null ? 'never-opens' : 'only-the-raiser',
    });
  }
  return null;
}

/** The one contact point of a tier; null when it has none that can be reached. */
function reach(tier: EscalationTier, at: Instant, way: Way): Answer | null {
  const { request, directory, trace } = way;
  const entries = directory
    .at(request.department, request.path, tier)
    .filter(({ point }) => {
      const why = mismatch(point, request);
      if (why !== null) trace.push({ code: 'passed-over', tier, point: point.id, why });
      return why === null;
    })
    .toSorted((a, b) => byCover(a.point, b.point));
  for (const entry of entries) {
    const answer = follow(entry, at, tier, way);
    if (answer !== null) return answer;
  }
  return request.path === 'emergency' ? null : waitFor(entries, at, tier, way);
}

/**
 * The way of an escalation through the tiers of a department, from the instant it is raised: one contact point per tier
 * that can be reached, each when the one before has not acknowledged in time. It ends on the supervisor's floor board.
 * The trace names each rule in the order applied. Pure: the same for the same directory and city pack.
 */
export function routeEscalation(request: RouteRequest, directory: OpenDirectory): Route {
  const way: Way = { request, directory, offered: new Set(request.offered), asked: new Set(), trace: [] };
  const steps: Omit<RouteStep, 'next'>[] = [];
  let at = request.at;
  for (const tier of TIERS) {
    if (tier < request.firstTier) continue;
    const answer = reach(tier, at, way);
    if (answer === null) {
      way.trace.push({ code: 'nobody', tier });
      continue;
    }
    const { there, who, opensAt } = answer;
    const { id, channels, acknowledge } = there.point;
    const from = opensAt ?? at;
    const acknowledgeBy = there.acknowledgeBy(from);
    way.offered.add(id);
    way.asked.add(keyOf(there, who));
    way.trace.push(
      { code: 'chosen', tier, point: id, fits: fitsOf(there.point), slot: who.slot },
      {
        code: 'clock',
        tier,
        point: id,
        minutes: acknowledge.minutes,
        counted: acknowledge.counted,
        from,
        acknowledgeBy,
      },
    );
    steps.push({
      tier,
      contactPoint: id,
      onDuty: who,
      channels: channels.map(({ kind }) => kind),
      acknowledgedBy: acknowledge.by,
      offeredAt: at,
      opensAt,
      acknowledgeBy,
    });
    at = acknowledgeBy;
  }
  return {
    steps: steps.map((step, i) => ({
      ...step,
      next: { tier: steps[i + 1]?.tier ?? null, at: step.acknowledgeBy },
    })),
    end: { at, why: steps.length === 0 ? 'nobody-there' : 'unacknowledged' },
    trace: way.trace,
  };
}
