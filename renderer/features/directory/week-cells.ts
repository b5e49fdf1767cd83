import type { CoverDay } from '../../../shared/domain/directory/cover.ts';
import { wallTimeOf, type LocalTimes } from '../../../shared/domain/directory/local-time.ts';
import { joinSpans, lengthOf, spansInBoth, type Span } from '../../../shared/domain/directory/span.ts';
import { HOUR, type Instant } from '../../../shared/domain/instant.ts';

/** How an hour of the week stands. */
export type CellState =
  /** Somebody is there the whole hour. */
  | 'covered'
  /** Somebody is needed, and for some of the hour or all of it nobody is there. */
  | 'hole'
  /** Nobody is needed; somebody is there for some of it at most. */
  | 'not-needed'
  /** The clocks skip it. */
  | 'skipped';

/** An hour of a day by the clock on the wall. The one that comes twice is one cell. */
export interface WeekCell {
  /** 0 to 23. */
  readonly hour: number;
  readonly state: CellState;
  /** The time it is about; none when the clocks skip it, two hours when they go back. */
  readonly spans: readonly Span[];
  readonly gaps: readonly Span[];
  /** The lowest tier that is there at some time of it; null when nobody is. */
  readonly tier: number | null;
}

export interface WeekRow {
  readonly day: CoverDay;
  readonly cells: readonly WeekCell[];
}

function cellOf(hour: number, spans: readonly Span[], day: CoverDay): WeekCell {
  const within = (some: readonly Span[]) => spansInBoth(some, spans);
  const gaps = within(day.gaps);
  const tier = day.tiers.find((one) => within(one.covered).length > 0)?.tier ?? null;
  const isCovered = spans.length > 0 && lengthOf(within(day.covered)) === lengthOf(spans);
  const state =
    spans.length === 0 ? 'skipped' : gaps.length > 0 ? 'hole' : isCovered ? 'covered' : 'not-needed';
  return { hour, state, spans, gaps, tier };
}

/** The hours of a day of the week grid: 24 of them, on the days on which the clocks change too. */
function cellsOf(day: CoverDay, times: LocalTimes): WeekCell[] {
  const midnight = wallTimeOf(day.date) ?? 0;
  const hours: Span[][] = Array.from({ length: 24 }, () => []);
  for (let from = day.from; from < day.to; from += HOUR)
    hours[Math.floor((times.wallOf(from) - midnight) / HOUR)]?.push([from, Math.min(from + HOUR, day.to)]);
  return hours.map((spans, hour) => cellOf(hour, joinSpans(spans), day));
}

/** The week grid of a path: seven days of 24 hours. */
export function weekRows(week: readonly CoverDay[], times: LocalTimes): WeekRow[] {
  return week.map((day) => ({ day, cells: cellsOf(day, times) }));
}

/** The holes of a week; one that goes on over midnight is one. */
export function holesOf(week: readonly CoverDay[]): Span[] {
  return joinSpans(week.flatMap(({ gaps }) => gaps));
}

/** An instant within a cell at which to ask who is there: within a hole if it has one. */
export function instantOf({ spans, gaps }: WeekCell): Instant | null {
  return gaps[0]?.[0] ?? spans[0]?.[0] ?? null;
}
