import { describe, expect, it } from 'vitest';
import { beyondAddress, saidBeside } from './place-words.ts';

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

describe('what was said beside the address that was chosen', () => {
  it.each([
    ['1234 s ma', '1234 S MAIN ST, 90015', ''],
    ['1234 main street', '1234 S MAIN ST, 90015', ''],
    ['main & 5th', 'S MAIN ST AT W 5TH ST, 90013', ''],
    ['1234 mian', '1234 S MAIN ST, 90015', '1234 mian'],
    ['1234 s main st apt 5', '1234 S MAIN ST, 90015', '1234 s main st apt 5'],
    ['esquina de main con la 5', 'S MAIN ST AT W 5TH ST', 'esquina de main con la 5'],
  ])('%s', (text, address, said) => {
    expect(saidBeside(text, address)).toBe(said);
  });
});
