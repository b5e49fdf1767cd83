import { expect, test } from 'vitest';
import { cityPack } from '../shared/domain/city-pack.ts';
import { SMALL_PACK } from './small-city.ts';

test('the small city is a valid pack', () => {
  expect(cityPack.parse(SMALL_PACK)).toEqual(SMALL_PACK);
});
