import { expect, it } from 'vitest';
import { DAY, MINUTE } from '../instant.ts';
import { SIGNALS, signalCode, type ClosingSignal } from './closing-signal.ts';
import { signalWords } from './signal-words.ts';

const words = (code: ClosingSignal['code'], figures: ClosingSignal['figures'] = {}) =>
  signalWords({ code, figures });

it('says what decided, with the numbers', () => {
  expect([
    words('minutes-before-due', { left: 6 * MINUTE }),
    words('reused-text', { same: 14, days: 30, share: 0.31, peers: 0.004 }),
    words('quick-close', { took: 3 * MINUTE, usual: 5 * DAY }),
    words('missing-evidence', { missing: 'visit after-photo' }),
    words('dead-parent', { what: 'elsewhere', metres: 4_210 }),
    words('batch', { others: 1, window: 2 * MINUTE }),
    words('batch', { others: 7, window: 2 * MINUTE, late: 9 * DAY }),
    words('impossible-round', { crew: 'A1', metres: 9_000, apart: 6 * MINUTE, others: 1 }),
    words('impossible-round', { crew: 'A1', metres: 9_000, apart: 6 * MINUTE, others: 3 }),
    words('untouched', { open: 3 * DAY, given: 'yes' }),
    words('untouched', { open: 3 * DAY, given: 'no' }),
    words('contradicting-text', { outcome: 'completed', reads: 'not-found', sure: 0.91 }),
  ]).toEqual([
    'Closed 6 minutes before it was due.',
    'Same words as 14 other closings of this person in 30 days, 31 % of theirs; others use them in <1 %.',
    'Closed 3 minutes after it was opened. Half of such cases take 5 days or more.',
    'There is no visit, no photo after the work, and such a closing needs it.',
    'It was closed as a duplicate of a case at another place, 4.2 kilometres away.',
    'Closed within 2 minutes of 1 other closing of the same person.',
    'Closed within 2 minutes of 7 other closings of the same person, 9 days after it was due.',
    'Crew A1 was at another case 9.0 kilometres away within 6 minutes of this visit.',
    'Crew A1 was at another case 9.0 kilometres away within 6 minutes of this visit, and at 2 more it can’t have reached.',
    'Nobody planned, began, visited or noted anything in the 3 days it was open.',
    'Nobody planned, began, visited or noted anything in the 3 days it was open, nor was it given to anybody.',
    'Closed as “completed”, but the text says: nothing was found, or it was gone on arrival (91 % sure).',
  ]);
});

it('has a sentence for each, whatever is missing in the figures', () => {
  for (const code of signalCode.options)
    expect([SIGNALS[code].label, words(code)]).toEqual([
      expect.stringMatching(/^[A-Z]/),
      expect.stringMatching(/^[A-Z].*\.$/),
    ]);
});
