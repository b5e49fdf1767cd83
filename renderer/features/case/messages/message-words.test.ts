import { describe, expect, it } from 'vitest';
import type { CaseMessage } from '../../../../shared/contract/case-messages.ts';
import { callerId } from '../../../../shared/domain/ids.ts';
import { HOUR, MINUTE } from '../../../../shared/domain/instant.ts';
import { messageTitle, messageTrouble, messageWay, sentWords } from './message-words.ts';

const NOW = Date.parse('2026-11-18T18:00:00Z');
const ZONE = 'America/Los_Angeles';

const message = (rest: Partial<CaseMessage> = {}): CaseMessage => ({
  id: '00000000-0000-4000-8000-000000000001',
  callerId: callerId.parse('00000000-0000-4000-8000-000000000002'),
  channel: 'mail',
  occasion: 'closed',
  outcome: 'unable',
  template: 'closed-unable',
  language: 'es',
  address: 'a***@example.org',
  state: 'sent',
  held: null,
  madeAt: NOW,
  dueAt: null,
  endedAt: NOW,
  attempts: 1,
  error: null,
  subject: null,
  body: null,
  ...rest,
});
const trouble = (rest: Partial<CaseMessage>) => messageTrouble(message(rest), NOW, ZONE);

describe('a message in words', () => {
  it('what it told, to whom and how', () => {
    expect([
      messageTitle(message()),
      messageTitle(message({ occasion: 'scheduled', outcome: null })),
      messageWay(message()),
      messageWay(message({ channel: 'sms', address: null, language: 'en' })),
      sentWords({ sent: 2, waiting: 1, lost: 0 }),
      sentWords({ sent: 0, waiting: 0, lost: 0 }),
    ]).toEqual([
      'Closed, unable to do it',
      'Work scheduled',
      'E-mail to a***@example.org, in Spanish',
      'Text message, in English',
      '2 sent, 1 waiting: see the timeline.',
      'No caller was written to about this case.',
    ]);
  });

  it('what is to be known of one that did not simply go out', () => {
    const waits = { state: 'queued' as const, endedAt: null };
    expect([
      trouble({}),
      trouble({ ...waits, dueAt: NOW + MINUTE / 4, attempts: 0 }),
      trouble({ ...waits, dueAt: NOW + 14 * HOUR, attempts: 0 }),
      trouble({ ...waits, dueAt: NOW + 5 * MINUTE, attempts: 3, error: 'the webhook answered 503' }),
      trouble({ state: 'failed', attempts: 30, error: 'the mail server can’t be reached' }),
      trouble({ state: 'bounced', error: 'the mail server does not take mail for this address (550)' }),
      trouble({ state: 'suppressed', held: 'opted-out', attempts: 0 }),
    ]).toEqual([
      null,
      null,
      'It waits until messages of this kind may go out, in 14 h (Thu, Nov 19, 2026, 00:00 PST).',
      'The webhook answered 503. Tried 3 times; the next try is in 5 min (Wed, Nov 18, 2026, 10:05 PST).',
      'The mail server can’t be reached. Tried 30 times.',
      'The mail server does not take mail for this address (550). Tried once.',
      'The caller wants no messages this way.',
    ]);
  });
});
