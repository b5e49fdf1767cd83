import { expect, it } from 'vitest';
import { shownLine, shownName } from './shown-name.ts';

it('leaves plain names as they are', () => {
  expect(['Rosa Lim', 'Zoë Ñáñez', '김민지', '👩‍🚒', 'a\u200cb'].map(shownName)).toEqual([
    'Rosa Lim',
    'Zoë Ñáñez',
    '김민지',
    '👩‍🚒',
    'a\u200cb',
  ]);
});

it('keeps what is written from right to left among itself', () => {
  expect(shownName('مريم')).toBe('\u2068مريم\u2069');
  expect(shownLine('مريم')).toBe('مريم');
});

it('shows what turns the direction as a mark, in a line as long as before', () => {
  expect(shownName('Ana \u202etxet\u202c\u2069')).toBe('Ana ▯txet▯▯');
  expect(shownLine('two\nlines\u2066')).toBe('two lines▯');
});
