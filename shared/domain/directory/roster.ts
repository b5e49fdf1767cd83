import { DAY, HOUR, type Instant } from '../instant.ts';
import type { ContactPoint, RosterEntry, RosterException } from './directory.ts';
import { dateOfWall, type LocalTimes, type WallTime } from './local-time.ts';
import { readRecurrence, type Recurrence, type RuleProblem } from './recurrence.ts';

/** One stretch of duty: who has it stands in the roster's entry, or in one of its exceptions. */
export interface Duty {
  readonly from: Instant;
  readonly to: Instant;
  /** Place of the entry in the roster. */
  readonly entry: number;
  /** Place of the exception that puts somebody else there; null: as the entry says. */
  readonly instead: number | null;
}

interface Piece {
  readonly from: WallTime;
  readonly to: WallTime;
  readonly exception: number | null;
}

/** An entry of a roster, read once. */
export interface ReadEntry {
  /** Why it gives nobody any duty; null when it does. */
  readonly problem: RuleProblem | null;
  readonly recurrence: Recurrence | null;
  /** Duties that touch the time from `from` to `to`, in order. */
  duties(from: Instant, to: Instant): Duty[];
  /** Whether an exception is about a day on which one of the entry's duties, or a piece of one, begins. */
  touches(exception: RosterException): boolean;
}

/** Cuts a duty into pieces of 24 hours, each with the exception for the day it begins on. */
function piecesOf(start: WallTime, entry: RosterEntry): Piece[] {
  const end = start + entry.hours * HOUR;
  if (entry.exceptions.length === 0) return [{ from: start, to: end, exception: null }];
  const pieces: Piece[] = [];
  for (let from = start; from < end; from += DAY) {
    const date = dateOfWall(from);
    const at = entry.exceptions.findIndex((one) => one.from <= date && date <= one.until);
    pieces.push({ from, to: Math.min(from + DAY, end), exception: at < 0 ? null : at });
  }
  return pieces;
}

function dutiesOf(start: WallTime, entry: RosterEntry, place: number, times: LocalTimes): Duty[] {
  const duties: Duty[] = [];
  for (const { from, to, exception } of piecesOf(start, entry)) {
    if (exception !== null && entry.exceptions[exception]?.instead === null) continue;
    const [begins, ends] = [times.instantOf(from), times.instantOf(to)];
    if (ends <= begins) continue;
    const before = duties.at(-1);
    if (before !== undefined && before.to === begins && before.instead === exception)
      duties[duties.length - 1] = { ...before, to: ends };
    else duties.push({ from: begins, to: ends, entry: place, instead: exception });
  }
  return duties;
}

/** Reads one entry. @param place its place in the roster */
function readEntry(entry: RosterEntry, place: number, times: LocalTimes): ReadEntry {
  const reading = readRecurrence(entry.rule, entry.start, times);
  if (!reading.ok)
    return { problem: reading.problem, recurrence: null, duties: () => [], touches: () => false };
  const { recurrence } = reading;
  const length = entry.hours * HOUR;
  const startsNear = (from: WallTime, to: WallTime) => recurrence.between(from - length, to);
  return {
    problem: null,
    recurrence,
    // A day more on either side: the hour that the clocks skip or repeat is nowhere longer.
    duties: (from, to) =>
      startsNear(times.wallOf(from) - DAY, times.wallOf(to) + DAY)
        .flatMap((start) => dutiesOf(start, entry, place, times))
        .filter((duty) => duty.from < to && duty.to > from),
    touches: ({ from, until }) => {
      const [first, last] = [Date.parse(`${from}T00:00Z`), Date.parse(`${until}T00:00Z`)];
      return startsNear(first, last + DAY)
        .flatMap((start) => piecesOf(start, entry))
        .some((piece) => from <= dateOfWall(piece.from) && dateOfWall(piece.from) <= until);
    },
  };
}

/** All entries of a contact point's roster. */
export function readRoster(point: ContactPoint, times: LocalTimes): ReadEntry[] {
  return point.roster.map((entry, place) => readEntry(entry, place, times));
}
