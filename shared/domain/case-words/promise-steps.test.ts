import { describe, expect, it } from 'vitest';
import type { TimelineStep, SentenceContext } from './sentence.ts';
import { accountId, callerId, caseId, commandId, promiseId, textId } from '../ids.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { timelineSentence } from './timeline-sentence.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const RUIZ = callerId.parse(uuid(4));
const TEXT = textId.parse(uuid(5));
const PERSON = accountId.parse(uuid(8));
const PROMISE = promiseId.parse(uuid(10));

const context: SentenceContext = {
  city: SMALL_CITY,
  callerName: (id) => (id === RUIZ ? 'M. Ruiz' : null),
  caseReference: () => null,
  colleagueName: (id) => (id === PERSON ? 'Daniel Okafor' : null),
  contactPointName: () => null,
  when: (at) => `<${at}>`,
  promised: (at) => `(${at})`,
  promiseNow: (id) => (id === PROMISE ? 'Promised by then; kept.' : null),
};

const say = (event: TimelineStep['event'], texts: TimelineStep['texts'] = {}) =>
  timelineSentence(
    {
      caseId: caseId.parse(uuid(1)),
      version: 3,
      at: 0,
      by: { id: PERSON, role: 'agent' },
      commandId: commandId.parse(uuid(9)),
      byName: 'Ana Gil',
      event,
      texts,
    },
    context,
  );

describe('sentences of promises', () => {
  const made = {
    type: 'promise-made',
    id: PROMISE,
    kind: 'work',
    basis: 'usual',
    by: 7,
    language: 'es',
    callerId: RUIZ,
    text: null,
  } as const;

  it('say what was told to whom, on what it rests, and what became of it', () => {
    expect(say(made)).toEqual({
      words: 'Ana Gil told M. Ruiz that it is done by (7) (what is usual here), in Spanish.',
      texts: [],
      remarks: ['Promised by then; kept.'],
      answers: null,
    });
    const words = [
      say({ ...made, basis: 'none', by: null, callerId: null }),
      say({ ...made, kind: 'call-back', text: TEXT }, { [TEXT]: 'The gate' }),
    ].map((one) => one.words);
    expect(words).toEqual([
      'Ana Gil told the caller that there is no date for it, in Spanish.',
      'Ana Gil owes M. Ruiz a call-back by (7), in Spanish.',
    ]);
  });

  it('say how it was moved, handed on, settled', () => {
    const steps = [
      say({ type: 'promise-moved', promiseId: PROMISE, by: 9, text: TEXT }, { [TEXT]: 'No crew' }),
      say({ type: 'promise-handed-on', promiseId: PROMISE, account: PERSON, department: null, text: null }),
      say({ type: 'promise-handed-on', promiseId: PROMISE, account: null, department: 'BSS', text: null }),
      say({ type: 'promise-settled', promiseId: PROMISE, end: 'done', text: null }),
      say({ type: 'promise-settled', promiseId: PROMISE, end: 'withdrawn', text: TEXT }, { [TEXT]: null }),
    ].map(({ words, texts }) => [words, texts]);
    expect(steps).toEqual([
      ['Ana Gil moved what was promised to (9).', [{ label: 'Why', body: 'No crew', audience: 'internal' }]],
      ['Ana Gil handed what was promised on to Daniel Okafor.', []],
      ['Ana Gil handed what was promised on to Street Services.', []],
      ['Ana Gil called the caller back, as promised.', []],
      [
        'Ana Gil told the caller that what was promised does not hold.',
        [{ label: 'Why', body: null, audience: 'internal' }],
      ],
    ]);
  });

  it('say what was asked about danger', () => {
    const asked = { type: 'emergency-checked', kind: 'fire', answers: { 'fire-now': 'no' } } as const;
    expect([say({ ...asked, told911: true }).words, say({ ...asked, told911: false })]).toEqual([
      'Ana Gil sent the caller to 911 first (fire).',
      {
        words: 'Ana Gil asked about danger (fire).',
        texts: [],
        remarks: ['fire-now No.'],
        answers: null,
      },
    ]);
  });
});
