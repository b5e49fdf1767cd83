import { expect, it } from 'vitest';
import { readExplanation } from './read-explanation.ts';

const read = (text: string, outcome: 'completed' | 'out-of-jurisdiction' = 'completed') =>
  readExplanation(text, outcome, 'Bulky items 1 MAIN ST');

it('tells a text that passes all of it on from one that names the rest besides the work', () => {
  expect(
    [
      'Inspected and forwarded to Code Enforcement.',
      'Sent to the contractor and closed.',
      'We swept the street today. The broken curb belongs to the county and they were told.',
      'The sofa was picked up this morning; the tires were referred to the hazardous waste team.',
    ].map((text) => read(text).claimsWork),
  ).toEqual([false, false, true, true]);
});

it('tells whether a caller knows whom to turn to', () => {
  expect(
    [
      'Not in the city.',
      'The law does not allow it, closed.',
      'This highway belongs to the state.',
      'Please call 213-555-0100.',
      'Contact your gas utility.',
      'Corresponde al condado.',
    ].map((text) => read(text, 'out-of-jurisdiction').sendsOn),
  ).toEqual([false, false, true, true, true, true]);
});
