import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import { sampleItem, seededRandom, uuidOf } from '../../../test/sample-feed.ts';
import {
  SPECIAL_NOW,
  SPECIAL_PHONE,
  SPECIAL_SAMPLE,
  specialCase,
  specialPage,
} from '../../../test/special-case.ts';
import { noteCommand, openCommand, ids } from '../../../test/test-hub.ts';
import type { SearchHit } from '../../../shared/contract/search-view.ts';
import { callerId } from '../../../shared/domain/ids.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import { temporaryReference } from '../overlay/case-reference.ts';

let desk: FilledDesk;

const SPECIAL = [
  specialCase(1, { address: '1234 S QUAIL ST, 90015', name: 'Ximena Ñandú-Quiroga', district: '14' }),
  specialCase(2, { address: 'QUAIL ST AT 5TH AVE, 90013', name: "Siobhán O'Brannigan" }),
  specialCase(3, {
    address: '77 N HEDGEHOG BLVD',
    number: '1-4601662271',
    note: 'The caller says the sofá is behind the dumpster near quail',
  }),
  specialCase(4, { address: '99 W ZEBRA WAY', name: 'Quail Johnson', age: 300 }),
  specialCase(5, { address: '100 E ZEBRA WAY', service: 'pothole', age: 5 }),
  specialCase(6, { address: '100 E ZEBRA WAY', service: 'bulky-items', age: 6 }),
];

beforeAll(() => {
  desk = filledDesk(SPECIAL_SAMPLE);
  desk.apply(specialPage(6_000, SPECIAL));
});
afterAll(() => desk.close());

function search(text: string, limit = 20): SearchHit[] {
  const answer = desk.reader.search({ now: SPECIAL_NOW, text, limit, near: null });
  if (answer === null) throw new Error('the desk has no cache');
  return answer.hits;
}

/** The special cases a query finds, by their numbers here, in the order of the answer. */
function cases(text: string): number[] {
  return search(text)
    .flatMap((hit) =>
      hit.kind === 'case' ? [SPECIAL.findIndex(({ facts }) => facts.id === hit.row.id) + 1] : [],
    )
    .filter((n) => n > 0);
}
const only = (text: string) => search(text).filter((hit) => hit.kind === 'case').length;

const caseHit = (text: string, n: number) =>
  search(text).find((hit) => hit.kind === 'case' && hit.row.id === SPECIAL[n - 1]?.facts.id);
const marked = (text: string, n: number) =>
  caseHit(text, n)?.because.map(({ field, text: shown, ranges }) => `${field}: ${mark(shown, ranges)}`);

function mark(text: string, ranges: readonly (readonly [number, number])[]): string {
  return ranges
    .toReversed()
    .reduce((done, [from, to]) => `${done.slice(0, from)}[${done.slice(from, to)}]${done.slice(to)}`, text);
}

describe('searchDesk', () => {
  it('finds a case by its number in any form', () => {
    for (const text of [
      '1-4601662271',
      '4601662271',
      '1 4601662271',
      '14601662271',
      '1-460166',
      '46016',
      '2271',
      '662271',
    ]) {
      expect(cases(text), text).toContain(3);
    }
    expect(search('1-4601662271')[0]).toMatchObject({ kind: 'case', row: { number: '1-4601662271' } });
    expect(marked('460166', 3)).toEqual(['number: 1-[460166]2271']);
    expect(marked('2271', 3)).toEqual(['number: 1-460166[2271]']);
  });

  it('finds callers and their cases by name in any order, without accents, and by phone', () => {
    for (const text of ['Ximena', 'ñandu', 'NANDU ximena', 'quiroga', 'ximena quir', 'Ñandú-Quiroga'])
      expect(cases(text), text).toEqual([1]);
    for (const text of ["o'brannigan", 'obrannigan', 'brannigan siobhan'])
      expect(cases(text), text).toEqual([2]);
    expect(marked('brann', 2)).toEqual(["caller: Siobhán O'[Brann]igan"]);
    expect(search('ximena')[0]).toMatchObject({
      kind: 'caller',
      card: { name: 'Ximena Ñandú-Quiroga' },
      cases: 1,
      openCases: 1,
      because: [{ field: 'caller', text: 'Ximena Ñandú-Quiroga', ranges: [[0, 6]] }],
    });
    for (const text of ['213-555-0142', '(213) 555 0142', '+1 213 555 0142', '5550142', '555-0142', '0142']) {
      expect(cases(text), text).toEqual([1]);
      expect(
        search(text).some((hit) => hit.kind === 'caller'),
        text,
      ).toBe(true);
    }
    expect(only('213-555-0143')).toBe(0);
  });

  it('finds addresses as they are said', () => {
    for (const text of [
      '1234 s quail',
      '1234 quail',
      '1234 South Quail Street',
      'quail st 1234',
      '1234 quai',
      '1234 s q',
    ]) {
      expect(cases(text), text).toEqual([1]);
    }
    for (const text of [
      'quail & 5th',
      'quail at 5th',
      'fifth and quail',
      '5 quail',
      'quail st at fifth avenue',
      'quail / 5th',
    ]) {
      expect(cases(text), text).toEqual([2]);
    }
    expect(marked('1234 s quail', 1)).toEqual(['address: [1234] [S] [QUAIL] ST, 90015']);
    expect(marked('fifth and quail', 2)).toEqual(['address: [QUAIL] ST AT [5TH] AVE, 90013']);
    expect(search('1234 s quail')[0]).toMatchObject({
      kind: 'address',
      address: '1234 S QUAIL ST, 90015',
      cases: 1,
      openCases: 1,
    });
  });

  it("finds services by citizens' words in both languages", () => {
    expect(search('bache')[0]).toMatchObject({
      kind: 'service',
      service: 'pothole',
      because: [{ text: 'Bache', ranges: [[0, 5]] }],
    });
    expect(search('potholes')[0]).toMatchObject({ kind: 'service', service: 'pothole' });
    expect(search('animal muerto')[0]).toMatchObject({ kind: 'service', service: 'dead-animal' });
    expect(cases('zebra bache')).toEqual([5]);
    expect(cases('zebra voluminosos')).toEqual([6]);
    expect(marked('zebra bache ', 5)).toEqual(['address: 100 E [ZEBRA] WAY', 'service: [Bache]']);
  });

  it('takes states, districts and departments as filters', () => {
    expect(cases('quail cd14')).toEqual([1]);
    expect(cases('quail open cd 14')).toEqual([1]);
    expect(cases('quail closed')).toEqual([]);
    expect(cases('zebra bss pothole')).toEqual([]);
    expect(marked('quail new cd14 ', 1)).toEqual([
      'address: 1234 S [QUAIL] ST, 90015',
      'state: [New]',
      'district: [CD 14]',
    ]);
    const overdue = search('overdue');
    expect(overdue.length).toBeGreaterThan(5);
    expect(
      overdue.every(
        (hit) =>
          hit.kind === 'case' && (hit.row.dueAt ?? SPECIAL_NOW) < SPECIAL_NOW && hit.row.state !== 'closed',
      ),
    ).toBe(true);
  });

  it('finds what was written, and says where', () => {
    expect(cases('sofa dumpster')).toEqual([3]);
    expect(marked('dumpst', 3)).toEqual([
      'text: The caller says the sofá is behind the [dumpst]er near quail',
    ]);
  });

  it('puts the newest first, and what only a note says behind', () => {
    expect(cases('quail')).toEqual([1, 2, 4, 3]);
    expect(cases('zebra')).toEqual([5, 6, 4]);
  });

  it('gives no more than was asked for, and nothing for nothing', () => {
    for (const limit of [1, 2, 5, 100])
      expect(search('main', limit).filter((hit) => hit.kind === 'case').length).toBeLessThanOrEqual(limit);
    for (const text of ['', ' ', '...', '&', '\u0000'])
      expect(search(text), JSON.stringify(text)).toEqual([]);
    expect(search('zzzzqqqq')).toEqual([]);
  });

  it('shows unsent work under its new words at once', () => {
    const mine = filledDesk({ ...SPECIAL_SAMPLE, cases: 50 });
    const target = sampleItem(7, { ...SPECIAL_SAMPLE, cases: 50 });
    const caller = {
      kind: 'new' as const,
      id: callerId.parse(uuidOf('fresh')),
      name: 'Wanda Fresh',
      phone: SPECIAL_PHONE,
      email: null,
      language: 'en',
    };
    const opening = openCommand({
      caseId: ids.case(),
      caller,
      place: { ...NO_PLACE, address: '5 N MARSUPIAL DR' },
    });
    mine.keep(noteCommand(target.facts.id, 'xylophone in the street'), SPECIAL_NOW);
    mine.keep(opening, SPECIAL_NOW);
    const found = (text: string) =>
      mine.reader
        .search({ now: SPECIAL_NOW, text, limit: 20, near: null })
        ?.hits.map((hit) => (hit.kind === 'case' ? `${hit.row.reference} ${hit.row.pending}` : hit.kind));
    const reference = temporaryReference(opening.caseId);
    expect(found('xylophone')).toEqual([`${target.facts.number} true`]);
    expect(found('marsupial')).toEqual(['address', `${reference} true`]);
    expect(found('wanda')).toEqual(['caller', `${reference} true`]);
    expect(found('5550142')).toEqual([`${reference} true`, 'caller']);
    expect(found(reference.slice(4))).toContain(`${reference} true`);
    mine.close();
  });

  it('never fails, whatever is typed', { timeout: 120_000 }, () => {
    const seed = 31;
    const random = seededRandom(seed);
    const parts = [
      '"',
      "'",
      '*',
      '^',
      ' AND ',
      ' OR ',
      ' NOT ',
      'NEAR(',
      ')',
      '(',
      '{',
      '}',
      ':',
      '-',
      '+',
      '\u0000',
      '😀',
      '👩‍👩‍👧',
      '\u202e',
      'ñ',
      'main',
      'x_open',
      'case_words',
      ';--',
      '%',
      '\\',
      '\ud800',
      '１',
      '٣',
      'ﷺ',
      '1-',
      '5th',
      'cd',
      '\n',
    ];
    for (let n = 0; n < 2_000; n += 1) {
      const text = Array.from(
        { length: 1 + Math.floor(random() * 12) },
        () => parts[Math.floor(random() * parts.length)],
      ).join(random() < 0.5 ? '' : ' ');
      expect(() => search(text), `seed ${seed}: ${JSON.stringify(text)}`).not.toThrow();
      expect(() =>
        desk.reader.list({
          now: SPECIAL_NOW,
          query: { list: 'open', filter: text, sort: 'due', offset: 0, limit: 5 },
        }),
      ).not.toThrow();
    }
    for (const text of [
      'x'.repeat(10_000),
      '"'.repeat(10_000),
      'main '.repeat(2_000),
      '1'.repeat(10_000),
      'é'.repeat(5_000),
      '('.repeat(10_000),
    ]) {
      expect(() => search(text)).not.toThrow();
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        search(text);
        desk.reader.suggestPlaces({ now: SPECIAL_NOW, text });
        desk.reader.suggestCallers({ now: SPECIAL_NOW, text });
      }),
      { numRuns: 300 },
    );
  });
});
