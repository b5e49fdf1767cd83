import { expect, it } from 'vitest';
import { draftFrom } from './draft-from.ts';

it('puts what was typed where it belongs in a new case', () => {
  const texts = [
    'couch',
    '1234 s main',
    'main & 5th',
    'Main at 5th',
    '(213) 555-0142',
    '311',
    ' bache ',
    'sand',
  ];
  expect(texts.map((text) => draftFrom(text).known)).toEqual([
    { serviceText: 'couch' },
    { placeText: '1234 s main' },
    { placeText: 'main & 5th' },
    { placeText: 'Main at 5th' },
    { callerMode: 'new', callerPhone: '(213) 555-0142' },
    { serviceText: '311' },
    { serviceText: 'bache' },
    { serviceText: 'sand' },
  ]);
});
