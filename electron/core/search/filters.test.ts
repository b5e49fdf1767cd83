import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, SAMPLE_ACCOUNT, type FilledDesk } from '../../../test/filled-desk.ts';
import { sampleItem } from '../../../test/sample-feed.ts';
import { SPECIAL_NOW, SPECIAL_SAMPLE, specialCase, specialPage } from '../../../test/special-case.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { wordsOf } from '../../../shared/domain/fold-text.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import { meetsFilter } from './conditions.ts';
import { lexiconOf } from './lexicon.ts';
import { readQuery } from './read-query.ts';

/** As many as a page of the search box. */
const PAGE = 20;
/** More than are looked at row by row. */
const MANY = 2_400;
const NOW = SPECIAL_NOW;

/** Cases with one word in their notes: all were closed soon, but for every 60th, which was closed today however old it is. */
const special = Array.from({ length: MANY }, (_, at) => {
  const age = 1 + (at * 380) / MANY;
  const closedAt = NOW - (at % 60 === 59 ? 0.01 : Math.max(0.5, age - 3)) * DAY;
  const facts = { state: 'closed', outcome: 'completed', closedAt } as const;
  return specialCase(at + 1, { note: 'Zither on the roof', age, service: 'pothole', facts });
});

let desk: FilledDesk;
beforeAll(() => {
  desk = filledDesk(SPECIAL_SAMPLE);
  for (let at = 0; at < MANY; at += 400) desk.apply(specialPage(6_000 + at, special.slice(at, at + 400)));
});
afterAll(() => desk.close());

const sample = Array.from({ length: SPECIAL_SAMPLE.cases }, (_, at) => sampleItem(at, SPECIAL_SAMPLE));
const items = [...sample, ...special].toSorted((a, b) => b.facts.openedAt - a.facts.openedAt);
const noted = items.map(
  ({ entries }) =>
    new Set(entries.flatMap(({ texts }) => Object.values(texts).flatMap((body) => wordsOf(body ?? '')))),
);

/** The newest cases that a query asks for: those with a word in some note that meet its filters. */
function expected(text: string, word: string | null): string[] {
  const lexicon = lexiconOf(SMALL_CITY);
  const { filters } = readQuery(text, { lexicon, now: NOW, timeZone: SMALL_CITY.timeZone });
  expect(filters.length, text).toBeGreaterThan(0);
  return items
    .filter(
      ({ facts }, at) =>
        (word === null || noted[at]?.has(word) === true) &&
        filters.every((one) => meetsFilter(facts, one, SAMPLE_ACCOUNT.id, NOW)),
    )
    .slice(0, PAGE)
    .map(({ facts }) => facts.id);
}

function found(text: string): string[] {
  const answer = desk.reader.search({ now: NOW, text, limit: PAGE, near: null, patience: 2 });
  return (answer?.hits ?? []).flatMap((hit) => (hit.kind === 'case' ? [hit.row.id] : []));
}

const WHEN = [
  '',
  'overdue',
  'open',
  'closed today',
  'closed last week',
  'closed last month',
  'closed before february',
  'closed since may',
  'closed in march',
];
const WHAT = ['', 'service:pothole', 'service:water-waste', 'dept:lasan', 'cd1', 'cd2 service:dead-animal'];

describe('filters', () => {
  it.each([null, 'zither', 'the', 'hydrant'])(
    'alone and together beside the word %s find the newest of all that they say',
    (word) => {
      let matched = 0;
      for (const when of WHEN) {
        for (const what of WHAT) {
          if (when === '' && what === '') continue;
          const text = [word ?? '', what, when].join(' ').trim();
          const wanted = expected(text, word);
          matched += wanted.length;
          // Looser matches may follow behind.
          expect(found(text).slice(0, wanted.length), text).toEqual(wanted);
        }
      }
      expect(matched).toBeGreaterThan(150);
    },
  );
});
