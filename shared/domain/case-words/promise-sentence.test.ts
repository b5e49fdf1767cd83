import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../instant.ts';
import type { CasePromise } from '../promise.ts';
import { endOfCityDay } from './city-date.ts';
import { promiseSentence } from './promise-sentence.ts';

const ZONE = 'America/Los_Angeles';
const NOW = Date.parse('2026-11-10T18:00:00Z');
/** The last minute of Friday in Los Angeles. */
const FRIDAY = endOfCityDay(Date.parse('2026-11-13T20:00:00Z'), ZONE);
const CALL = Date.parse('2026-11-11T23:00:00Z');

type Told = Pick<CasePromise, 'kind' | 'by' | 'firstBy' | 'end' | 'endedAt'>;
const say = (told: Partial<Told>, now = NOW) =>
  promiseSentence({ kind: 'work', by: FRIDAY, firstBy: null, end: null, endedAt: null, ...told }, now, ZONE);

describe('promiseSentence', () => {
  it('says the day, and what became of it', () => {
    expect([
      say({}),
      say({ end: 'done', endedAt: FRIDAY - HOUR }),
      say({ end: 'done', endedAt: FRIDAY + 2 * DAY }),
      say({ end: 'not-done', endedAt: NOW }),
      say({ end: 'withdrawn', endedAt: NOW }),
      say({ end: 'replaced', endedAt: NOW }),
      say({}, FRIDAY + 3 * HOUR),
    ]).toEqual([
      'Promised by Fri, Nov 13.',
      'Promised by Fri, Nov 13; kept.',
      'Promised by Fri, Nov 13; done 2 days later.',
      'Promised by Fri, Nov 13; closed without it being done.',
      'Promised by Fri, Nov 13; withdrawn.',
      'Promised by Fri, Nov 13; told anew since.',
      'Promised by Fri, Nov 13; 3 hours late, not done yet.',
    ]);
  });

  it('says the time of a call-back, another year, a move, and that there is no date', () => {
    expect([
      say({ kind: 'call-back', by: CALL }),
      say({ kind: 'call-back', by: CALL, end: 'done', endedAt: CALL + HOUR }),
      say({ by: FRIDAY + 60 * DAY, firstBy: FRIDAY }),
      say({ by: null }),
      say({ by: null, end: 'done', endedAt: NOW }),
    ]).toEqual([
      'Call-back promised by Wed, Nov 11, 15:00.',
      'Call-back promised by Wed, Nov 11, 15:00; called 1 hour later.',
      'Promised by Tue, Jan 12, 2027; first by Fri, Nov 13.',
      'No date was promised.',
      'No date was promised; done.',
    ]);
  });
});
