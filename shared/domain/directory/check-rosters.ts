import { HOUR } from '../instant.ts';
import { whenOf, type CheckContext } from './check-context.ts';
import type { BareFinding } from './finding.ts';
import { wallTimeOf } from './local-time.ts';
import type { OpenPoint } from './on-duty.ts';
import type { ReadEntry } from './roster.ts';
import { joinSpans, spansInBoth, type Span } from './span.ts';

/** A rule that is read but has nothing left to come, and exceptions about days without a duty. */
function checkEntry(
  { point }: OpenPoint,
  index: number,
  entry: ReadEntry,
  place: number,
  { open, now }: CheckContext,
): BareFinding[] {
  const written = point.roster[place];
  if (written === undefined) return [];
  const field = ['roster', place];
  const on = { index, point: point.id };
  const { problem, recurrence } = entry;
  if (problem !== null) {
    switch (problem.why) {
      case 'unreadable':
        return [
          {
            code: 'rule-unreadable',
            ...on,
            field: [...field, 'rule'],
            rule: written.rule,
            part: problem.part,
          },
        ];
      case 'impossible-date': {
        const last = problem.part === written.start ? 'start' : 'rule';
        return [{ code: 'impossible-date', ...on, field: [...field, last], value: problem.part }];
      }
      case 'never-occurs':
        return [{ code: 'rule-never-occurs', ...on, field: [...field, 'rule'], rule: written.rule }];
      default:
        problem satisfies never;
    }
  }
  const found: BareFinding[] = [];
  if (recurrence?.next(open.times.wallOf(now) - written.hours * HOUR) === null)
    found.push({ code: 'rule-over', ...on, field: [...field, 'rule'], rule: written.rule });
  written.exceptions.forEach((exception, i) => {
    const { from, until } = exception;
    if (wallTimeOf(from) === null || wallTimeOf(until) === null || from > until) return;
    if (!entry.touches(exception))
      found.push({ code: 'exception-without-duty', ...on, field: [...field, 'exceptions', i], from, until });
  });
  return found;
}

/** Two entries that put somebody on duty at once: who of them answers would be chance. */
function checkOverlaps({ point, roster }: OpenPoint, index: number, { span }: CheckContext): BareFinding[] {
  const spans = roster.map((entry) =>
    joinSpans(
      entry.duties(...span).map(({ from, to }): Span => [Math.max(from, span[0]), Math.min(to, span[1])]),
    ),
  );
  return spans.flatMap((one, a) =>
    spans.slice(a + 1).flatMap((other, i): BareFinding[] => {
      const b = a + 1 + i;
      const when = whenOf(spansInBoth(one, other));
      return when === null
        ? []
        : [{ code: 'roster-overlap', index, point: point.id, field: ['roster', b], entries: [a, b], when }];
    }),
  );
}

/** What is wrong with the duty rosters of a directory. */
export function checkRosters(context: CheckContext): BareFinding[] {
  return context.open.points.flatMap((point, index) => [
    ...point.roster.flatMap((entry, place) => checkEntry(point, index, entry, place, context)),
    ...checkOverlaps(point, index, context),
  ]);
}
