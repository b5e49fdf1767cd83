import { describe, expect, it } from 'vitest';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import { typedPlace } from './typed-place.ts';

describe('a place as it is typed', () => {
  it('may be an address the book does not have', () => {
    expect([
      typedPlace('1234 s main st'),
      typedPlace(' 77B  Figueroa, 90007 '),
      typedPlace('100 1/2 W 5th St 90013'),
    ]).toEqual([
      { ...NO_PLACE, address: '1234 S MAIN ST', house: '1234', direction: 'S', street: 'MAIN ST' },
      { ...NO_PLACE, address: '77B FIGUEROA, 90007', house: '77B', street: 'FIGUEROA', zip: '90007' },
      {
        ...NO_PLACE,
        address: '100 1/2 W 5TH ST, 90013',
        house: '100 1/2',
        direction: 'W',
        street: '5TH ST',
        zip: '90013',
      },
    ]);
  });

  it('may be a crossing, in either language', () => {
    const crossing = { ...NO_PLACE, address: 'MAIN AT 5TH', street: 'MAIN', crossStreet: '5TH' };
    expect(['main & 5th', 'Main at 5th', 'main and 5th', 'main y 5th', 'main / 5th'].map(typedPlace)).toEqual(
      [crossing, crossing, crossing, crossing, crossing],
    );
  });

  it.each(['', '   ', 'behind the school', '1234', 'Figueroa'])('is neither in %j', (text) => {
    expect(typedPlace(text)).toBeNull();
  });
});
