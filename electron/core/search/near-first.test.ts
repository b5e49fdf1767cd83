import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import { SPECIAL_NOW, SPECIAL_SAMPLE, specialCase, specialPage } from '../../../test/special-case.ts';
import type { CaseItem } from '../../../test/bench/city-year/city-year.ts';
import { DAY } from '../../../shared/domain/instant.ts';

const HERE = specialCase(1, { address: '1 S LYREBIRD ST', name: 'Ximena Quiroga', district: '7' });
/** A case of the caller of the first. */
const ofCaller = (n: number, change: Parameters<typeof specialCase>[1]): CaseItem => {
  const one = specialCase(n, change);
  return { ...one, facts: { ...one.facts, callerIds: HERE.facts.callerIds }, callers: HERE.callers };
};
const CASES = [
  HERE,
  specialCase(2, { address: '9 NUMBAT AVE', note: 'the numbat sleeps', district: '3', age: 2 }),
  specialCase(3, { address: '9 NUMBAT AVE', note: 'a numbat on the wall', district: '7', age: 4 }),
  specialCase(4, { address: '1 S LYREBIRD ST', note: 'a numbat by the wall', age: 100 }),
  ofCaller(5, { address: '5 QUOLL DR', note: 'a numbat on the roof', age: 200 }),
  ofCaller(6, {
    address: '6 NUMBAT AVE',
    age: 220,
    facts: { state: 'closed', outcome: 'completed', closedAt: SPECIAL_NOW - DAY },
  }),
];
let desk: FilledDesk;

beforeAll(() => {
  desk = filledDesk(SPECIAL_SAMPLE);
  desk.apply(specialPage(8_000, CASES));
});
afterAll(() => desk.close());

/** The special cases a query finds with the first of them on screen, in the order of the answer. */
function near(text: string, on: CaseItem | null = HERE): number[] {
  const at = on?.facts.id ?? null;
  const answer = desk.reader.search({ now: SPECIAL_NOW, text, limit: 20, near: at });
  return (answer?.hits ?? [])
    .flatMap((hit) =>
      hit.kind === 'case' ? [CASES.findIndex(({ facts }) => facts.id === hit.row.id) + 1] : [],
    )
    .filter((n) => n > 0);
}

describe('with a case on screen', () => {
  it('its callers go before its address, that before its district, and all before what is newer', () => {
    expect(near('"numbat"', null)).toEqual([2, 3, 6, 4, 5]);
    // The street is a field, and a field goes before a note, however near.
    expect(near('numbat', null)).toEqual([2, 3, 6, 4, 5]);
    expect(near('numbat')).toEqual([6, 3, 2, 5, 4]);
    expect(near('wall', null)).toEqual([3, 4]);
    expect(near('wall')).toEqual([4, 3]);
  });

  it('what is near must be what is asked for: filters, minus and quotes hold', () => {
    expect(near('numbat open')).toEqual([3, 2, 5, 4]);
    expect(near('numbat closed')).toEqual([6]);
    expect(near('numbat -roof')).toEqual([6, 3, 2, 4]);
    expect(near('"on the roof"')).toEqual([5]);
    expect(near('"numbat on the"')).toEqual([5, 3]);
    expect(near('numbat -lyrebird -avenue')).toEqual([5]);
    expect(near('quoll lyrebird')).toEqual([]);
  });

  it('follows what changes while the case is on screen', () => {
    const moved = ofCaller(5, { address: '5 BILBY DR', note: 'a bilby on the roof', age: 200 });
    expect(near('bilby')).toEqual([]);
    desk.apply(specialPage(8_001, [moved]));
    expect([near('bilby'), near('bil'), near('quoll')]).toEqual([[5], [5], []]);
    desk.apply(specialPage(8_002, CASES));
    expect([near('bilby'), near('quoll')]).toEqual([[], [5]]);
  });

  it('is as without one when the case is not on this desk', () => {
    expect(near('wall', specialCase(77, {}))).toEqual(near('wall', null));
  });
});
