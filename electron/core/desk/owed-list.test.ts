import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, SAMPLE_ACCOUNT, type FilledDesk } from '../../../test/filled-desk.ts';
import { sampleItem, seededRandom, uuidOf } from '../../../test/sample-feed.ts';
import { openCommand } from '../../../test/test-hub.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { FeedItem } from '../../../shared/contract/case-record.ts';
import { accountId, promiseId, textId } from '../../../shared/domain/ids.ts';
import { DAY, HOUR } from '../../../shared/domain/instant.ts';
import { isOwedBy, owedOf } from '../../../shared/domain/owed-promises.ts';
import type { CasePromise } from '../../../shared/domain/promise.ts';
import { cityDay } from './city-day.ts';

const SAMPLE = { cases: 1_000, seed: 8, end: Date.UTC(2026, 6, 1, 19) };
const NOW = SAMPLE.end;
const ME = { account: SAMPLE_ACCOUNT.id, department: SAMPLE_ACCOUNT.department };
const DAY_END = cityDay(NOW, 'America/Los_Angeles').dayEnd;
let desk: FilledDesk;

/** Promises of all kinds and owners, around now. */
function promisesOf(n: number): CasePromise[] {
  const random = seededRandom(n + 1);
  return Array.from({ length: Math.floor(random() * 4) }, (_, at): CasePromise => {
    const ended = random() < 0.3;
    return {
      id: promiseId.parse(uuidOf('promise', n, at)),
      kind: random() < 0.5 ? 'work' : 'call-back',
      basis: 'agent',
      by: random() < 0.1 ? null : Math.floor(NOW + (random() - 0.4) * 14 * DAY),
      firstBy: null,
      language: 'en',
      callerId: null,
      madeAt: NOW - DAY,
      madeBy: SAMPLE_ACCOUNT.id,
      owner: random() < 0.4 ? SAMPLE_ACCOUNT.id : accountId.parse(uuidOf('someone', n)),
      department: random() < 0.2 ? 'LASAN' : null,
      text: null,
      endedAt: ended ? NOW : null,
      end: ended ? 'done' : null,
    };
  });
}
const items = Array.from({ length: SAMPLE.cases }, (_, n): Extract<FeedItem, { kind: 'case' }> => {
  const item = sampleItem(n, SAMPLE);
  return { ...item, feedNo: SAMPLE.cases + n + 1, facts: { ...item.facts, promises: promisesOf(n) } };
});

/** What is owed, worked out one case at a time. */
function wanted(all: readonly CaseFacts[]) {
  return all
    .flatMap((facts) => owedOf(facts))
    .filter((one) => isOwedBy(one, ME) && one.by < DAY_END + 7 * DAY)
    .map((one) => one.by)
    .toSorted((a, b) => a - b);
}
const page = (some: readonly FeedItem[], upTo: number) => ({
  epoch: 'epoch-1',
  scope: 'scope-1',
  catalogueVersion: 'small-1',
  directoryVersion: 1,
  coversUpTo: upTo,
  head: upTo,
  remaining: 0,
  asOf: NOW,
  items: [...some],
});
const listed = () => desk.reader.owed({ now: NOW })?.rows ?? [];
const counted = () => desk.reader.owedCount({ now: NOW });

beforeAll(() => {
  desk = filledDesk(SAMPLE);
  desk.apply(page(items, 2 * SAMPLE.cases));
});
afterAll(() => desk.close());

describe('what is owed', () => {
  it('is mine and my department’s until a week ahead, by time, and counted', () => {
    const times = wanted(items.map((item) => item.facts));
    expect(times.length).toBeGreaterThan(200);
    expect(listed().map((row) => row.by)).toEqual(times.slice(0, 200));
    const late = times.filter((by) => by < NOW).length;
    expect(counted()).toEqual({ late, today: times.filter((by) => by < DAY_END).length - late });
  });

  it('follows the cases: gone when settled or when the case goes', () => {
    const [first, second] = items.filter((item) => item.facts.promises.length > 0);
    if (first === undefined || second === undefined) throw new Error('the sample owes nothing');
    const settled = { ...first, feedNo: 2 * SAMPLE.cases + 1, facts: { ...first.facts, promises: [] } };
    const gone = { kind: 'gone' as const, feedNo: 2 * SAMPLE.cases + 2, caseId: second.facts.id };
    desk.apply(page([settled, gone], 2 * SAMPLE.cases + 2));
    const left = items.filter((item) => item !== first && item !== second).map((item) => item.facts);
    expect(listed().map((row) => row.by)).toEqual(wanted(left).slice(0, 200));
  });

  it('knows unsent work: what was promised offline is there, with what it is about', () => {
    const before = counted();
    const opening = openCommand();
    desk.keep(opening, NOW);
    const id = promiseId.parse(uuidOf('offline'));
    desk.keep(
      {
        type: 'make-promise',
        caseId: opening.caseId,
        promise: { id, kind: 'call-back', basis: 'agent', by: NOW - 100 * DAY, language: 'en' },
        callerId: null,
        why: { id: textId.parse(uuidOf('why')), body: 'Whether the gate is open' },
      },
      NOW - HOUR,
    );
    expect(listed()[0]).toMatchObject({
      by: NOW - 100 * DAY,
      mine: true,
      callerName: null,
      why: 'Whether the gate is open',
      case: { id: opening.caseId, pending: true },
    });
    expect(counted()).toEqual({ late: (before?.late ?? 0) + 1, today: before?.today });
    desk.keep(
      { type: 'settle-promise', caseId: opening.caseId, promiseId: id, how: { name: 'done' }, remark: null },
      NOW,
    );
    expect(counted()).toEqual(before);
  });
});
