import { describe, expect, it } from 'vitest';
import { apply, CASE, decide, done, NOW, open, opened, text, TEXT } from '../../../test/small-case.ts';
import { MESSAGES, WRITING_PACK } from '../../../test/messages/messages-pack.ts';
import type { CaseEvent, RecordedEvent } from '../case-event.ts';
import type { CaseFacts } from '../case-facts.ts';
import { cityOf } from '../city.ts';
import { localTimes } from '../directory/local-time.ts';
import { escalationId } from '../escalation/escalation.ts';
import { accountId, callerId, commandId } from '../ids.ts';
import { DAY, HOUR, MINUTE } from '../instant.ts';
import type { MessageChannel } from './message.ts';
import {
  messagesFor,
  stillTrue,
  tellingOf,
  type CallerWay,
  type MessageCaller,
  type MessageFacts,
  type MessageMaking,
  type Announcement,
} from './messages-for.ts';
import { afterQuietHours } from './quiet-hours.ts';

const ANA = callerId.parse('00000000-0000-4000-8000-00000000000a');
const TIMES = localTimes('America/Los_Angeles');
const making = (rest: Partial<MessageMaking> = {}): MessageMaking => ({
  city: cityOf(WRITING_PACK),
  pack: MESSAGES,
  times: TIMES,
  ways: new Set<MessageChannel>(['mail', 'sms']),
  now: NOW,
  ...rest,
});
const there: CallerWay = { hasAddress: true, optedOut: false, dead: false };
const none: CallerWay = { hasAddress: false, optedOut: false, dead: false };
const ana = (rest: Partial<MessageCaller> = {}): MessageCaller => ({
  id: ANA,
  name: 'Ana Ruiz',
  language: 'en',
  ways: { mail: there, sms: there },
  ...rest,
});
const followed = (facts: CaseFacts = opened('bulky-items')): CaseFacts => ({ ...facts, callerIds: [ANA] });
const recorded = (event: CaseEvent, facts: CaseFacts): RecordedEvent => ({
  caseId: CASE,
  version: facts.version + 1,
  at: NOW,
  by: { id: accountId.parse(ANA), role: 'agent' },
  commandId: commandId.parse(ANA),
  event,
});

/** What Ana is told; the rest changes who she is and what is known. */
function told(
  telling: Announcement,
  facts: CaseFacts,
  caller = ana(),
  rest: Partial<MessageFacts> = {},
  at = making(),
) {
  const about = {
    facts,
    callers: new Map([[ANA, caller]]),
    explanation: null,
    original: null,
    trackingLinks: new Map(),
    ...rest,
  };
  return messagesFor(about, telling, at);
}
const closing = (outcome: Announcement['outcome']): Announcement => ({
  occasion: 'closed',
  callerIds: [ANA],
  about: null,
  before: null,
  outcome,
});

describe('what is told', () => {
  it('nothing of notes, imports and callers without a name', () => {
    const facts = followed();
    const silent: CaseEvent[] = [
      { type: 'note-added', text: TEXT, visibility: 'internal' },
      { type: 'note-added', text: TEXT, visibility: 'public' },
      { type: 'history-recorded', facts },
      { type: 'caller-joined', callerId: null },
      { type: 'duplicate-linked', duplicateOf: CASE },
      { type: 'callers-merged', from: ANA, to: ANA, both: false },
    ];
    expect(silent.map((event) => tellingOf(recorded(event, facts), facts, NOW))).toEqual(
      silent.map(() => null),
    );
  });

  it('a caller who joins is told of the case, others hear nothing of it', () => {
    const facts = followed();
    expect(tellingOf(recorded({ type: 'caller-joined', callerId: ANA }, facts), facts, null)).toEqual({
      occasion: 'acknowledged',
      callerIds: [ANA],
      about: facts.clock.dueAt,
      before: null,
      outcome: null,
    });
  });

  it('an answer to an escalation once the caller was told of it, without what it says', () => {
    const facts = followed();
    const tell = (result: 'told' | 'message-left' | 'not-reached' | 'nobody-to-tell') =>
      tellingOf(
        recorded(
          { type: 'escalation-caller-told', escalationId: escalationId.parse(ANA), result, text: TEXT },
          facts,
        ),
        facts,
        null,
      )?.occasion ?? null;
    expect([tell('told'), tell('message-left'), tell('not-reached'), tell('nobody-to-tell')]).toEqual([
      'answered',
      'answered',
      null,
      null,
    ]);
  });

  it('a delay when a wait moves the due time past what was told, and none when it does not', () => {
    const before = followed();
    const due = before.clock.dueAt ?? 0;
    const event = (dueAt: number | null): CaseEvent => ({
      type: 'state-changed',
      from: 'waiting',
      to: 'in-progress',
      waitingReason: null,
      scheduledFor: null,
      clock: { ...before.clock, dueAt },
      text: null,
    });
    const tell = (dueAt: number | null) => {
      const after = { ...before, clock: { ...before.clock, dueAt } };
      return tellingOf(recorded(event(dueAt), before), after, due);
    };
    expect([tell(due + 2 * DAY), tell(due), tell(due - DAY), tell(null)]).toEqual([
      { occasion: 'delayed', callerIds: [ANA], about: due + 2 * DAY, before: due, outcome: null },
      null,
      null,
      null,
    ]);
    // Told by the day, ten minutes are no delay.
    const moved = tell(due + 10 * MINUTE);
    expect(moved === null ? null : told(moved, before)).toEqual([]);
  });
});

describe('what is written', () => {
  it('by mail, with number, place, due day and how to have no more of it', () => {
    const facts = followed();
    const telling = tellingOf(recorded({ type: 'caller-joined', callerId: ANA }, facts), facts, null);
    expect(telling === null ? null : told(telling, facts)).toEqual([
      {
        callerId: ANA,
        channel: 'mail',
        occasion: 'acknowledged',
        outcome: null,
        template: 'acknowledged-pickup',
        language: 'en',
        subject: 'We have your request 1-7000000001: Bulky items',
        body: `Hello Ana Ruiz,

We have your request for Bulky items. Its number is 1-7000000001. Sanitation picks up at the curb.

Where: 1234 S MAIN ST

It is due by Wednesday, November 25. We write again when a day is set.

Please set nothing out before the evening before that day: until then it would be in people’s way.

To ask how it stands, or to add something, call 3-1-1 and give the number.

City of Small City, 3-1-1

You get this mail because you asked the city for help. To get no more mails about your requests, call 3-1-1 and give the number 1-7000000001.
`,
        about: facts.clock.dueAt,
        dueAt: NOW,
        held: null,
      },
    ]);
  });

  it('in Spanish, by text message for who has no mail, with the explanation in one line', () => {
    const closed = followed(
      apply(
        opened(),
        decide(opened(), { type: 'close-case', caseId: CASE, outcome: 'unable', explanation: text(done) }),
      ),
    );
    const luis = ana({ language: 'es-MX', ways: { mail: none, sms: there } });
    expect(
      told(closing('unable'), closed, luis, { explanation: 'La calle está cerrada.\nVolveremos el lunes.' }),
    ).toMatchObject([
      {
        channel: 'sms',
        template: 'closed-unable',
        language: 'es',
        subject: null,
        body:
          'Small City 3-1-1: No pudimos hacer el trabajo de su solicitud 1-7000000001, Artículos voluminosos. ' +
          'La calle está cerrada. Volveremos el lunes. ¿No es así? Llame al 3-1-1, número 1-7000000001. ' +
          '¿No quiere más mensajes? Llame al 3-1-1.',
      },
    ]);
  });

  it('leaves out what there is nothing to say of: no place, no due time, an explanation that was erased', () => {
    const facts = followed({ ...opened('pothole'), place: { ...opened().place, address: '' } });
    const waiting = { ...facts, clock: { ...facts.clock, dueAt: null } };
    const [message] = told(closing('not-found'), waiting);
    expect(message?.body.includes('Where') || /\{|\}|null|undefined/.test(message?.body ?? '{')).toBe(false);
    expect(message?.body).toContain('did not find');
  });

  it('takes what people wrote as words: no placeholder, no header, no other direction', () => {
    const hostile = 'Eve\r\nBcc: all@example.org\u202e {explanation}';
    const [message] = told(closing('completed'), followed(), ana({ name: hostile }), {
      explanation: 'It said {name} \r\n\r\n\r\n\u2028on the wall.',
    });
    expect(message?.subject).toBe('Your request 1-7000000001 is closed');
    expect(message?.body.split('\n\n').slice(0, 1)).toEqual([
      'Hello Eve Bcc: all@example.org {explanation},',
    ]);
    expect(message?.body).toContain('It said {name}\n\non the wall.');
  });

  it('has words of its own for every outcome, way and language', () => {
    const outcomes = cityOf(WRITING_PACK).service('bulky-items')?.outcomes ?? [];
    const bodies = outcomes.flatMap((outcome) =>
      ['en', 'es'].flatMap((language) =>
        (['mail', 'sms'] as const).map((channel) => {
          const ways = { mail: none, sms: none, [channel]: there };
          return told(closing(outcome), followed(), ana({ language, ways }), {
            explanation: done,
            original: '1-7000000002',
          })[0]?.body;
        }),
      ),
    );
    expect(bodies.filter((body) => body === undefined || body.length < 40 || /[{}]/.test(body))).toEqual([]);
    expect(new Set(bodies).size).toBe(outcomes.length * 4);
  });
});

describe('by which way', () => {
  const wayOf = (mail: CallerWay, sms: CallerWay, ways: MessageChannel[] = ['mail', 'sms']) =>
    told(
      closing('completed'),
      followed(),
      ana({ ways: { mail, sms } }),
      {},
      making({ ways: new Set(ways) }),
    ).map(({ channel, held }) => [channel, held]);
  const out: CallerWay = { ...there, optedOut: true };
  const dead: CallerWay = { ...there, dead: true };

  it('the first that reaches the caller, never two; what is not wanted is held back and said', () => {
    expect([
      wayOf(there, there),
      wayOf(out, there),
      wayOf(dead, there),
      wayOf(out, none),
      wayOf(dead, out),
      wayOf(none, none),
      wayOf(there, there, ['sms']),
      wayOf(there, none, []),
    ]).toEqual([
      [['mail', null]],
      [['sms', null]],
      [['sms', null]],
      [['mail', 'opted-out']],
      [['mail', 'dead-address']],
      [],
      [['sms', null]],
      [],
    ]);
  });

  it('a text message at night waits for the morning of the city, also when clocks change', () => {
    const at = (iso: string) => Date.parse(iso);
    const sms = (iso: string) =>
      new Date(afterQuietHours(MESSAGES.hours, 'sms', at(iso), TIMES)).toISOString();
    expect([
      sms('2026-07-01T14:59:59.000Z'), // 07:59:59 in the city
      sms('2026-07-01T15:00:00.000Z'),
      sms('2026-07-02T03:59:59.000Z'), // 20:59:59
      sms('2026-07-02T04:00:00.000Z'), // 21:00
      sms('2026-11-01T07:30:00.000Z'), // half past midnight before the clocks go back
      sms('2026-03-08T06:00:00.000Z'), // the evening before they go forward
    ]).toEqual([
      '2026-07-01T15:00:00.000Z',
      '2026-07-01T15:00:00.000Z',
      '2026-07-02T03:59:59.000Z',
      '2026-07-02T15:00:00.000Z',
      '2026-11-01T16:00:00.000Z',
      '2026-03-08T15:00:00.000Z',
    ]);
    expect(afterQuietHours(MESSAGES.hours, 'mail', NOW, TIMES)).toBe(NOW);
  });
});

it('what waited too long and is not true any more is seen to be so', () => {
  const facts = followed(apply(null, decide(null, open())));
  const due = facts.clock.dueAt;
  const scheduled: CaseFacts = { ...facts, state: 'scheduled', scheduledFor: NOW + HOUR };
  const closed: CaseFacts = { ...facts, state: 'closed' };
  expect([
    stillTrue({ occasion: 'overdue', about: due }, facts),
    stillTrue({ occasion: 'overdue', about: due }, closed),
    stillTrue({ occasion: 'delayed', about: NOW }, facts),
    stillTrue({ occasion: 'scheduled', about: NOW + HOUR }, scheduled),
    stillTrue({ occasion: 'scheduled', about: NOW }, scheduled),
    stillTrue({ occasion: 'closed', about: null }, facts),
  ]).toEqual([true, false, false, true, false, true]);
});
