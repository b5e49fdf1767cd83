import { describe, expect, it } from 'vitest';
import { check, E1, E2, id, NOW, SOUND, with1, without } from '../../../test/checked-directory.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { SMALL_DIRECTORY } from '../../../test/small-directory.ts';
import { checkDirectory } from './check-directory.ts';
import { finding } from './finding.ts';

describe('a sound directory', () => {
  it('has nothing found, but that its entries are invented', () => {
    expect(check(SOUND.contactPoints)).toEqual([]);
    expect(checkDirectory(SMALL_DIRECTORY, SMALL_PACK, NOW, null)).toEqual([
      { severity: 'warning', code: 'invented-entries', count: 13 },
    ]);
  });
});

it('findings have the shape they are sent in', () => {
  const found = [...check(without(E1, E2)), ...with1(E1, { unit: 'XX', verified: null, substitute: id(E1) })];
  expect(found.map((one) => finding.parse(one))).toEqual(found);
});
