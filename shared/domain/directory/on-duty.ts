import type { BusinessCalendar } from '../business-calendar.ts';
import { DAY, MINUTE, type Instant } from '../instant.ts';
import { accountOf, AROUND_THE_CLOCK, personKey, type ContactPoint, type Person } from './directory.ts';
import type { DutySlot, OnDuty } from './duty-slot.ts';
import { dayOfDate, type LocalTimes } from './local-time.ts';
import { openHours } from './open-hours.ts';
import { readRoster, type Duty, type ReadEntry } from './roster.ts';
import { joinSpans, spansInBoth, type Span } from './span.ts';

/** The person in a slot; null when the contact point has no such one. */
export function personIn(point: ContactPoint, slot: DutySlot): Person | null {
  switch (slot.as) {
    case 'primary':
      return point.primary;
    case 'backup':
      return point.backup;
    case 'roster': {
      const entry = point.roster[slot.entry];
      if (entry === undefined) return null;
      return slot.instead === null ? entry.who : (entry.exceptions[slot.instead]?.instead ?? null);
    }
    default:
      slot satisfies never;
      return null;
  }
}

/** How a contact point stands at an instant. Only a reachable one is open and has somebody on duty. */
export type Standing = 'reachable' | 'closed' | 'nobody-on-duty' | 'not-yet-effective' | 'expired';

/** A contact point made quick to ask: its duties are worked out a month at a time and kept, so keep the object. */
export interface OpenPoint {
  readonly point: ContactPoint;
  readonly roster: readonly ReadEntry[];
  /** From its first to its last day; empty when no calendar has one of them. */
  readonly effective: Span;
  standing(at: Instant): Standing;
  /** Whoever answers first (the roster, else the primary, else the backup), then who may stand in, each once. */
  people(at: Instant): readonly OnDuty[];
  /** Who is on duty by the roster from `from` to `to`: the first entry counts where two overlap. */
  rostered(from: Instant, to: Instant): readonly Duty[];
  /** When it is reachable from `from` to `to`. */
  reachable(from: Instant, to: Instant): Span[];
  /** The first instant from `at` on at which it is reachable; null when there is none within five weeks. */
  opensAt(at: Instant): Instant | null;
  /** When an acknowledgement that is asked for at an instant is due. */
  acknowledgeBy(at: Instant): Instant;
}

/** What of a city a contact point needs. */
export interface PointSurroundings {
  readonly times: LocalTimes;
  /** Undefined for an id that the city has no calendar of. */
  calendar(id: string): BusinessCalendar | undefined;
}

/** Duties are worked out for so much time at once. */
const STRETCH = 32 * DAY;
const FARTHEST_OPENING = 35;
/** A calendar that has no open minute for so many days does not stop a clock. */
const FARTHEST_DUE = 366;

/** Duties without overlaps: where two are at once, the earlier entry of the roster has it. */
function firstOf(duties: readonly Duty[]): Duty[] {
  const edges = [...new Set(duties.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  const found: Duty[] = [];
  edges.forEach((from, i) => {
    const to = edges[i + 1];
    if (to === undefined) return;
    const there = duties.filter((one) => one.from <= from && one.to >= to);
    const duty = there.toSorted((a, b) => a.entry - b.entry)[0];
    if (duty === undefined) return;
    const before = found.at(-1);
    if (
      before !== undefined &&
      before.to === from &&
      before.entry === duty.entry &&
      before.instead === duty.instead
    )
      found[found.length - 1] = { ...before, to };
    else found.push({ ...duty, from, to });
  });
  return found;
}

/** The duty at an instant; undefined when there is none. */
function dutyAt(duties: readonly Duty[], at: Instant): Duty | undefined {
  let [low, high] = [0, duties.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((duties[middle]?.to ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  const duty = duties[low];
  return duty !== undefined && duty.from <= at ? duty : undefined;
}

function effectiveSpan({ effective: { from, until } }: ContactPoint, times: LocalTimes): Span {
  const first = from === null ? null : dayOfDate(from, times);
  const last = until === null ? null : dayOfDate(until, times);
  if ((from !== null && first === null) || (until !== null && last === null)) return [0, 0];
  return [first?.[0] ?? -Infinity, last?.[1] ?? Infinity];
}

/** Opens a contact point. What can't be used of it (an unknown calendar, an impossible date) is never open. */
export function openPoint(point: ContactPoint, { times, calendar }: PointSurroundings): OpenPoint {
  const roster = readRoster(point, times);
  const effective = effectiveSpan(point, times);
  const [effectiveFrom, effectiveTo] = effective;
  const always = point.hours === AROUND_THE_CLOCK;
  const hours = always ? undefined : calendar(point.hours);
  const counted =
    point.acknowledge.counted === AROUND_THE_CLOCK ? undefined : calendar(point.acknowledge.counted);
  const stretches = new Map<number, readonly Duty[]>();
  const peopleBySlot = new Map<string, readonly OnDuty[]>();

  const stretch = (number: number): readonly Duty[] => {
    let duties = stretches.get(number);
    if (duties === undefined) {
      const [from, to] = [number * STRETCH, (number + 1) * STRETCH];
      duties = firstOf(roster.flatMap((entry) => entry.duties(from, to)));
      stretches.set(number, duties);
    }
    return duties;
  };
  const rostered = (from: Instant, to: Instant): Duty[] => {
    const all: Duty[] = [];
    for (let number = Math.floor(from / STRETCH); number * STRETCH < to; number += 1) {
      for (const duty of stretch(number)) {
        // A duty that two stretches know begins with the same one in both.
        const [begins, ends] = [
          Math.max(duty.from, from, number * STRETCH),
          Math.min(duty.to, to, (number + 1) * STRETCH),
        ];
        if (begins >= ends) continue;
        const before = all.at(-1);
        const goesOn =
          before !== undefined &&
          before.to === begins &&
          before.entry === duty.entry &&
          before.instead === duty.instead;
        if (goesOn) all[all.length - 1] = { ...before, to: ends };
        else all.push({ ...duty, from: begins, to: ends });
      }
    }
    return all;
  };

  const slotsAt = (duty: Duty | undefined): DutySlot[] => {
    const named: DutySlot[] = [];
    if (duty !== undefined) named.push({ as: 'roster', entry: duty.entry, instead: duty.instead });
    named.push(
      ...(duty === undefined ? (['primary', 'backup'] as const) : (['backup', 'primary'] as const)).map(
        (as) => ({ as }),
      ),
    );
    return named;
  };
  const people = (at: Instant): readonly OnDuty[] => {
    const duty = roster.length === 0 ? undefined : dutyAt(stretch(Math.floor(at / STRETCH)), at);
    const key = duty === undefined ? '' : `${duty.entry} ${duty.instead ?? ''}`;
    let found = peopleBySlot.get(key);
    if (found === undefined) {
      const seen = new Set<string>();
      found = slotsAt(duty).flatMap((slot) => {
        const who = personIn(point, slot);
        if (who === null || seen.has(personKey(who))) return [];
        seen.add(personKey(who));
        return [{ slot, account: accountOf(who) }];
      });
      peopleBySlot.set(key, found);
    }
    return found;
  };

  const isOpen = (at: Instant): boolean =>
    always || (hours !== undefined && hours.dayOf(at).open.some(([from, to]) => from <= at && at < to));
  const openSpans = (from: Instant, to: Instant): Span[] => {
    if (always) return [[from, to]];
    return hours === undefined ? [] : openHours(hours, [from, to], times);
  };
  const attended = (from: Instant, to: Instant): Span[] => {
    if (from >= to) return [];
    if (point.primary !== null || point.backup !== null) return [[from, to]];
    return joinSpans(rostered(from, to).map((duty) => [duty.from, duty.to]));
  };
  const reachable = (from: Instant, to: Instant): Span[] => {
    const [a, b] = [Math.max(from, effectiveFrom), Math.min(to, effectiveTo)];
    return a < b ? spansInBoth(openSpans(a, b), attended(a, b)) : [];
  };

  return {
    point,
    roster,
    effective,
    standing: (at) => {
      if (at < effectiveFrom) return 'not-yet-effective';
      if (at >= effectiveTo) return 'expired';
      if (!isOpen(at)) return 'closed';
      return people(at).length > 0 ? 'reachable' : 'nobody-on-duty';
    },
    people,
    rostered,
    reachable,
    opensAt: (at) => {
      for (let day = 0; day < FARTHEST_OPENING; day += 1) {
        const [found] = reachable(at + day * DAY, at + (day + 1) * DAY);
        if (found !== undefined) return found[0];
      }
      return null;
    },
    acknowledgeBy: (at) => {
      let left = point.acknowledge.minutes * MINUTE;
      if (counted === undefined) return at + left;
      let day = counted.dayOf(at);
      for (let days = 0; days < FARTHEST_DUE; days += 1) {
        for (const [from, to] of day.open) {
          const open = Math.max(0, to - Math.max(from, at));
          if (open >= left) return Math.max(from, at) + left;
          left -= open;
        }
        day = counted.next(day);
      }
      return at + point.acknowledge.minutes * MINUTE;
    },
  };
}
