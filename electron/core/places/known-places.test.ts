import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyOf, filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import type { PlaceSuggestion } from '../../../shared/contract/place-view.ts';
import type { AddressesAnswer } from '../../../shared/contract/hub-protocol.ts';
import { packHouses, type House } from '../../../shared/domain/packed-houses.ts';

const NOW = 1_790_000_000_000;
const ZIP = '90015';
const step = 0.000_15;

const house = (number: number, lat: number, lng: number, more: Partial<House> = {}): House => ({
  number,
  mark: '',
  zip: ZIP,
  town: null,
  lat: Math.round(lat * 1e5) / 1e5,
  lng: Math.round(lng * 1e5) / 1e5,
  ...more,
});
const row = (from: number, count: number, at: (along: number) => readonly [number, number]): House[] =>
  Array.from({ length: count }, (_, along) => house(from + along * 2, ...at(along)));

/** Two streets that run south, side by side, and one that crosses both; a long name; one with houses of another town. */
const STREETS: [string | null, string, string | null, House[]][] = [
  ['S', 'MAIN', 'ST', row(1200, 60, (along) => [34.04 - along * step, -118.26])],
  ['S', 'SPRING', 'ST', row(1200, 60, (along) => [34.04 - along * step, -118.2595])],
  ['W', 'OLYMPIC', 'BLVD', row(100, 40, (along) => [34.0362, -118.256 - along * step])],
  ['N', 'FIGUEROA', 'ST', [house(1234, 34.1, -118.2), house(1234, 34.1, -118.2, { mark: ' 1/2' })]],
  [
    null,
    'SANTA MONICA',
    'BLVD',
    [house(1234, 34.09, -118.3), house(1235, 34.09, -118.301, { zip: '90069', town: 'WEST HOLLYWOOD' })],
  ],
];
const page = (streets: typeof STREETS, rest: Partial<AddressesAnswer> = {}): AddressesAnswer => ({
  epoch: 'one',
  head: 5,
  upTo: 5,
  streets: streets.map(([direction, street, suffix, houses], at) => ({
    id: at + 1,
    direction,
    street,
    suffix,
    packed: Buffer.from(packHouses(houses)).toString('base64'),
  })),
  ...rest,
});

let desk: FilledDesk;
beforeAll(() => {
  desk = filledDesk({ cases: 300, seed: 311 });
  expect(desk.writer.applyAddresses({ body: bodyOf(page(STREETS)) })).toEqual({ status: 'whole' });
});
afterAll(() => desk.close());

function suggest(text: string): PlaceSuggestion[] {
  return desk.reader.suggestPlaces({ now: NOW, text })?.places ?? [];
}
/** The addresses that come from the address points. */
const known = (text: string): string[] =>
  suggest(text)
    .filter((one) => one.cases === 0)
    .map((one) => one.address);

describe('a known address', () => {
  it('is offered with its point, as it stands in the file', () => {
    expect(suggest('1204 s main').find((one) => one.cases === 0)).toEqual({
      address: '1204 S MAIN ST, 90015',
      house: '1204',
      direction: 'S',
      street: 'MAIN',
      suffix: 'ST',
      crossStreet: null,
      zip: '90015',
      lat: 34.0397,
      lng: -118.26,
      district: null,
      neighborhoodCouncil: null,
      cases: 0,
      known: true,
      exact: true,
      town: null,
    });
  });

  it.each([
    ['1204 s mai', '1204 S MAIN ST, 90015'],
    ['1204 main street', '1204 S MAIN ST, 90015'],
    ['1204 S. Main St., apt 5', '1204 S MAIN ST, 90015'],
    ['1204 calle main', '1204 S MAIN ST, 90015'],
    ['1204 main, los angeles, ca 90015', '1204 S MAIN ST, 90015'],
    ['1234 monica', '1234 SANTA MONICA BLVD, 90015'],
    ['1234 santa monica boul', '1234 SANTA MONICA BLVD, 90015'],
    ['1234 1/2 figueroa', '1234 1/2 N FIGUEROA ST, 90015'],
    ['120 olympic bl', '120 W OLYMPIC BLVD, 90015'],
  ])('is found by "%s"', (text, address) => {
    expect(known(text)[0]).toBe(address);
  });

  it('comes exact first, then those that begin so', () => {
    expect(known('120 oly')).toEqual(['120 W OLYMPIC BLVD, 90015']);
    expect(known('13 main')).toEqual(
      [1300, 1302, 1304, 1306, 1308, 1310, 1312, 1314].map((n) => `${n} S MAIN ST, 90015`),
    );
  });

  it('says the other town its file names', () => {
    expect(suggest('1235 santa monica').map(({ address, town }) => [address, town])).toEqual([
      ['1235 SANTA MONICA BLVD, 90069', 'WEST HOLLYWOOD'],
    ]);
  });

  it('that is not in the file lies beside its neighbour', () => {
    const [one] = suggest('1203 s main st');
    expect(one).toMatchObject({ address: '1203 S MAIN ST, 90015', known: false, exact: false, lng: -118.26 });
  });
});

describe('what is no single house', () => {
  it('a block has the point of its middle house', () => {
    expect(
      suggest('1200 block of s main').map(({ address, known: isKnown, exact }) => [address, isKnown, exact]),
    ).toEqual([['1200 BLOCK OF S MAIN ST, 90015', true, false]]);
    expect(known('1200-1210 main')).toEqual(['1200-1210 S MAIN ST, 90015']);
  });

  it.each(['main & olympic', 'olympic at main', 'main y olympic', 'esquina de main con olympic'])(
    'a crossing lies where the houses of both meet: %s',
    (text) => {
      const one = suggest(text).find((each) => each.cases === 0);
      expect(one?.address).toMatch(/^(S MAIN ST AT W OLYMPIC BLVD|W OLYMPIC BLVD AT S MAIN ST), 90015$/);
      expect(Math.abs((one?.lat ?? 0) - 34.0362)).toBeLessThan(0.0005);
      expect(Math.abs((one?.lng ?? 0) + 118.26)).toBeLessThan(0.0005);
    },
  );

  it('streets side by side do not cross', () => {
    expect(known('main & spring')).toEqual([]);
  });
});

describe('a misspelt street', () => {
  it.each([
    ['1234 figeroa', '1234 figueroa', '1234 N FIGUEROA ST, 90015'],
    ['120 olimpic', '120 olympic', '120 W OLYMPIC BLVD, 90015'],
    ['main & olimpyc', 'main & olympic', 'S MAIN ST AT W OLYMPIC BLVD, 90015'],
  ])('is put right and said so: %s', (text, corrected, address) => {
    const answer = desk.reader.suggestPlaces({ now: NOW, text });
    expect([answer?.corrected, answer?.places.some((one) => one.address === address)]).toEqual([
      corrected,
      true,
    ]);
  });

  it('is left alone when nothing is like it', () => {
    expect(desk.reader.suggestPlaces({ now: NOW, text: '1234 xqzzkw' })).toEqual({
      places: [],
      corrected: null,
    });
  });
});

it('what lies around a point is the nearest first', () => {
  const around = desk.reader.placesAround({ now: NOW, lat: 34.0397, lng: -118.26, metres: 60 });
  expect(around?.addresses.slice(0, 2)).toEqual([
    { address: '1204 S MAIN ST', zip: '90015', lat: 34.0397, lng: -118.26, metres: 0 },
    { address: '1202 S MAIN ST', zip: '90015', lat: 34.03985, lng: -118.26, metres: 17 },
  ]);
  expect(around?.addresses.every(({ metres }) => metres <= 60)).toBe(true);
});

describe('what changed at the hub', () => {
  it('replaces, removes, and of another epoch begins anew', () => {
    const own = filledDesk({ cases: 10, seed: 1 });
    const apply = (answer: unknown) => own.writer.applyAddresses({ body: bodyOf(answer) });
    const first = (text: string) =>
      own.reader.suggestPlaces({ now: NOW, text })?.places.find((one) => one.known)?.address;
    try {
      expect(apply(page(STREETS, { upTo: 3 }))).toEqual({ status: 'more' });
      expect(own.writer.addressBook()).toEqual({ epoch: 'one', upTo: 3 });
      const moved = page([['S', 'MAIN', 'ST', [house(9, 34, -118)]]]);
      expect(apply(moved)).toEqual({ status: 'whole' });
      expect([first('9 main'), first('1204 main'), first('1234 santa monica')]).toEqual([
        '9 S MAIN ST, 90015',
        undefined,
        '1234 SANTA MONICA BLVD, 90015',
      ]);
      expect(apply(page([['S', 'MAIN', 'ST', []]]))).toEqual({ status: 'whole' });
      expect(first('9 main')).toBeUndefined();
      expect(apply(page(STREETS, { epoch: 'two' }))).toEqual({ status: 'more' });
      expect([own.writer.addressBook(), first('1234 santa monica')]).toEqual([
        { epoch: 'two', upTo: 0 },
        undefined,
      ]);
      expect(
        apply({
          ...page([]),
          streets: [{ id: 1, direction: null, street: 'A', suffix: null, packed: 'AAAA' }],
          epoch: 'two',
        }),
      ).toMatchObject({ status: 'nonsense' });
      expect(apply({ streets: 'no' })).toMatchObject({ status: 'nonsense' });
    } finally {
      own.close();
    }
  });
});

it('answers whatever is typed', () => {
  const words = fc.constantFrom(
    ...'1234 12 s main mian olympic & at y 5th st blvd , # apt 1/2 block of 1200 esquina con ñ 🙂 ﷽ 0 -'.split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(words, { maxLength: 12 }).map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const answer = desk.reader.suggestPlaces({ now: NOW, text: typed.slice(0, 200) });
      expect(answer === null ? 9 : answer.places.length).toBeLessThanOrEqual(8);
    }),
    { numRuns: 500 },
  );
});
