import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import {
  SPECIAL_NOW,
  SPECIAL_SAMPLE,
  specialCase,
  specialPage,
  type Special,
} from '../../../test/special-case.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import { uuidOf } from '../../../test/sample-feed.ts';

let desk: FilledDesk;

/** A case that was due so many days ago. */
function overdueCase(n: number, due: number, { facts, ...change }: Special) {
  const item = specialCase(n, change);
  const clock = { ...item.facts.clock, dueAt: SPECIAL_NOW - due * DAY };
  return { ...item, facts: { ...item.facts, clock, ...facts } };
}

/** Opened months ago, since their service takes months, and due less than an hour ago. */
const OF_MONTHS = Array.from({ length: 400 }, (_, at) =>
  overdueCase(100 + at, 0.02, { age: 100 + at / 100, facts: { department: 'BSS' } }),
);
/** Opened and due today, later than anything of the sample was opened. */
const OF_TODAY = [
  overdueCase(1, 0.05, { age: 0.1, district: '3', facts: { department: 'BSS' } }),
  overdueCase(2, 0.05, { age: 0.2, facts: { department: 'LASAN' } }),
  overdueCase(3, 0.05, {
    age: 0.3,
    facts: { department: 'LASAN', receiver: { kind: 'department', department: 'BSS' } },
  }),
  overdueCase(4, 0.05, {
    age: 0.4,
    service: 'pothole',
    facts: { department: 'BSS', receiver: { kind: 'department', department: 'BSS' } },
  }),
];
const NOT_YET = overdueCase(5, -1, { age: 0.05, facts: { department: 'BSS' } });

beforeAll(() => {
  desk = filledDesk(SPECIAL_SAMPLE);
  desk.apply(specialPage(8_000, [...OF_MONTHS, ...OF_TODAY, NOT_YET]));
});
afterAll(() => desk.close());

const NUMBERS = new Map(OF_TODAY.map(({ facts }, at) => [facts.id as string, at + 1]));

/** The first so many cases, by their number here; 0 for any other. */
function first(text: string, count: number): number[] {
  const answer = desk.reader.search({ now: SPECIAL_NOW, text, limit: 20, near: null });
  const found = answer?.hits.flatMap((hit) => (hit.kind === 'case' ? [String(hit.row.id)] : [])) ?? [];
  expect(found).not.toContain(uuidOf('special', 5));
  return found.slice(0, count).map((id) => NUMBERS.get(id) ?? 0);
}

describe('what is overdue', () => {
  it('comes in the order of opening, though what takes months is due later', () => {
    expect(first('overdue', 5)).toEqual([1, 2, 3, 4, 0]);
  });

  it('is found for a department that has it or receives it, each case once', () => {
    expect(first('overdue bss', 4)).toEqual([1, 3, 4, 0]);
    expect(first('overdue lasan', 3)).toEqual([2, 3, 0]);
  });

  it('is found for a department beside a district, a service and what is ruled out', () => {
    expect(first('overdue bss cd3', 1)).toEqual([1]);
    expect(first('overdue bss pothole', 1)).toEqual([4]);
    expect(first('overdue bss -pothole', 3)).toEqual([1, 3, 0]);
  });

  it('is not found for a department that has nothing open', () => {
    expect(first('overdue lapd', 5)).toEqual([]);
  });
});
