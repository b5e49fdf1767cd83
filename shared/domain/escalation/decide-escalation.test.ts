import { describe, expect, it } from 'vitest';
import { contactPointOf } from '../../../test/small-directory.ts';
import {
  AGENT,
  AGENT_ID,
  CLOCK,
  LEAD,
  LEAD_ID,
  OTHER_ESCALATION,
  PUBLISHED,
  SUNDAY,
  SUPERVISOR,
  SUPERVISOR_ID,
  THREE_TIERS,
  WORDS,
  WORKER,
  WORKER_ID,
  afterDeeds,
  decideAs,
  published,
  raiseDeed,
  who,
} from '../../../test/small-escalation.ts';
import {
  DUE,
  FIRST,
  LIST,
  RAISED,
  STRANGER,
  accept,
  acknowledge,
  advance,
  after,
  answer,
  at,
  giveBack,
  mark,
  passTo,
  passToTier,
  resolve,
  said,
  theOne,
  told,
  tried,
  withdraw,
} from '../../../test/raised-escalation.ts';
import type { Escalation } from './escalation.ts';
import { standsAt } from './may-escalate.ts';

describe('the contact point', () => {
  it('is whoever is on duty, a lead of the department, or a supervisor', () => {
    const unitLead = { ...LEAD, unit: 'NC' };
    const actors = [
      WORKER,
      LEAD,
      unitLead,
      SUPERVISOR,
      AGENT,
      who(STRANGER, 'worker', 'LASAN'),
      who(STRANGER, 'lead', 'BSS'),
      who(WORKER_ID, 'agent'),
    ];
    expect(actors.map((actor) => decideAs(LIST, acknowledge, { actor }).ok)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([
      said(LIST, acknowledge),
      said(LIST, acknowledge, { actor: who(STRANGER, 'lead', 'BSS') }),
      decideAs(LIST, acknowledge, { actor: WORKER, directory: null }).ok,
      decideAs(LIST, acknowledge, { actor: LEAD, directory: null }).ok,
    ]).toEqual([
      ['not-permitted', "Your role can't acknowledge it."],
      [
        'not-permitted',
        'Only LASAN on duty at this contact point, its lead or a supervisor can acknowledge it.',
      ],
      true,
      true,
    ]);
  });

  it('of a unit is not another unit’s lead’s', () => {
    const ofUnit = published({
      ...THREE_TIERS,
      contactPoints: [contactPointOf('LASAN', 'emergency', 1, { unit: 'NC' })],
    });
    const list = afterDeeds([[raiseDeed({ unit: 'NC' }), AGENT, SUNDAY]], { directory: ofUnit });
    const leads = [null, 'NC', 'WV'].map((unit) => ({ ...LEAD, unit }));
    const may = leads.map((actor) => decideAs(list, acknowledge, { actor, directory: ofUnit }).ok);
    expect(may).toEqual([true, true, false]);
  });

  it('never is who raised it, but for a supervisor at the end of the tiers', () => {
    const own = LIST.map((one) => ({ ...one, raisedBy: SUPERVISOR_ID }));
    const exhausted = { at: DUE, why: 'unacknowledged' as const };
    const ended: Escalation[] = own.map((one) => ({ ...one, state: 'exhausted', exhausted }));
    const taken = after(ended, acknowledge, SUPERVISOR, at(20));
    const passed = after(ended, passToTier(2), SUPERVISOR, at(20));
    expect([
      said(own, acknowledge, { actor: SUPERVISOR }),
      said(own, accept, { actor: SUPERVISOR }),
      said(own, answer, { actor: SUPERVISOR }),
      said(own, giveBack, { actor: SUPERVISOR }),
      said(passed, { ...accept, offer: 2 }, { actor: SUPERVISOR }),
      decideAs(taken, answer, { actor: SUPERVISOR }).ok,
    ]).toEqual([
      ['not-permitted', 'You raised it: somebody else has to acknowledge it.'],
      ['not-permitted', 'You raised it: somebody else has to accept it.'],
      ['not-permitted', 'You raised it: somebody else has to answer it.'],
      ['not-permitted', 'You raised it: somebody else has to return it.'],
      ['not-permitted', 'You raised it: somebody else has to accept it.'],
      true,
    ]);
  });

  it('acknowledges, accepts and answers; what it skips is noted', () => {
    const note = { type: 'escalation-acknowledged', ...mark, offer: 1, account: LEAD_ID, how: 'desk' };
    const accepted = { type: 'escalation-accepted', ...mark };
    const answered = { type: 'escalation-answered', ...mark, text: WORDS.id, tell: true };
    expect([
      said(LIST, acknowledge, { actor: LEAD }),
      said(LIST, accept, { actor: LEAD }),
      said(after(LIST, acknowledge, LEAD, at(1)), accept, { actor: LEAD }),
      said(LIST, answer, { actor: LEAD }),
    ]).toEqual([[note], [note, accepted], [accepted], [note, answered]]);
    const done = after(after(LIST, accept, LEAD, at(1)), answer, LEAD, at(2));
    expect(done).toEqual([
      {
        ...RAISED,
        state: 'answered',
        since: at(2),
        acknowledged: { at: at(1), by: LEAD_ID, how: 'desk', late: false },
        accepted: { at: at(1), by: LEAD_ID },
        answer: { at: at(2), by: LEAD_ID, text: WORDS.id, tell: true },
      },
    ]);
  });

  it('acknowledges only as the directory counts it', () => {
    const spoken = LIST.map((one) => ({
      ...one,
      offers: [{ ...FIRST, acknowledgedBy: ['spoken' as const] }],
    }));
    expect(said(spoken, acknowledge, { actor: LEAD })).toEqual([
      'invalid',
      'At this contact point only this counts: spoken. Log the try, or accept it here.',
    ]);
    expect(decideAs(spoken, accept, { actor: LEAD }).ok).toBe(true);
  });

  it('finds that it is over when it went on meanwhile', () => {
    const second = after(LIST, advance, CLOCK, DUE);
    for (const deed of [acknowledge, accept, answer, giveBack, passTo('lasan-emergency-3')]) {
      expect(decideAs(second, deed, { actor: LEAD, now: at(16) })).toEqual({
        ok: false,
        refusal: {
          code: 'conflict',
          message: 'It went to another contact point meanwhile. Look at it again, then decide.',
          fields: [{ field: 'contact point', mine: 'lasan-emergency-1', theirs: 'lasan-emergency-2' }],
        },
      });
    }
    expect(decideAs(second, { ...acknowledge, offer: null }, { actor: LEAD }).ok).toBe(false);
  });

  it('gives it back with a reason, and 311 sends it on or back', () => {
    const back = after(LIST, giveBack, WORKER, at(3));
    expect(back).toEqual([
      {
        ...RAISED,
        state: 'returned',
        since: at(3),
        acknowledged: { at: at(3), by: WORKER_ID, how: 'desk', late: false },
        returned: { at: at(3), by: WORKER_ID, reason: 'not-ours', text: WORDS.id },
      },
    ]);
    const again = theOne(after(back, passTo('lasan-emergency-1'), AGENT, at(4)));
    expect([again.state, again.acknowledged, again.offers[1]]).toEqual([
      'offered',
      null,
      {
        ...FIRST,
        number: 2,
        came: 'passed-on',
        offeredAt: at(4),
        acknowledgeBy: at(19),
        next: { tier: 2, at: at(19) },
      },
    ]);
    expect(said(LIST, passTo('lasan-emergency-2'))).toEqual([
      'not-permitted',
      'Only LASAN on duty at this contact point, its lead or a supervisor can pass it on.',
    ]);
  });
});

it('knows who stands at a contact point without the directory, by who was on duty when it was offered', () => {
  const actors = [WORKER, LEAD, SUPERVISOR, AGENT, CLOCK, who(STRANGER, 'worker', 'LASAN')];
  const stands = actors.map((actor) => [
    standsAt(actor, RAISED, null, SUNDAY),
    standsAt(actor, { ...RAISED, offers: [] }, PUBLISHED.open, SUNDAY),
  ]);
  expect(stands).toEqual([
    [true, false],
    [true, true],
    [true, true],
    [false, false],
    [false, false],
    [false, false],
  ]);
});

describe('tries', () => {
  it('are logged with who, when, how and what came of it; a person reached acknowledges', () => {
    const none = after(LIST, tried('no-answer'), AGENT, at(1));
    const spoken = after(none, tried('spoken'), AGENT, at(2));
    const log = { by: AGENT_ID, offer: 1, channel: 'phone', text: null };
    expect(spoken).toEqual([
      {
        ...RAISED,
        state: 'acknowledged',
        since: at(2),
        tries: [
          { ...log, at: at(1), result: 'no-answer' },
          { ...log, at: at(2), result: 'spoken' },
        ],
        tryCount: 2,
        acknowledged: { at: at(2), by: WORKER_ID, how: 'spoken', late: false },
      },
    ]);
  });

  it('of a contact point that it has left are logged only', () => {
    const second = after(LIST, advance, CLOCK, DUE);
    const logged = theOne(after(second, tried('spoken'), AGENT, at(16)));
    expect([logged.state, logged.tryCount, logged.acknowledged]).toEqual(['offered', 1, null]);
  });

  it('count only as the directory has it', () => {
    const desk = LIST.map((one) => ({ ...one, offers: [{ ...FIRST, acknowledgedBy: ['desk' as const] }] }));
    expect(theOne(after(desk, tried('spoken'), AGENT, at(1))).state).toBe('offered');
  });

  it('are refused by ways the contact point lacks, and with results the way can’t have', () => {
    expect([
      said(LIST, tried('replied', 'mail')),
      said(LIST, tried('replied', 'phone')),
      said(LIST, tried('spoken', 'phone', 2)),
      said(LIST, tried('spoken'), { actor: who(STRANGER, 'worker', 'LASAN') }),
    ]).toEqual([
      ['invalid', 'The directory has no mail for this contact point. It has: desk-queue, phone.'],
      ['invalid', '"replied" can\'t come of a try by phone. Choose another result.'],
      ['invalid', 'It was never offered to that contact point.'],
      ['not-permitted', 'Only LASAN on duty at this contact point, its lead or a supervisor can log a try.'],
    ]);
  });

  it('are kept up to the last forty, and counted all', () => {
    let list: Escalation[] = LIST;
    for (let i = 0; i < 45; i += 1) list = after(list, tried('no-answer'), AGENT, at(1) + i);
    const { tries, tryCount } = theOne(list);
    expect([tries.length, tries[0]?.at, tryCount]).toEqual([40, at(1) + 5, 45]);
  });
});

describe('the end', () => {
  const answered = after(LIST, answer, LEAD, at(2));

  it('comes when the caller knows the answer', () => {
    expect(said(answered, resolve)).toEqual([
      'edge-not-allowed',
      'The caller does not know the answer yet. Tell them first.',
    ]);
    const known = after(answered, told, AGENT, at(5));
    expect(after(known, resolve, AGENT, at(6))).toEqual([
      {
        ...RAISED,
        state: 'resolved',
        since: at(6),
        trace: [],
        acknowledged: { at: at(2), by: LEAD_ID, how: 'desk', late: false },
        answer: { at: at(2), by: LEAD_ID, text: WORDS.id, tell: true },
        told: { at: at(5), by: AGENT_ID, result: 'told' },
        ended: { at: at(6), by: AGENT_ID, text: null },
      },
    ]);
  });

  it('is a supervisor’s where the caller can’t be reached, and anybody’s where nobody has to be', () => {
    const missed = after(answered, { ...told, result: 'not-reached' }, AGENT, at(5));
    expect([
      said(missed, resolve),
      decideAs(missed, resolve, { actor: SUPERVISOR }).ok,
      decideAs(answered, resolve, { actor: SUPERVISOR }).ok,
      decideAs(after(LIST, { ...answer, tell: false }, LEAD, at(2)), resolve).ok,
      said(after(answered, told, AGENT, at(5)), { ...told, result: 'not-reached' }),
    ]).toEqual([
      [
        'edge-not-allowed',
        'The caller does not know the answer yet. Try again, or ask a supervisor to end it.',
      ],
      true,
      false,
      true,
      ['invalid', 'The caller was told already.'],
    ]);
  });

  it('leaves no named caller in the dark', () => {
    const nobody = { ...told, result: 'nobody-to-tell' } as const;
    const subject = { what: 'case' as const, service: 'bulky-items', district: '1', callers: 0 };
    expect([said(answered, nobody), decideAs(answered, nobody, { subject }).ok]).toEqual([
      ['invalid', 'This case has a caller with a name. Tell them, or say that they were not reached.'],
      true,
    ]);
    expect(said(answered, told, { actor: WORKER })).toEqual([
      'not-permitted',
      "Your role can't say that the caller was told.",
    ]);
  });

  it('takes a changed answer, which the caller is to be told again', () => {
    const known = after(answered, told, AGENT, at(5));
    const changed = theOne(after(known, answer, LEAD, at(7)));
    expect([changed.told, changed.answer?.at]).toEqual([null, at(7)]);
    expect(said(known, { ...answer, tell: false }, { actor: LEAD })).toEqual([
      'invalid',
      'The caller was told the answer as it was. Have them told what changes.',
    ]);
  });

  it('is withdrawing by the raiser, a supervisor or a rule, with a reason', () => {
    expect(said(LIST, withdraw, { actor: who(STRANGER, 'agent') })).toEqual([
      'not-permitted',
      'Only whoever raised it or a supervisor can withdraw it.',
    ]);
    expect([SUPERVISOR, CLOCK].map((actor) => decideAs(LIST, withdraw, { actor }).ok)).toEqual([true, true]);
    const gone = after(LIST, withdraw, AGENT, at(1));
    expect(gone).toEqual([
      {
        ...RAISED,
        state: 'withdrawn',
        since: at(1),
        trace: [],
        ended: { at: at(1), by: AGENT_ID, text: WORDS.id },
      },
    ]);
    expect([
      said(gone, withdraw),
      said(answered, withdraw),
      said(LIST, resolve),
      said(gone, { ...withdraw, escalationId: OTHER_ESCALATION }),
    ]).toEqual([
      ['edge-not-allowed', "This escalation is withdrawn: you can't withdraw it now. Look at it again."],
      ['edge-not-allowed', "This escalation is answered: you can't withdraw it now. Look at it again."],
      [
        'edge-not-allowed',
        "This escalation is waiting to be acknowledged: you can't resolve it now. It is resolved once it is answered and the caller knows.",
      ],
      ['invalid', 'This case has no such escalation.'],
    ]);
  });
});

it('keeps texts apart from events', () => {
  const texts = [
    decideAs(LIST, answer, { actor: LEAD }),
    decideAs(LIST, giveBack, { actor: LEAD }),
    decideAs(LIST, acknowledge, { actor: LEAD }),
  ].map((one) => one.ok && one.texts);
  expect(texts).toEqual([
    [{ ...WORDS, kind: 'escalation-answer', visibility: 'internal' }],
    [{ ...WORDS, kind: 'escalation-note', visibility: 'internal' }],
    [],
  ]);
});
