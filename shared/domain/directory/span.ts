import type { Instant } from '../instant.ts';

/** A stretch of time, its end not included. */
export type Span = readonly [from: Instant, to: Instant];

/** The same time without overlaps, in order; what touches is one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: [Instant, Instant][] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (to <= from) continue;
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** The time that is in both. Each must be in order, without overlaps. */
export function spansInBoth(a: readonly Span[], b: readonly Span[]): Span[] {
  const both: Span[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [one, other] = [a[i], b[j]];
    if (one === undefined || other === undefined) return both;
    const [from, to] = [Math.max(one[0], other[0]), Math.min(one[1], other[1])];
    if (from < to) both.push([from, to]);
    if (one[1] < other[1]) i += 1;
    else j += 1;
  }
}

/** The time of the first that is not in the second. Each must be joined. */
export function spansWithout(a: readonly Span[], b: readonly Span[]): Span[] {
  const left: Span[] = [];
  let j = 0;
  for (const [start, to] of a) {
    let from = start;
    while ((b[j]?.[1] ?? Infinity) <= from) j += 1;
    for (let k = j; from < to; k += 1) {
      const cut = b[k];
      if (cut === undefined || cut[0] >= to) {
        left.push([from, to]);
        break;
      }
      if (cut[0] > from) left.push([from, cut[0]]);
      from = Math.max(from, cut[1]);
    }
  }
  return left;
}

/** How long they last together, in milliseconds. Must be joined. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, [from, to]) => sum + (to - from), 0);
}
