import { DAY, type Instant } from '../instant.ts';
import { AROUND_THE_CLOCK, TIERS, type EscalationPath, type EscalationTier } from './directory.ts';
import type { OpenPoint } from './on-duty.ts';
import { mismatch, type Concern, type OpenDirectory } from './open-directory.ts';
import { openHours } from './open-hours.ts';
import { joinSpans, spansInBoth, spansWithout, type Span } from './span.ts';

/** When somebody answers at an entry from `from` to `to`, itself or a substitute of its: as routing follows them. */
export function answeredAt(
  entry: OpenPoint,
  [from, to]: Span,
  directory: OpenDirectory,
  visited: readonly string[] = [],
): Span[] {
  const own = entry.reachable(from, to);
  const { id, substitute } = entry.point;
  const next = substitute === null ? undefined : directory.point(substitute);
  if (next === undefined || next.point.id === id || visited.includes(next.point.id)) return own;
  const [begins, ends] = [Math.max(from, entry.effective[0]), Math.min(to, entry.effective[1])];
  if (begins >= ends) return own;
  const lacking = spansWithout([[begins, ends]], own);
  if (lacking.length === 0) return own;
  const instead = answeredAt(next, [begins, ends], directory, [...visited, id]);
  return joinSpans([...own, ...spansInBoth(lacking, instead)]);
}

/** The entries that are meant by a concern at a tier of a path. */
export function entriesFor(
  concern: Concern,
  path: EscalationPath,
  tier: EscalationTier,
  directory: OpenDirectory,
): OpenPoint[] {
  return directory
    .at(concern.department, path, tier)
    .filter(({ point }) => mismatch(point, concern) === null);
}

/** When somebody is there for a concern at one of the tiers. */
export function coverOf(
  concern: Concern,
  path: EscalationPath,
  tiers: readonly EscalationTier[],
  span: Span,
  directory: OpenDirectory,
): Span[] {
  const entries = tiers.flatMap((tier) => entriesFor(concern, path, tier, directory));
  return joinSpans(entries.flatMap((entry) => answeredAt(entry, span, directory)));
}

/** When somebody has to be there: always for emergencies, in the directory's service hours for complaints, else never. */
export function neededCover(path: EscalationPath, [from, to]: Span, directory: OpenDirectory): Span[] {
  const { serviceHours } = directory.directory;
  if (path === 'routine') return [];
  if (path === 'emergency' || serviceHours === AROUND_THE_CLOCK) return [[from, to]];
  const calendar = directory.calendar(serviceHours);
  if (calendar === undefined) return [[from, to]];
  return openHours(calendar, [from, to], directory.times);
}

/** One day of a week grid. The days on which the clocks change have 23 or 25 hours. */
export interface CoverDay {
  /** Such as "2026-11-23". */
  readonly date: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly needed: readonly Span[];
  /** When somebody is there, at any tier. */
  readonly covered: readonly Span[];
  /** When somebody is needed and nobody is there. */
  readonly gaps: readonly Span[];
  readonly tiers: readonly { readonly tier: EscalationTier; readonly covered: readonly Span[] }[];
}

/** Cover of the week (Monday to Sunday of the city's zone) that an instant is in. */
export function weekCover(
  concern: Concern,
  path: EscalationPath,
  at: Instant,
  directory: OpenDirectory,
): CoverDay[] {
  const { times } = directory;
  const today = Math.floor(times.wallOf(at) / DAY);
  // 1 January 1970, day 0, was a Thursday.
  const monday = today - ((today + 3) % 7);
  return Array.from({ length: 7 }, (_, i) => {
    const wall = (monday + i) * DAY;
    const day: Span = [times.instantOf(wall), times.instantOf(wall + DAY)];
    const tiers = TIERS.map((tier) => ({ tier, covered: coverOf(concern, path, [tier], day, directory) }));
    const covered = joinSpans(tiers.flatMap((one) => one.covered));
    const needed = neededCover(path, day, directory);
    return {
      date: new Date(wall).toISOString().slice(0, 10),
      from: day[0],
      to: day[1],
      needed,
      covered,
      gaps: spansWithout(needed, covered),
      tiers,
    };
  });
}
