import { expect, it } from 'vitest';
import { routeEscalation } from '../../../shared/domain/directory/route-escalation.ts';
import type { Directory } from '../../../shared/domain/directory/directory.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import {
  AGENT_ID,
  pointId,
  published,
  SUNDAY,
  THREE_TIERS,
  WORKER_ID,
} from '../../../test/small-escalation.ts';
import { directoryWords } from './directory-words.ts';
import { routeSentences } from './route-sentence.ts';

const request = {
  department: 'LASAN',
  unit: null,
  service: 'bulky-items',
  district: '1',
  path: 'emergency',
  firstTier: 1,
  at: SUNDAY,
  raisedBy: AGENT_ID,
  offered: [],
} as const;

function sentencesOf(directory: Directory, asked: Partial<Parameters<typeof routeEscalation>[0]> = {}) {
  const known = published(directory);
  const words = directoryWords({
    city: SMALL_CITY,
    directory: known,
    people: new Map<string, string>([[WORKER_ID, 'Wanda Worker']]),
    when: (at) => `+${(at - SUNDAY) / MINUTE}`,
  });
  const { trace } = routeEscalation({ ...request, ...asked }, known.open);
  return routeSentences(trace, words);
}

it('says each rule that was applied in a plain sentence, tier by tier', () => {
  const directory: Directory = {
    ...THREE_TIERS,
    contactPoints: [
      contactPointOf('LASAN', 'emergency', 1, { unit: 'NC', role: 'Yard' }),
      contactPointOf('LASAN', 'emergency', 1, {
        id: pointId('day'),
        role: 'Day desk',
        hours: 'office',
        services: ['bulky-items'],
        substitute: pointId('night'),
      }),
      contactPointOf('LASAN', 'emergency', 1, {
        id: pointId('night'),
        role: 'Night desk',
        primary: { account: WORKER_ID },
        services: ['pothole'],
      }),
      contactPointOf('LASAN', 'emergency', 2, { role: 'Director', primary: { account: WORKER_ID } }),
    ],
  };
  expect(sentencesOf(directory)).toEqual([
    {
      tier: 1,
      sentences: [
        'Yard: passed over, because it is for another unit.',
        'Night desk: passed over, because it is for other services.',
        'Day desk: passed over, because it is closed then.',
        'Night desk stands in for Day desk.',
        'Night desk: chosen, because it is for this service. Wanda Worker is the first to answer there.',
        'The clock gives 15 min from +0, counted around the clock: until +15.',
      ],
    },
    {
      tier: 2,
      sentences: [
        'Wanda Worker was asked at a tier before, but nobody else is at Director.',
        'Director: chosen, because it is for the whole department. Wanda Worker is the first to answer there.',
        'The clock gives 15 min from +15, counted around the clock: until +30.',
      ],
    },
    { tier: 3, sentences: ['Nobody of tier 3 can be asked.'] },
    { tier: 4, sentences: ['Nobody of tier 4 can be asked.'] },
  ]);
});

it('says that what is no danger waits for the opening, and that nobody is asked what they raised', () => {
  const complaint = { path: 'complaint', firstTier: 2 } as const;
  const [second] = sentencesOf(THREE_TIERS, complaint);
  expect(second?.sentences.slice(0, 2)).toEqual([
    'LASAN complaint 2: passed over, because it is closed then.',
    expect.stringMatching(
      /^Nobody of tier 2 is there now and it is no danger, so it waits until LASAN complaint 2 opens: \+\d+\.$/,
    ),
  ]);
  const [first] = sentencesOf(THREE_TIERS, { raisedBy: WORKER_ID });
  expect(first?.sentences).toEqual([
    'Wanda Worker raises it, so somebody else of LASAN emergency 1 is asked.',
    'LASAN emergency 1: passed over, because only whoever raises it is there.',
    'Nobody of tier 1 can be asked.',
  ]);
});
