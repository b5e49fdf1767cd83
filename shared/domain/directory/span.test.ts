import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinSpans, lengthOf, spansInBoth, spansWithout, type Span } from './span.ts';

const anySpans = fc.array(
  fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]): Span => [a, b]),
  { maxLength: 12 },
);
/** The whole numbers in spans. */
const members = (spans: readonly Span[]): number[] =>
  Array.from({ length: 41 }, (_, n) => n).filter((n) => spans.some(([from, to]) => from <= n && n < to));

it('spans are the sets of the instants in them, in order and apart from each other', () => {
  fc.assert(
    fc.property(anySpans, anySpans, (one, other) => {
      const [a, b] = [joinSpans(one), joinSpans(other)];
      const [inA, inB] = [members(one), members(other)];
      const both = spansInBoth(a, b);
      const without = spansWithout(a, b);
      expect(members(a)).toEqual(inA);
      expect(members(both)).toEqual(inA.filter((n) => inB.includes(n)));
      expect(members(without)).toEqual(inA.filter((n) => !inB.includes(n)));
      for (const spans of [a, both, without]) {
        expect(spans).toEqual(joinSpans(spans));
        expect(lengthOf(spans)).toBe(members(spans).length);
      }
    }),
    { numRuns: 1_000 },
  );
});
