import { describe, expect, it } from 'vitest';
import { beyondAddress } from './place-words.ts';

describe('what is typed beside an address', () => {
  it('is kept when it is an apartment or a landmark, and nothing else is', () => {
    expect(
      [
        '1234 s main st apt 5',
        '1234 s main st',
        '1234 S. Main Street, 90015',
        'main & 5th',
        'by the school',
      ].map(beyondAddress),
    ).toEqual(['1234 s main st apt 5', '', '', '', '']);
  });
});
