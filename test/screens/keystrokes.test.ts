import { expect, it } from 'vitest';
import { countStrokes, strokeWords, type Stroke } from './keystrokes.ts';

const key = (name: string): Stroke => ({ kind: 'key', key: name });
const strokes: Stroke[] = [
  key('Alt+n'),
  { kind: 'text', text: 'old couch' },
  key('Enter'),
  ...Array.from({ length: 3 }, () => key('ArrowDown')),
  key('w'),
  key('Control+Enter'),
];

it('counts a chord as one key, and what is said by its letters', () => {
  expect(countStrokes(strokes)).toEqual({ keys: 7, letters: 9 });
});

it('says what was pressed as it stands on the keys', () => {
  expect(strokeWords(strokes)).toBe('Alt+N  “old couch”  Enter  Down ×3  W  Ctrl+Enter');
});
