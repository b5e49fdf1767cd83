import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../instant.ts';
import { measure, type Measure } from './measure.ts';
import { scoreLines, spanWords } from './score-line.ts';

const NONE = Object.fromEntries(measure.options.map((name) => [name, 0])) as Record<Measure, number>;

it('makes up no number where there is nothing to count', () => {
  const lines = scoreLines({ counts: NONE, closeP50: null, closeP90: null, replyP50: null, replyP90: null });
  expect(lines.filter(({ share }) => share !== null)).toEqual([]);
  expect(lines.filter(({ value }) => value !== null && value !== '0')).toEqual([]);
  expect(lines.filter(({ value }) => value === null).map(({ id }) => id)).toEqual([
    'close-p50',
    'close-p90',
    'reply-p50',
    'reply-p90',
  ]);
});

it('says of what each share is', () => {
  const counts = {
    ...NONE,
    closed: 40,
    done: 30,
    reopened: 4,
    'on-time': 9,
    late: 3,
    'promise-kept': 1,
    'promise-broken': 1,
  };
  const lines = scoreLines({ counts, closeP50: 2 * DAY, closeP90: null, replyP50: null, replyP90: null });
  const shares = lines.flatMap(({ id, share, of }) => (share === null ? [] : [[id, share, of]]));
  expect(shares).toEqual([
    ['done', 0.75, 'of closings'],
    ['not-done', 0, 'of closings'],
    ['on-time', 0.75, 'of closings with a due time'],
    ['late', 0.25, 'of closings with a due time'],
    ['reopened', 0.1, 'of closings'],
    ['promise-kept', 0.5, 'of those that can be judged'],
    ['promise-broken', 0.5, 'of those that can be judged'],
  ]);
});

it('tells lengths of time in two units at most', () => {
  expect(
    [0, 4 * MINUTE, HOUR, 5 * HOUR + 20 * MINUTE, DAY, 3 * DAY + 4 * HOUR, 12 * DAY + 5 * HOUR].map(
      spanWords,
    ),
  ).toEqual(['0 min', '4 min', '1 h', '5 h 20 min', '1 d', '3 d 4 h', '12 d']);
});
