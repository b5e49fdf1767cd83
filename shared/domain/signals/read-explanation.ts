import { checkExplanation } from '../closure-text/check-explanation.ts';
import type { Outcome } from '../outcome.ts';
import type { ReadExplanation } from './closing.ts';

/** Of a fingerprint's 96 characters so many find the same text again, also with a word or two changed elsewhere. */
const KEY_LENGTH = 32;

/** What an explanation tells a judge of closings; its words are not kept. @param about words of the request */
export function readExplanation(body: string, outcome: Outcome | null, about: string): ReadExplanation {
  const { reading, findings, fingerprint } = checkExplanation({ text: body, outcome, about, recent: [] });
  const has = (code: string): boolean => findings.some((one) => one.code === code);
  return {
    label: reading.label,
    sure: Math.round(reading.confidence * 1000) / 1000,
    judged: reading.judged,
    empty: has('empty'),
    boilerplate: has('boilerplate'),
    contradicts: has('contradicts'),
    key: fingerprint === null ? null : fingerprint.slice(0, KEY_LENGTH),
  };
}
