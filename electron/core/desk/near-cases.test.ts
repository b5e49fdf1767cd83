import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import { sampleItem, uuidOf } from '../../../test/sample-feed.ts';
import type { FeedItem } from '../../../shared/contract/case-record.ts';
import { caseId } from '../../../shared/domain/ids.ts';
import { NO_PLACE, type Place } from '../../../shared/domain/place.ts';

type CaseItem = Extract<FeedItem, { kind: 'case' }>;

const NOW = Date.UTC(2026, 6, 1);
const HERE: Place = { ...NO_PLACE, address: '1234 S MAIN ST, 90015', lat: 34.0403, lng: -118.2601 };
/** One degree of latitude is about 111 km. */
const north = (metres: number): Place => ({
  ...HERE,
  address: `${metres} N AWAY ST`,
  lat: 34.0403 + metres / 111_195,
});
let desk: FilledDesk;

function item(n: number, place: Place, change: Partial<CaseItem['facts']> = {}): CaseItem {
  const base = sampleItem(n, { cases: 100, seed: 2, importedEvery: 0 });
  const facts = {
    ...base.facts,
    id: caseId.parse(uuidOf('near', n)),
    place,
    state: 'new' as const,
    closedAt: null,
    outcome: null,
    openedAt: NOW - n,
    service: 'pothole',
    ...change,
  };
  return { ...base, facts, entries: [], callers: [] };
}

const ITEMS = [
  item(1, HERE, { state: 'closed', closedAt: NOW, outcome: 'completed' }),
  item(2, north(100)),
  item(3, north(149)),
  item(4, north(155)),
  item(5, { ...NO_PLACE, address: '1234 South Main Street' }),
  item(6, north(20), { service: 'bulky-items' }),
  item(7, north(5_000)),
];
const number = (id: string) => ITEMS.findIndex(({ facts }) => facts.id === id) + 1;

beforeAll(() => {
  desk = filledDesk({ cases: 0, seed: 1 });
  desk.apply({
    epoch: 'epoch-1',
    scope: 'scope-1',
    catalogueVersion: 'small-1',
    directoryVersion: 1,
    coversUpTo: 10,
    head: 10,
    remaining: 0,
    asOf: NOW,
    items: ITEMS,
  });
});
afterAll(() => desk.close());

describe('nearCases', () => {
  it('finds what is within 150 m or at the same address, open ones first, then by distance', () => {
    const found = desk.reader.near({ now: NOW, place: HERE, service: null })?.rows;
    expect(found?.map((row) => [number(row.id), row.metres])).toEqual([
      [5, null],
      [6, 20],
      [2, 100],
      [3, 149],
      [1, 0],
    ]);
    const potholes = desk.reader.near({ now: NOW, place: HERE, service: 'pothole' })?.rows;
    expect(potholes?.map((row) => [number(row.id), row.sameAddress, row.offered])).toEqual([
      [5, true, true],
      // Closed there lately: it may not have been done. What is open 100 m off is another hole.
      [1, true, true],
      [2, false, false],
      [3, false, false],
    ]);
  });

  it('goes by the address alone when there are no coordinates, and finds nothing nowhere', () => {
    const place = { ...NO_PLACE, address: '1234 s main st' };
    expect(
      new Set(desk.reader.near({ now: NOW, place, service: null })?.rows.map((row) => number(row.id))),
    ).toEqual(new Set([1, 5]));
    expect(desk.reader.near({ now: NOW, place: NO_PLACE, service: null })).toEqual({ rows: [] });
  });
});

describe('showCase', () => {
  it('lists other cases near by, newest first', () => {
    const shown = desk.reader.showCase({ now: NOW, id: ITEMS[1]?.facts.id ?? caseId.parse('') });
    expect(shown?.shown?.nearby.map((row) => number(row.id))).toEqual([1, 3, 4, 6]);
    expect(shown?.shown).toMatchObject({ from: 'cache', duplicateOf: null, unsent: [] });
  });

  it('knows nothing of a case that is not there', () => {
    expect(desk.reader.showCase({ now: NOW, id: caseId.parse(uuidOf('nobody')) })).toEqual({ shown: null });
  });
});

describe('suggestPlaces', () => {
  it('completes an address from what is typed, with its place and how many cases it has', () => {
    const places = desk.reader.suggestPlaces({ now: NOW, text: '1234 ma' })?.places;
    expect(places).toEqual([{ ...HERE, cases: 2, known: false, exact: true, town: null }]);
    expect(desk.reader.suggestPlaces({ now: NOW, text: 'nowhere' })).toEqual({
      places: [],
      corrected: null,
    });
  });
});
