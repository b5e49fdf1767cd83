import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { SPECIAL_NOW, SPECIAL_SAMPLE, specialCase, specialPage } from '../../../test/special-case.ts';

let desk: FilledDesk;

// The newest first: what matches loosely is newer than what matches as it stands.
const SPECIAL = [
  specialCase(1, { address: '10 W WOMBATLAND ST, 90077', service: 'pothole', age: 1 }),
  specialCase(2, { address: '12 W WOMBATWOOD ST, 90077', service: 'pothole', age: 2 }),
  specialCase(3, { address: '14 W WOMBAT ST, 90077', service: 'pothole', age: 300 }),
  specialCase(4, { service: 'bulky-items', note: 'Nobody there, wants a call', age: 3 }),
  specialCase(5, { address: '16 W KREDENZ ST, 90077', note: 'Nobody there, wants a call', age: 301 }),
  specialCase(6, { address: '18 W LEMURPARK BLVD, 90078', age: 4 }),
  specialCase(7, { note: 'A puddle by the freeway lemur', age: 302 }),
  specialCase(8, { address: '20 W DUGONG ST, 90079', service: 'pothole', age: 5 }),
  specialCase(9, { number: '1-4600090079', service: 'bulky-items', age: 1 }),
  specialCase(10, { number: '1-4600094331', service: 'bulky-items', age: 1 }),
  specialCase(11, { address: '22 W 254TH ST, 90080' }),
  specialCase(12, { address: 'OKAPI ST AT QUOKKA AVE, 90081' }),
  specialCase(13, { service: 'sidewalk-rebate', age: 0.4 }),
  specialCase(14, { service: 'pothole', age: 0.2 }),
  specialCase(15, { address: '24 W DESMAN ST', service: 'bulky-items', age: 300 }),
];

/** What people call services: one word of it is a street too, and two are those of another service's own name. */
const SAID: Record<string, readonly string[]> = {
  'bulky-items': ['kredenz', 'recogida de muebles'],
  pothole: ['rebate sidewalk', 'flor azul'],
};
const PACK = {
  ...SMALL_PACK,
  services: SMALL_PACK.services.map((one) => ({
    ...one,
    words: { ...one.words, es: [...one.words.es, ...(SAID[one.code] ?? [])] },
  })),
};

beforeAll(() => {
  desk = filledDesk(SPECIAL_SAMPLE, 500, PACK);
  desk.apply(specialPage(6_000, SPECIAL));
});
afterAll(() => desk.close());

function ask(text: string, limit = 20) {
  const answer = desk.reader.search({ now: SPECIAL_NOW, text, limit, near: null });
  if (answer === null) throw new Error('the desk has no cache');
  return answer;
}

/** The special cases a query finds, by their numbers here, in the order of the answer. */
const cases = (text: string, limit?: number): number[] =>
  ask(text, limit)
    .hits.flatMap((hit) =>
      hit.kind === 'case' ? [SPECIAL.findIndex(({ facts }) => facts.id === hit.row.id) + 1] : [],
    )
    .filter((n) => n > 0);

describe('what stands as it was typed', () => {
  it('goes before what only begins so, however new that is', () => {
    expect(cases('wombat')).toEqual([3, 1, 2]);
    expect(cases('pothole wombat')).toEqual([3, 1, 2]);
    expect(cases('wombat', 1)).toEqual([3]);
    expect(cases('womba')).toEqual([1, 2, 3]);
    expect(cases('wombat ')).toEqual([3]);
  });

  it('goes before what citizens may call a service', () => {
    expect(cases('kredenz wants')).toEqual([5, 4]);
    expect(cases('kredenz', 1)).toEqual([5]);
    expect(cases('bulky wants')).toEqual([4]);
  });

  it('is a service too that citizens call so by several words', () => {
    expect(cases('rebate sidewalk', 1)).toEqual([14]);
    expect(cases('sidewalk rebate', 1)).toEqual([13]);
    expect(cases('rebate sidewalk wombat', 3)).toEqual([3, 1, 2]);
    // A plural whose words are no words of a service by themselves leaves the other words what they are.
    expect(ask('flores azules').chips).toMatchObject([{ label: 'Pothole' }]);
    expect(cases('flores azules kredenz')).toEqual([]);
  });

  it('goes before a street that is found without one of the words', () => {
    expect(cases('freeway lemur')).toEqual([7, 6]);
    expect(cases('lemur')).toEqual([6, 7]);
  });
});

describe('a service of several words', () => {
  const found = (text: string) => ask(text).hits.filter(({ kind }) => kind === 'service' || kind === 'case');

  it('is known while it is typed, small words included', () => {
    for (const text of [
      'recogida',
      'recogida ',
      'recogida de',
      'recogida de ',
      'recogida de m',
      'recogida de muebles',
    ]) {
      const [first, ...rest] = found(text);
      expect([text, first]).toMatchObject([text, { kind: 'service', service: 'bulky-items' }]);
      expect(rest).toHaveLength(20);
      for (const hit of rest) expect(hit).toMatchObject({ kind: 'case', row: { service: 'bulky-items' } });
    }
    expect(found('recogida dexter')).toEqual([]);
  });

  it('is not asked for by a small word before another', () => {
    expect(found('water ')[0]).toMatchObject({ kind: 'service', service: 'water-waste' });
    // Whoever says "no water" does not want to report that it is wasted.
    expect(found('no water ').filter(({ kind }) => kind === 'service')).toEqual([]);
  });

  it('takes no street away that begins so', () => {
    expect(cases('muebles desman')).toEqual([15]);
    expect(cases('recogida desm')).toEqual([15]);
  });
});

describe('digits', () => {
  it('that are a zip code are one before they are the end of a number', () => {
    expect(cases('90079')).toEqual([8, 9]);
    expect(cases('94331')).toEqual([10]);
  });

  it('beside a filter are part of the number of a case that meets it', () => {
    expect(cases('pothole 90079')).toEqual([8]);
    expect(cases('pothole 94331')).toEqual([]);
    expect(cases('bulky-items 94331')).toEqual([10]);
    expect(cases('4331 -quail')).toEqual([]);
  });

  it('of a street are spelt right where its ending is not', () => {
    for (const typed of ['254ht', '254t', '25r4th', '254thh']) {
      expect([typed, cases(`22 ${typed} 90080`)]).toEqual([typed, [11]]);
      expect(ask(`22 ${typed} 90080`).corrections).toMatchObject([{ typed, shown: '254th' }]);
    }
    expect(cases('22 255ht')).toEqual([]);
  });

  it('of a zip code that is being typed are left out behind a crossing', () => {
    for (const text of [
      'okapi st at quokka ave, 9',
      'quokka ave x okapi st 900',
      'okapi st & quokka ave, 90081',
    ])
      expect([text, cases(text)]).toEqual([text, [12]]);
  });
});
