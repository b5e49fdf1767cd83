import type { Instant } from '../instant.ts';
import { coverSame, isCurrent, whenOf, type CheckContext } from './check-context.ts';
import { personKey, TIERS, type ContactPointId, type EscalationTier } from './directory.ts';
import type { BareFinding } from './finding.ts';
import { personIn, type OpenPoint } from './on-duty.ts';
import type { OpenDirectory } from './open-directory.ts';
import { joinSpans, spansInBoth, type Span } from './span.ts';

/** The substitutes of an entry that lead back to it; null when they end somewhere. */
function loopFrom(start: OpenPoint, open: OpenDirectory): ContactPointId[] | null {
  const loop: ContactPointId[] = [];
  let there: OpenPoint | undefined = start;
  while (there !== undefined && !loop.includes(there.point.id)) {
    loop.push(there.point.id);
    const { substitute }: OpenPoint['point'] = there.point;
    if (substitute === start.point.id) return loop;
    there = substitute === null ? undefined : open.point(substitute);
  }
  return null;
}

/** Each loop once, at the first of its entries. */
function checkLoops({ open }: CheckContext): BareFinding[] {
  const named = new Set<string>();
  return open.points.flatMap((entry, index): BareFinding[] => {
    const { id } = entry.point;
    if (named.has(id)) return [];
    const loop = loopFrom(entry, open);
    if (loop === null) return [];
    loop.forEach((one) => named.add(one));
    return [{ code: 'substitute-loop', index, point: id, field: ['substitute'], loop }];
  });
}

/** An entry whose tier can only be reached by passing over an empty one below. */
function checkTiers({ open, span }: CheckContext): BareFinding[] {
  return open.points.flatMap((entry, index): BareFinding[] => {
    const { point } = entry;
    const below = TIERS.find((tier) => tier === point.tier - 1);
    if (below === undefined || !isCurrent(entry, span)) return [];
    const there = open.at(point.department, point.path, below).filter((other) => isCurrent(other, span));
    return there.some((other) => coverSame(point, other.point))
      ? []
      : [{ code: 'tier-missing', index, point: point.id, field: ['tier'], tier: below }];
  });
}

/** Everybody who may ever answer at an entry. */
function everybody({ point }: OpenPoint): Set<string> {
  const people = [
    point.primary,
    point.backup,
    ...point.roster.flatMap((one) => [one.who, ...one.exceptions.map(({ instead }) => instead)]),
  ];
  return new Set(people.flatMap((who) => (who === null ? [] : [personKey(who)])));
}

function keysAt({ point, people }: OpenPoint, at: Instant): string[] {
  return people(at).flatMap(({ slot }) => {
    const who = personIn(point, slot);
    return who === null ? [] : [personKey(who)];
  });
}

/** The stretches of a span in which nobody's duty at either entry changes. */
function stretchesOf(a: OpenPoint, b: OpenPoint, spans: readonly Span[]): Span[] {
  const [first, last] = [spans[0]?.[0], spans.at(-1)?.[1]];
  if (first === undefined || last === undefined) return [];
  const edges = [a, b].flatMap((one) => one.rostered(first, last).flatMap(({ from, to }) => [from, to]));
  const cuts = [...new Set([first, ...edges, last])].toSorted((one, other) => one - other);
  const pieces = cuts.flatMap((from, i): Span[] => {
    const to = cuts[i + 1];
    return to === undefined ? [] : [[from, to]];
  });
  return spansInBoth(pieces, spans);
}

/** The next tier that has an entry which can be meant by the same. */
function nextEntries({ point }: OpenPoint, open: OpenDirectory): readonly OpenPoint[] {
  const above: EscalationTier[] = TIERS.filter((tier) => tier > point.tier);
  for (const tier of above) {
    const there = open
      .at(point.department, point.path, tier)
      .filter((other) => coverSame(point, other.point));
    if (there.length > 0) return there;
  }
  return [];
}

/** The same person answers at a tier and, with nobody else there, at the next: nothing is escalated. */
function checkSelfEscalation({ open, span }: CheckContext): BareFinding[] {
  return open.points.flatMap((entry, index) => {
    const known = everybody(entry);
    return nextEntries(entry, open).flatMap((next): BareFinding[] => {
      if (everybody(next).intersection(known).size === 0) return [];
      const both = spansInBoth(entry.reachable(...span), next.reachable(...span));
      const alone = stretchesOf(entry, next, both).filter(([from]) => {
        const [first] = keysAt(entry, from);
        const there = keysAt(next, from);
        return there.length === 1 && there[0] === first;
      });
      const when = whenOf(joinSpans(alone));
      return when === null
        ? []
        : [{ code: 'self-escalation', index, point: entry.point.id, field: [], other: next.point.id, when }];
    });
  });
}

/** When each person is on duty by an entry's roster. */
function dutiesByPerson(entry: OpenPoint, span: Span): Map<string, Span[]> {
  const duties = Map.groupBy(entry.rostered(...span), ({ entry: place, instead }) => {
    const who = personIn(entry.point, { as: 'roster', entry: place, instead });
    return who === null ? '' : personKey(who);
  });
  const reachable = entry.reachable(...span);
  return new Map(
    [...duties].map(([key, all]) => [
      key,
      spansInBoth(joinSpans(all.map(({ from, to }): Span => [from, to])), reachable),
    ]),
  );
}

/** Everybody whom an entry's roster ever puts on duty. */
function onRoster({ point }: OpenPoint): string[] {
  const people = point.roster.flatMap((one) => [one.who, ...one.exceptions.map(({ instead }) => instead)]);
  return [...new Set(people.flatMap((who) => (who === null ? [] : [personKey(who)])))];
}

/** People whom two rosters put on duty at once. */
function checkTwoDuties({ open, span }: CheckContext): BareFinding[] {
  const rosters = new Map<string, number>();
  for (const key of open.points.flatMap(onRoster)) rosters.set(key, (rosters.get(key) ?? 0) + 1);
  const rostered = open.points.flatMap((entry, index) =>
    onRoster(entry).some((key) => (rosters.get(key) ?? 0) > 1)
      ? [{ entry, index, people: dutiesByPerson(entry, span) }]
      : [],
  );
  return rostered.flatMap((one, i) =>
    rostered.slice(i + 1).flatMap((other): BareFinding[] => {
      const at = [...one.people].flatMap(([key, spans]) => spansInBoth(spans, other.people.get(key) ?? NONE));
      const when = whenOf(joinSpans(at));
      const { point } = one.entry;
      return when === null
        ? []
        : [
            {
              code: 'two-duties',
              index: one.index,
              point: point.id,
              field: ['roster'],
              other: other.entry.point.id,
              when,
            },
          ];
    }),
  );
}

const NONE: readonly Span[] = [];

/** What is wrong with the ways from entry to entry: substitutes, tiers, the same people at both ends. */
export function checkWays(context: CheckContext): BareFinding[] {
  return [
    ...checkLoops(context),
    ...checkTiers(context),
    ...checkSelfEscalation(context),
    ...checkTwoDuties(context),
  ];
}
