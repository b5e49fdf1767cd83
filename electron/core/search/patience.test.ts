import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import { SPECIAL_NOW, SPECIAL_SAMPLE, specialCase, specialPage } from '../../../test/special-case.ts';
import { DAY } from '../../../shared/domain/instant.ts';

let desk: FilledDesk;

/** Cases in a street that are not overdue, and one, older than all of them, that is. */
const OPEN = Array.from({ length: 150 }, (_, at) =>
  specialCase(at + 1, { address: `${at + 10} W GANNET ST, 90077`, age: 1 + at }),
);
const LONG_AGO = specialCase(400, { address: '9 W GANNET ST, 90077', age: 320 });
const OVERDUE = {
  ...LONG_AGO,
  facts: { ...LONG_AGO.facts, clock: { ...LONG_AGO.facts.clock, dueAt: SPECIAL_NOW - 300 * DAY } },
};

beforeAll(() => {
  desk = filledDesk(SPECIAL_SAMPLE);
  desk.apply(specialPage(6_000, [...OPEN, OVERDUE]));
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => desk.close());

function ask(text: string, patience: number): { readonly cutShort: boolean; readonly cases: number } {
  const answer = desk.reader.search({ now: SPECIAL_NOW, text, limit: 20, near: null, patience });
  if (answer === null) throw new Error('the desk has no cache');
  return { cutShort: answer.cutShort, cases: answer.hits.filter(({ kind }) => kind === 'case').length };
}

/** Has so many milliseconds pass with each look at the clock, as on a machine whose disk is waited for, and no work count. */
function passing(milliseconds: number): void {
  let at = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => (at += milliseconds));
  vi.spyOn(process, 'threadCpuUsage').mockReturnValue({ user: 0, system: 0 });
}

describe('a search that takes too long', () => {
  it('is cut short, says so, and finds the rest when it is asked with patience', () => {
    passing(0);
    expect(ask('gannet overdue', 0)).toEqual({ cutShort: false, cases: 1 });
    vi.restoreAllMocks();
    passing(1);
    expect([0, 1, 2].map((patience) => ask('gannet overdue', patience))).toEqual([
      { cutShort: true, cases: 0 },
      { cutShort: true, cases: 0 },
      { cutShort: false, cases: 1 },
    ]);
  });

  it('says nothing of it when a page is full, however late it is', () => {
    passing(1);
    expect(ask('gannet', 0)).toEqual({ cutShort: false, cases: 20 });
  });
});

describe('a search that is walked stretch by stretch', () => {
  it('fills a page with the newest, each once', () => {
    passing(0);
    const answer = desk.reader.search({ now: SPECIAL_NOW, text: '-heron gan', limit: 20, near: null });
    const found = answer?.hits.flatMap((hit) => (hit.kind === 'case' ? [hit.row.id] : []));
    expect(found).toEqual(OPEN.slice(0, 20).map(({ facts }) => facts.id));
  });
});
