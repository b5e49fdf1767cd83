import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey } from './address-words.ts';
import { placeAsRead } from './place-as-read.ts';
import { place } from './place.ts';
import { readPlace, type ReadPlace } from './read-place.ts';

/** What is true of whatever is made of any text. */
function expectSound(text: string): ReadPlace {
  const read = readPlace(text);
  expect(read.said).toBe(text.trim());
  expect({ ...readPlace(read.canonical), said: '' }).toEqual({ ...read, said: '' });
  expect(read.canonical).not.toMatch(/undefined|null|NaN/);
  const made = placeAsRead(read);
  expect(place.parse(made)).toEqual(made);
  if (read.kind === 'free') expect(read.canonical).toBe(read.said);
  else expect(read.canonical).toMatch(/^[0-9A-Z][0-9A-Z '#,/-]*$/);
  return read;
}

/** Words of the grammar, so that its corners meet. */
const PIECES = (
  '1234|24|5|101|405|1/2|½|1234-1238|1234A|5th|fifth|quinta|cinco|s|north|e|norte|sur|este|ne|main|la|brea|el|de|soto|' +
  'st|street|ave|avenue|av|avenida|26|blvd|west|park|pl|court|calle|fwy|frwy|freeway|hwy|the|i|us|ca|n/r|apt|apto|' +
  'unit|#|#5|b|no|bldg|rear|floor|and|&|at|@|y|con|/|esquina|corner|of|block|cuadra|between|entre|to|al|del|on|en|near|' +
  'behind|school|90015|90015-1234|los angeles|venice|hollywood|california|usa|,|.|;|(|)|-|–| - |x|jr|dr|martin luther king'
).split('|');
/** Letters and signs that fold, join or part words. */
const ODD = "1|9|a|e|s|t|&|#|/|-|–|.|,|'| |½|ª|Σ|ı|ß|’|\u0000|\u200F".split('|');
const typed = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', ' ', '', ', ')), {
    maxLength: 12,
  })
  .map((list) => list.flat().join(''));

describe('any text', () => {
  it('is read without an error, kept as said, and reads back as itself', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...ODD), maxLength: 40 }),
      typed,
      typed,
    );
    fc.assert(
      fc.property(odd, (text) => {
        expectSound(text);
      }),
      { numRuns: 10_000 },
    );
  });

  it('costs no more for being long', () => {
    const long = [
      'x'.repeat(10_240),
      '1'.repeat(10_240),
      '1 '.repeat(5_120),
      '& '.repeat(5_120),
      '1234 main st '.repeat(800),
      ', '.repeat(5_120),
      '1234 '.padEnd(10_000, 's ') + 'main st',
      ' '.repeat(10_240),
      `${' '.repeat(5_000)}main & 5th${' '.repeat(5_000)}`,
      '½'.repeat(240),
      'a-'.repeat(124),
      'y , '.repeat(62),
      '1-'.repeat(124),
      'corner of '.repeat(25),
      '😀'.repeat(3_000),
      '\uD800'.repeat(249),
    ];
    const started = performance.now();
    for (const text of long) expectSound(text);
    // Seen: under 20 ms for all; a slow machine may take its time, a power of the length may not.
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

const NAMES =
  'MAIN|FIGUEROA|LA BREA|ST ANDREWS|VAN NUYS|DE SOTO|5TH|101ST|WEST VIEW|SUNSET PLAZA|EL CENTRO'.split('|');
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  ST: ['st', 'St.', 'street', 'STREET', 'str'],
  AVE: ['ave', 'Ave.', 'av', 'avenue'],
  BLVD: ['blvd', 'Bl.', 'boulevard'],
  DR: ['dr', 'Drive'],
  ROAD: ['rd', 'Rd.', 'road'],
  PL: ['pl', 'place'],
  WAY: ['wy', 'way'],
};
const DIRECTIONS: Readonly<Record<string, readonly string[]>> = {
  N: ['n', 'N.', 'north', 'norte'],
  S: ['s', 'S.', 'South', 'sur'],
  E: ['e', 'east', 'este'],
  W: ['w', 'West', 'oeste'],
};
const oneOf = (table: Readonly<Record<string, readonly string[]>>) =>
  fc
    .constantFrom(...Object.entries(table))
    .chain(([form, ways]) => fc.tuple(fc.constant(form), fc.constantFrom(...ways)));
/** A street in the city's form, and as people write it. */
const streets = fc
  .record({
    name: fc.constantFrom(...NAMES),
    suffix: oneOf(SUFFIXES),
    direction: fc.option(oneOf(DIRECTIONS)),
  })
  .filter(({ name, direction }) => direction !== null || name !== 'WEST VIEW')
  .map(({ name, suffix, direction }) => ({
    city: [direction?.[0], name, suffix[0]].filter((one) => one !== undefined).join(' '),
    typed: [direction?.[1], name.toLowerCase(), suffix[1]].filter((one) => one !== undefined).join(' '),
  }));

describe('an address in any form', () => {
  it('becomes the one the city writes, with one key', () => {
    const houses = fc.tuple(fc.integer({ min: 1, max: 24_000 }), fc.constantFrom('', ' 1/2', 'A'));
    const tails = fc.constantFrom(
      '',
      ', 90015',
      ' 90015',
      ' Los Angeles',
      ', Los Angeles, CA 90015',
      ' #5',
      ' apt b',
    );
    fc.assert(
      fc.property(houses, streets, tails, ([number, more], { city, typed }, tail) => {
        const read = readPlace(`${number}${more} ${typed}${tail}`);
        const zip = tail.includes('90015') ? ', 90015' : '';
        const address = `${number}${more} ${city}${zip}`;
        expect(read).toMatchObject({ kind: 'address', house: `${number}${more}`, address });
        expect(addressKey(address)).toBe(addressKey(`${number}${more} ${typed}`));
      }),
      { numRuns: 3_000 },
    );
  });

  it('becomes the crossing the city writes, with one key either way round', () => {
    const joins = fc.constantFrom(' & ', ' and ', ' at ', ' y ', '/', ' @ ', ' con ', ' esquina con ');
    const before = fc.constantFrom('', 'corner of ', 'esquina de ', 'near ', 'on the corner of ');
    fc.assert(
      fc.property(streets, streets, joins, before, (one, other, join, preface) => {
        const read = readPlace(`${preface}${one.typed}${join}${other.typed}`);
        expect(read).toMatchObject({ kind: 'intersection', address: `${one.city} AT ${other.city}` });
        const turned = readPlace(`${other.typed}${join}${one.typed}`);
        const keys = [read, turned].map((place) => (place.kind === 'free' ? '' : addressKey(place.address)));
        expect(keys[0]).toBe(keys[1]);
      }),
      { numRuns: 3_000 },
    );
  });
});
