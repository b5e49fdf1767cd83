import { z } from 'zod';
import { expect, it } from 'vitest';
import { namedUuid } from './named-uuid.ts';

it('gives the same names the same UUID, and other names another', () => {
  const ids = [
    ['case', 'myla311', '1-1'],
    ['case', 'myla311', '1-2'],
    ['case', 'myla3111', '-1'],
    ['case'],
    [],
  ].map((names) => namedUuid(...names));
  expect(namedUuid('case', 'myla311', '1-1')).toBe(ids[0]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.map((id) => z.uuid({ version: 'v8' }).safeParse(id).success)).toEqual(ids.map(() => true));
});
