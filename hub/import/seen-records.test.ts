import { expect, it } from 'vitest';
import { importedCaseId } from './map-record.ts';
import { SeenRecords } from './seen-records.ts';

it('tells a case that comes again with the same words from one with others, among many', () => {
  const seen = new SeenRecords();
  const id = (n: number) => importedCaseId('test', String(n));
  const first = Array.from({ length: 20_000 }, (_, n) => seen.see(id(n), `content ${n}`, n + 1).kind);
  expect(new Set(first)).toEqual(new Set(['first']));
  expect(seen.see(id(7), 'content 7', 30_000)).toEqual({ kind: 'same', line: 8 });
  expect(seen.see(id(19_999), 'another content', 30_001)).toEqual({ kind: 'other', line: 20_000 });
  expect(seen.see(id(20_000), 'content 20000', 30_002)).toEqual({ kind: 'first' });
});
