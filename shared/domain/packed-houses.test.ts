import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packHouses, unpackHouses, type House } from './packed-houses.ts';

const step = (degrees: number): number => Math.round(degrees * 100_000) / 100_000;
const house = fc.record({
  number: fc.integer({ min: 0, max: 999_999 }),
  mark: fc.constantFrom('', 'A', ' 1/2'),
  zip: fc.constantFrom(null, '90015', '90210'),
  town: fc.constantFrom(null, 'BEVERLY HILLS'),
  lat: fc.double({ min: -90, max: 90, noNaN: true }).map(step),
  lng: fc.double({ min: -180, max: 180, noNaN: true }).map(step),
});
const inOrder = (houses: readonly House[]): string[] =>
  houses.map((one) => JSON.stringify(one, ['number', 'mark', 'zip', 'town', 'lat', 'lng'])).toSorted();

it('gives back any houses, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(house, { maxLength: 60 }), (houses) => {
      expect(inOrder([...unpackHouses(packHouses(houses))])).toEqual(inOrder(houses));
    }),
  );
});

it('takes about five bytes a house, in order of their numbers', () => {
  const houses = Array.from({ length: 1_000 }, (_, at): House => ({
    number: 100 + at * 4,
    mark: '',
    zip: at < 500 ? '90015' : '90016',
    town: null,
    lat: step(34.05 + at * 0.000_15),
    lng: step(-118.25 - at * 0.000_02),
  }));
  const packed = packHouses(houses.toReversed());
  expect([...unpackHouses(packed)]).toEqual(houses);
  expect(packed.length).toBeLessThan(5_200);
  expect(packHouses(houses)).toEqual(packed);
});

it('refuses bytes that are cut off or of another kind', () => {
  const packed = packHouses([{ number: 1, mark: '', zip: null, town: null, lat: 34, lng: -118 }]);
  expect(() => [...unpackHouses(packed.subarray(0, packed.length - 1))]).toThrow(RangeError);
  expect(() => [...unpackHouses(new Uint8Array([9, 9]))]).toThrow(RangeError);
});
