import type { Instant } from '../instant.ts';
import type { Firing, HeldWhy, OpenTriggers, RaisedBefore, TriggerSubject } from './triggers.ts';

/** A case of the past, up to an instant. What it was escalated for in truth plays no part. */
export interface PastCase extends Omit<TriggerSubject, 'raised'> {
  readonly id: string;
  readonly until: Instant;
}

/** What rules would have done with it. */
export interface TriedCase {
  readonly id: string;
  readonly raised: readonly { readonly at: Instant; readonly firing: Firing }[];
  /** Each rule's finding once per reason for which it was held back. */
  readonly held: readonly { readonly at: Instant; readonly firing: Firing; readonly why: HeldWhy }[];
}

/** When a rule could begin to hold: as something happens, and by the clock. */
function momentsOf(one: PastCase, triggers: OpenTriggers): Instant[] {
  const happened = [
    one.openedAt,
    ...one.said.map(({ at }) => at),
    ...one.reopenings,
    ...one.reviews.map(({ at }) => at),
    ...one.complaints,
  ];
  const subject = { ...one, raised: [] };
  const byClock: Instant[] = [];
  for (const { clock, endedAt } of one.lives) {
    let at = triggers.nextAt(subject, clock.startedAt);
    while (at !== null && at <= Math.min(endedAt ?? one.until, one.until)) {
      byClock.push(at);
      at = triggers.nextAt(subject, at);
    }
  }
  return [...new Set([...happened, ...byClock])].filter((at) => at <= one.until).toSorted((a, b) => a - b);
}

/** Puts an instant among others that are in order. */
function insert(moments: Instant[], at: Instant): void {
  const place = moments.findIndex((other) => other > at);
  moments.splice(place < 0 ? moments.length : place, 0, at);
}

function tryCase(one: PastCase, triggers: OpenTriggers, openFor: number): TriedCase {
  const before: RaisedBefore[] = [];
  const raised: { at: Instant; firing: Firing }[] = [];
  const held = new Map<string, { at: Instant; firing: Firing; why: HeldWhy }>();
  const moments = momentsOf(one, triggers);
  for (let at = moments.shift(); at !== undefined; at = moments.shift()) {
    const run = triggers.run({ ...one, raised: before }, at);
    for (const firing of run.raise) {
      raised.push({ at, firing });
      before.push({ at, path: firing.path, rule: firing.rule, endedAt: at + openFor });
    }
    for (const { firing, why, until } of run.held) {
      if (until !== null && until <= one.until && !moments.includes(until)) insert(moments, until);
      const own = before.some((was) => was.rule === firing.rule && was.at >= firing.since);
      const key = `${firing.rule} ${firing.since} ${why}`;
      if (!own && !held.has(key)) held.set(key, { at, firing, why });
    }
  }
  return { id: one.id, raised, held: [...held.values()] };
}

/**
 * Tries rules on past cases, one after the other, so that it can show how far it is and be stopped. Pure.
 * @param openFor how long an escalation is assumed to stay open, milliseconds
 */
export function* tryTriggers(
  triggers: OpenTriggers,
  cases: Iterable<PastCase>,
  openFor: number,
): Generator<TriedCase, void> {
  for (const one of cases) yield tryCase(one, triggers, openFor);
}
