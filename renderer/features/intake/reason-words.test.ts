import { expect, it } from 'vitest';
import type { ServiceReason } from '../../../shared/domain/find-services.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { candidateWords } from './reason-words.ts';

const PLAIN: ServiceReason = {
  words: 'mattress',
  said: ['mattress'],
  language: 'en',
  field: 'word',
  corrected: false,
  chosen: 0,
};

it.each<[number, Partial<ServiceReason>, string]>([
  [0.7, {}, 'because of “mattress”'],
  [0.3, {}, 'a guess, because of “mattress”'],
  [0.7, { language: 'es', corrected: true }, 'because of “mattress” (Spanish), with a small correction'],
  [0.7, { field: 'hint', said: ['old', 'bed'] }, 'because of “old”, “bed”'],
  [0.7, { chosen: 4 }, 'because of “mattress”, and agents chose it for that'],
  [0.3, { field: 'learned', said: ['blue', 'barrel'], chosen: 4 }, 'agents chose this for “blue”, “barrel”'],
])('says why a service is offered: %d %j', (score, more, words) => {
  const [service] = SMALL_PACK.services;
  if (service === undefined) throw new Error('the small city has no service');
  expect(candidateWords({ service, score, reason: { ...PLAIN, ...more } })).toBe(words);
});
