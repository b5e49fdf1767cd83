import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryOf } from '../../../test/arbitrary-of.ts';
import { sampleItem } from '../../../test/sample-feed.ts';
import { feedItem } from '../../../shared/contract/case-record.ts';
import { z } from 'zod';
import { checkOf } from './plain-check.ts';

const check = checkOf(feedItem);

/** Every place in a value, as a path. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, part]) => pathsOf(part).map((path) => [key, ...path]))];
}

/** A copy with another value in one place. */
function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value))
    return value.map((one, at) => (String(at) === key ? changed(one, rest, to) : one));
  if (typeof value !== 'object' || value === null) return { [key]: to };
  const fields = value as Record<string, unknown>;
  return { ...fields, [key]: changed(fields[key], rest, to) };
}

const WRONG = fc.oneof(
  fc.constantFrom(undefined, null, '', ' ', 'x', 0, -1, 1.5, Number.NaN, true, [], {}, '2026'),
  fc.jsonValue(),
);

describe('checkOf', () => {
  it('knows every item a city tells', () => {
    const sample = { cases: 60, seed: 4 };
    for (let n = 0; n < sample.cases; n += 1) expect(check(sampleItem(n, sample))).toBe(true);
  });

  it('takes what the schema takes as it is', () => {
    fc.assert(
      fc.property(arbitraryOf(feedItem), (item) => {
        expect(check(item)).toBe(true);
      }),
    );
  });

  it('measures texts as the schema does, in code points', () => {
    const short = z.string().min(3).max(4);
    for (const text of ['', 'ab', '😀b', '😀😀', 'abc', '😀😀😀', '😀😀😀😀', 'abcd😀', '\ud83d\ud83da']) {
      expect([text, checkOf(short)(text)]).toEqual([text, short.safeParse(text).success]);
    }
  });

  it('fills in what records of an earlier version lack', () => {
    const shape = z.object({ number: z.string(), files: z.array(z.string()).default([]) });
    const older: unknown[] = [{ number: '1' }, { number: '2' }];
    expect([checkOf(z.array(shape))(older), older]).toEqual([
      true,
      [
        { number: '1', files: [] },
        { number: '2', files: [] },
      ],
    ]);
    expect(Object.is(Reflect.get(Object(older[0]), 'files'), Reflect.get(Object(older[1]), 'files'))).toBe(
      false,
    );
  });

  it('takes nothing else', () => {
    const sample = { cases: 40, seed: 6 };
    fc.assert(
      fc.property(fc.nat(39), fc.nat(), WRONG, fc.boolean(), (n, at, wrong, adds) => {
        const item = sampleItem(n, sample);
        const paths = pathsOf(item);
        const path = paths[at % paths.length] ?? [];
        const spoilt = changed(item, adds ? [...path, 'more'] : path, wrong);
        // First: a field that may be missing is filled in on the way.
        if (!check(spoilt)) return;
        const read = feedItem.safeParse(spoilt);
        const same = read.success && JSON.stringify(sorted(read.data)) === JSON.stringify(sorted(spoilt));
        expect(same).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});

/** The same with all fields in the order of the alphabet. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
