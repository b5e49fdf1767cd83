import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALL_PACK } from '../../test/small-city.ts';
import type { CityPack } from './city-pack.ts';
import { outsideCity } from './outside-city.ts';
import { NO_PLACE } from './place.ts';

const tell = { en: 'Send the caller there.', es: 'Que llame allá.' };
const pack: CityPack = {
  ...SMALL_PACK,
  neighbours: {
    places: [
      { name: 'Beverly Hills', names: ['BH'], kind: 'city', tell, phone: null },
      { name: 'Marina del Rey', names: [], kind: 'county', tell, phone: '211' },
    ],
    elsewhere: { tell: { en: 'Outside.', es: 'Afuera.' }, phone: null },
  },
};
const [west, south, east, north] = pack.city.bounds;
const inside = { ...NO_PLACE, lat: (south + north) / 2, lng: (west + east) / 2 };
const official: CityPack = { ...pack, districts: { ...pack.districts, schematic: false } };

describe('a place in another town', () => {
  const beverlyHills = { name: 'Beverly Hills', kind: 'city', tell, phone: null };
  it.each([
    '450 n canon dr, beverly hills',
    '450 N Canon Dr, Beverly Hills, CA 90210',
    'the park in Beverly Hills',
    'behind the hotel, bh',
  ])('is told by its name: %s', (said) => {
    expect(outsideCity(pack, null, null, said)).toEqual(beverlyHills);
  });

  it.each(['1234 beverly blvd', 'main & beverly', 'beverly', 'marina st', '', 'behind the school'])(
    'is not seen where a street has the name, or nothing is named: %s',
    (said) => {
      expect(outsideCity(pack, null, null, said)).toBeNull();
    },
  );

  it('is told by the town of the address points', () => {
    expect(outsideCity(pack, { ...inside, address: '1 A ST' }, 'MARINA DEL REY', '')).toEqual({
      name: 'Marina del Rey',
      kind: 'county',
      tell,
      phone: '211',
    });
  });

  it('is inside when it has a district, whatever its mail is called', () => {
    expect(
      outsideCity(pack, { ...inside, district: '1' }, 'BEVERLY HILLS', '1 a st, beverly hills'),
    ).toBeNull();
  });
});

describe('a point outside', () => {
  const elsewhere = { name: null, kind: null, tell: { en: 'Outside.', es: 'Afuera.' }, phone: null };
  it('is told beyond the bounds, and in no official district', () => {
    expect([
      outsideCity(pack, { ...inside, lng: east + 0.1 }, null, ''),
      outsideCity(official, inside, null, ''),
      outsideCity(pack, inside, null, ''),
      outsideCity({ ...pack, neighbours: undefined }, { ...inside, lng: east + 0.1 }, null, ''),
    ]).toEqual([elsewhere, elsewhere, null, null]);
  });
});

it('never throws, whatever is said', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (said) => {
      const found = outsideCity(pack, null, null, said);
      expect(found === null || typeof found.tell.en === 'string').toBe(true);
    }),
  );
});
