import { describe, expect, it } from 'vitest';
import { nextPageSize, nextSince } from './feed-pace.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

describe('nextPageSize', () => {
  it('goes to what half a second takes, within bounds', () => {
    expect(nextPageSize(1_000, 1_000, 400)).toBe(1_250);
    expect(nextPageSize(2_000, 2_000, 100)).toBe(2_000);
    expect(nextPageSize(2_000, 2_000, 1_000)).toBe(1_000);
    expect(nextPageSize(2_000, 2_000, 60_000)).toBe(500);
    expect(nextPageSize(500, 500, 0)).toBe(1_000);
  });
  it('learns nothing from a page that was not full', () => {
    expect(nextPageSize(2_000, 3, 1)).toBe(2_000);
  });
});

describe('nextSince', () => {
  it('is where a page ends that does not reach the head', () => {
    expect(nextSince(bytes('{"epoch":"e","coversUpTo":20,"head":31,"items":[]}'))).toBe(20);
    expect(nextSince(bytes('{"epoch":"e","coversUpTo":31,"head":31,"items":[]}'))).toBeNull();
  });
  it('is unknown where it is not told at the beginning', () => {
    expect(nextSince(bytes(`{"items":[${'0,'.repeat(600)}0],"coversUpTo":20,"head":31}`))).toBeNull();
    expect(nextSince(bytes('{"coversUpTo":20}'))).toBeNull();
    expect(nextSince(bytes(''))).toBeNull();
    expect(nextSince(bytes('\u0000\u0001é'))).toBeNull();
  });
});
