import { expect, it } from 'vitest';
import { journeyReport } from './journey-report.ts';

it('gives the keys of each call, and none of one that broke off', () => {
  const { note, json } = journeyReport({
    status: 'measured',
    journeys: [
      {
        name: 'information',
        about: 'an information call',
        keystrokes: { keys: 4, letters: 0 },
        problem: null,
      },
      { name: 'emergency', about: 'a life in danger', keystrokes: null, problem: 'It is not on screen.' },
    ],
  });
  expect(json).toEqual({ information: 4, emergency: null });
  expect(note).toContain('a life in danger. It is not on screen.');
});

it('makes no figure up where there is no browser', () => {
  expect(journeyReport({ status: 'no-browser', because: 'Chromium did not start.' })).toEqual({
    note: 'No browser was opened, so no call was made and no key counted. Chromium did not start.',
    json: null,
  });
});
