import { expect, it } from 'vitest';
import type { Connection } from '../../shared/contract/connection.ts';
import { MINUTE } from '../../shared/domain/instant.ts';
import { connectionWords } from './connection-words.ts';

const NOW = Date.UTC(2026, 10, 19, 22, 10, 0);
const words = (state: Connection['state'], unsent = 0) =>
  connectionWords({ state, unsent, refused: 0, cases: 20_000, asOf: NOW }, 'America/Los_Angeles');
const failure = { code: 'hub-unreachable', message: 'The hub does not answer.' } as const;

it('says what is true about the data', () => {
  expect([
    words({ name: 'live' }),
    words({ name: 'filling', done: 12_000, total: 20_000 }),
    words({ name: 'filling', done: 12_000, total: null }),
    words({ name: 'catching-up', behind: 34 }),
    words({ name: 'offline', since: NOW - 5 * MINUTE, failure, retryAt: null }, 3),
    words({ name: 'refused', failure }, 1),
  ]).toEqual([
    {
      meaning: 'done',
      label: 'Live',
      short: 'Live',
      because: 'What you see is what the hub has; changes arrive within a second.',
    },
    {
      meaning: 'information',
      label: 'Filling 12,000 of 20,000',
      short: 'Filling 12,000 of 20,000',
      because:
        "The first copy of the city's cases is being made. You can work; search answers from what is here already.",
    },
    {
      meaning: 'information',
      label: 'Filling 12,000',
      short: 'Filling 12,000',
      because:
        "The first copy of the city's cases is being made. You can work; search answers from what is here already.",
    },
    {
      meaning: 'information',
      label: 'Catching up, 34 behind',
      short: 'Catching up',
      because:
        'Changes made while this desk was away are being fetched. What you see may be older than it is.',
    },
    {
      meaning: 'attention',
      label: 'Offline, 3 unsent',
      short: 'Offline',
      because:
        'Since Nov 19, 2026, 14:05. The hub does not answer. 3 changes are kept on this desk until the hub has them.',
    },
    {
      meaning: 'breach',
      label: 'Sign in again',
      short: 'Session ended',
      because: 'The hub does not answer. 1 change is kept on this desk until the hub has it.',
    },
  ]);
});
