import { DAY, type Instant } from '../../shared/domain/instant.ts';
import {
  NO_SURROUNDINGS,
  type Closing,
  type Habit,
  type LaterFact,
  type Surroundings,
} from '../../shared/domain/signals/closing.ts';
import { crewRound, ROUND_APART } from '../../shared/domain/signals/crew-round.ts';
import { LEAST_BATCH, TOGETHER } from '../../shared/domain/signals/evidence-rules.ts';
import { REPEAT_DAYS } from '../../shared/domain/signals/later-rules.ts';
import { endedAsDone, endedWithoutWork } from '../../shared/domain/signals/signal-rule.ts';
import type { SignalPack } from '../../shared/domain/signals/signal-weights.ts';
import { REUSE_DAYS } from '../../shared/domain/signals/text-rules.ts';
import { LEAST_SAMPLE } from '../../shared/domain/usual-time.ts';

/** A request as far as others are told by it. */
export interface ReportedRow {
  readonly service: string;
  readonly openedAt: Instant;
  /** A crew's own report tells nothing of what residents see. */
  readonly ownReport: boolean;
  readonly spot: string | null;
  /** Null while it is open. */
  readonly closing: Closing | null;
  readonly later: readonly LaterFact[];
}

const WEEK = 7 * DAY;
const RATES = 90 * DAY;
const USUAL = 180 * DAY;
const HABITS = 28 * DAY;
const SPOT_BEFORE = 90 * DAY;
const RATE_TO_REUSE = 3;
const weekOf = (at: Instant): Instant => Math.floor(at / WEEK) * WEEK;

/** Items in the order of time, of which a stretch is found quickly. */
interface Line<T> {
  readonly items: readonly T[];
  readonly times: readonly Instant[];
}

function lineOf<T>(items: readonly T[], time: (item: T) => Instant): Line<T> {
  const sorted = items.toSorted((a, b) => time(a) - time(b));
  return { items: sorted, times: sorted.map(time) };
}

function firstFrom(times: readonly Instant[], at: Instant): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** From a time, that included, up to another, that not. */
function stretch<T>(line: Line<T> | undefined, from: Instant, to: Instant): readonly T[] {
  return line === undefined ? [] : line.items.slice(firstFrom(line.times, from), firstFrom(line.times, to));
}

function linesBy<T>(items: readonly T[], key: (item: T) => string | null, time: (item: T) => Instant) {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    if (name === null) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return new Map([...groups].map(([name, group]) => [name, lineOf(group, time)]));
}

const closedAt = (one: Closing): Instant => one.closedAt;
const habitOf = (some: readonly Closing[], has: (one: Closing) => boolean): Habit => ({
  of: some.length,
  with: some.filter(has).length,
});

/** What is worked out once for all closings of a week. */
function remembered<T>(make: (key: string, week: Instant) => T): (key: string, at: Instant) => T {
  const known = new Map<string, T>();
  return (key, at) => {
    const week = weekOf(at);
    const name = `${week} ${key}`;
    const found = known.get(name) ?? make(key, week);
    known.set(name, found);
    return found;
  };
}

/** How long work takes, when rows are too young to tell: by service. */
export type UsualBefore = (service: string) => Surroundings['usual'];

/**
 * What is known around each of the rows from the rows themselves, as a hub knows it (hub/signals): by weeks for habits,
 * to the millisecond for the rest.
 */
export function knownAround(
  rows: readonly ReportedRow[],
  pack: SignalPack | undefined,
  usualBefore: UsualBefore = () => null,
): (row: ReportedRow) => Surroundings {
  const closings = rows.flatMap(({ closing }) =>
    closing !== null && closing.excluded === null ? closing : [],
  );
  const byService = linesBy(closings, (one) => one.service, closedAt);
  const byDepartment = linesBy(closings, (one) => one.department, closedAt);
  const byCloser = linesBy(closings, (one) => one.closedBy, closedAt);
  const crewVisit = (one: Closing) => one.visits.findLast(({ crew }) => crew !== null) ?? null;
  const byCrew = linesBy(
    closings,
    (one) => crewVisit(one)?.crew ?? null,
    (one) => crewVisit(one)?.at ?? 0,
  );
  const textName = (one: Closing) =>
    typeof one.text?.key === 'string' ? `${one.department} ${one.text.key}` : null;
  const byText = linesBy(closings, textName, closedAt);
  const reports = rows.filter(({ ownReport }) => !ownReport);
  const spotName = ({ service, spot }: ReportedRow) => (spot === null ? null : `${service} ${spot}`);
  const bySpot = linesBy(reports, spotName, (one) => one.openedAt);
  const notDone = linesBy(
    reports.filter(({ service }) => pack?.notDoneServices.includes(service) === true),
    ({ spot }) => spot,
    (one) => one.openedAt,
  );

  const together = (one: Closing) =>
    one.closedBy === null
      ? []
      : stretch(byCloser.get(one.closedBy), one.closedAt - TOGETHER, one.closedAt + TOGETHER + 1).filter(
          (other) => other !== one,
        );
  const usual = remembered((service, week): Surroundings['usual'] => {
    const took = stretch(byService.get(service), week - USUAL, week)
      .filter(endedAsDone)
      .map((one) => one.closedAt - one.openedAt)
      .toSorted((a, b) => a - b);
    if (took.length < LEAST_SAMPLE) return usualBefore(service);
    const share = (part: number) => took[Math.ceil(part * took.length) - 1] ?? 0;
    return { p05: share(0.05), p50: share(0.5) };
  });
  const peers = remembered((service, week) =>
    habitOf(stretch(byService.get(service), week - RATES, week), endedWithoutWork),
  );
  const own = remembered((closer, week) => stretch(byCloser.get(closer), week - RATES, week));
  const habits = remembered((department, week) => {
    const some = stretch(byDepartment.get(department), week - HABITS, week);
    if (some.length === 0) return null;
    return {
      dead: habitOf(some, (one) => one.deadHour !== null),
      batches: habitOf(some, (one) => together(one).length >= LEAST_BATCH),
      untouched: habitOf(some, (one) => one.worked === 0),
    };
  });

  function roundOf(one: Closing): Surroundings['round'] {
    const visit = crewVisit(one);
    const { place } = one;
    if (visit === null || visit.crew === null || place === null) return null;
    const others = stretch(
      byCrew.get(visit.crew),
      visit.at - ROUND_APART,
      visit.at + ROUND_APART + 1,
    ).flatMap((other) =>
      other === one || other.place === null
        ? []
        : { at: crewVisit(other)?.at ?? 0, closedAt: other.closedAt, ...other.place },
    );
    return crewRound(visit.crew, { at: visit.at, ...place }, others);
  }

  function sameTextOf(one: Closing, here: Habit | null): Surroundings['sameText'] {
    const name = textName(one);
    if (name === null || one.closedBy === null) return null;
    const same = stretch(byText.get(name), one.closedAt - REUSE_DAYS * DAY, one.closedAt);
    const mine = same.filter((other) => other.closedBy === one.closedBy && other !== one).length;
    if (mine === 0) return null;
    const others = same.filter((other) => other.closedBy !== one.closedBy).length;
    const closed = Math.round(own(one.closedBy, one.closedAt).length / RATE_TO_REUSE);
    return {
      own: { of: Math.max(closed, mine), with: mine },
      others: { of: Math.max(others, (here?.of ?? 0) - closed), with: others },
    };
  }

  return (row) => {
    const one = row.closing;
    if (one === null) return NO_SURROUNDINGS;
    const here = habits(one.department, one.closedAt);
    const beside = together(one);
    const name = spotName(row);
    const spot = name === null ? undefined : bySpot.get(name);
    const until = one.closedAt + REPEAT_DAYS * DAY + 1;
    const again = stretch(spot, one.closedAt + 1, until).find((other) => other !== row);
    const said =
      row.spot === null
        ? undefined
        : stretch(notDone.get(row.spot), one.closedAt + 1, until).find((other) => other !== row);
    const ownService =
      one.closedBy === null
        ? []
        : own(one.closedBy, one.closedAt).filter(({ service }) => service === one.service);
    return {
      usual: usual(one.service, one.closedAt),
      deadHours: here?.dead ?? null,
      batches: here?.batches ?? null,
      untouched: here?.untouched ?? null,
      together:
        beside.length === 0
          ? null
          : { others: beside.length, last: Math.max(...beside.map((other) => other.closedAt)) },
      round: roundOf(one),
      sameText: sameTextOf(one, here?.dead ?? null),
      noWork: {
        own: habitOf(ownService, endedWithoutWork),
        peers: peers(one.service, one.closedAt),
      },
      spotBefore: stretch(spot, one.openedAt - SPOT_BEFORE, one.openedAt).filter((other) => other !== row)
        .length,
      later: [
        ...row.later,
        ...(again === undefined ? [] : [{ kind: 'repeat' as const, at: again.openedAt }]),
        ...(said === undefined ? [] : [{ kind: 'complaint-not-done' as const, at: said.openedAt }]),
      ],
    };
  };
}
