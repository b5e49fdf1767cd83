import { describe, expect, it } from 'vitest';
import {
  AGENT,
  AGENT_ID,
  afterDecision,
  afterDeeds,
  CLOCK,
  decideAs,
  ESCALATION,
  LEAD,
  LEAD_ID,
  OTHER_ESCALATION,
  pointId,
  published,
  raiseDeed,
  SUNDAY,
  SUPERVISOR,
  SUPERVISOR_ID,
  THREE_TIERS,
  who,
  WORDS,
  WORKER,
  WORKER_ID,
} from '../../../test/small-escalation.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import type { Actor } from '../actor.ts';
import type { AccountId } from '../ids.ts';
import { MINUTE } from '../instant.ts';
import type { EscalationInput } from './decide-escalation.ts';
import type { EscalationDeed } from './escalation-command.ts';
import type { Escalation, EscalationOffer } from './escalation.ts';

const DUE = SUNDAY + 15 * MINUTE;
const mark = { escalationId: ESCALATION };
const at = (minutes: number) => SUNDAY + minutes * MINUTE;
const STRANGER = '00000000-0000-4000-8000-000000000777' as AccountId;

const FIRST: EscalationOffer = {
  number: 1,
  came: 'raised',
  directoryVersion: 7,
  tier: 1,
  contactPoint: pointId('lasan-emergency-1'),
  onDuty: { slot: { as: 'primary' }, account: WORKER_ID },
  channels: ['desk-queue', 'phone'],
  acknowledgedBy: ['desk', 'spoken'],
  offeredAt: SUNDAY,
  opensAt: null,
  acknowledgeBy: DUE,
  next: { tier: 2, at: DUE },
};
const traceOf = (tier: 1 | 2 | 3, from: number) => {
  const on = { tier, point: pointId(`lasan-emergency-${tier}`) };
  return [
    { code: 'chosen' as const, ...on, fits: [], slot: { as: 'primary' as const } },
    {
      code: 'clock' as const,
      ...on,
      minutes: 15,
      counted: 'around-the-clock',
      from,
      acknowledgeBy: from + 15 * MINUTE,
    },
  ];
};
const RAISED: Escalation = {
  id: ESCALATION,
  path: 'emergency',
  kind: 'functional',
  reason: 'danger',
  rule: null,
  text: null,
  department: 'LASAN',
  unit: null,
  raisedAt: SUNDAY,
  raisedBy: AGENT_ID,
  state: 'offered',
  since: SUNDAY,
  offers: [FIRST],
  trace: traceOf(1, SUNDAY),
  tries: [],
  tryCount: 0,
  acknowledged: null,
  accepted: null,
  answer: null,
  told: null,
  returned: null,
  exhausted: null,
  ended: null,
};
const LIST = [RAISED];

const acknowledge = { type: 'acknowledge-escalation', ...mark, offer: 1 } as const;
const accept = { type: 'accept-escalation', ...mark, offer: 1 } as const;
const answer = { type: 'answer-escalation', ...mark, offer: 1, answer: WORDS, tell: true } as const;
const giveBack = { type: 'return-escalation', ...mark, offer: 1, reason: 'not-ours', text: WORDS } as const;
const advance = { type: 'advance-escalation', ...mark, offer: 1, tier: 1 } as const;
const told = { type: 'tell-escalation-caller', ...mark, result: 'told', text: null } as const;
const resolve = { type: 'resolve-escalation', ...mark, text: null } as const;
const withdraw = { type: 'withdraw-escalation', ...mark, text: WORDS } as const;
const passTo = (name: string, offer: number | null = 1) =>
  ({
    type: 'pass-on-escalation',
    ...mark,
    offer,
    to: { kind: 'contact-point', contactPoint: pointId(name) },
    text: WORDS,
  }) as const;
const passToTier = (tier: 1 | 2 | 3 | 4, offer: number | null = 1) =>
  ({ type: 'pass-on-escalation', ...mark, offer, to: { kind: 'tier', tier }, text: WORDS }) as const;
const tried = (result: 'spoken' | 'no-answer' | 'replied', channel: 'phone' | 'mail' = 'phone', offer = 1) =>
  ({ type: 'log-escalation-try', ...mark, offer, channel, result, text: null }) as const;

/** What came of a deed: the refusal's code and sentence, or the events. */
function said(list: readonly Escalation[], deed: EscalationDeed, rest: Partial<EscalationInput> = {}) {
  const decision = decideAs(list, deed, rest);
  return decision.ok ? decision.events : [decision.refusal.code, decision.refusal.message];
}
function then(list: readonly Escalation[], deed: EscalationDeed, actor: Actor, now: number) {
  return afterDecision(list, decideAs(list, deed, { actor, now }), actor, now);
}
const only = (list: readonly Escalation[]): Escalation => {
  const [one] = list;
  if (one === undefined) throw new Error('there is none');
  return one;
};

describe('raising', () => {
  it('offers it to the first tier and keeps who, by when, what then and why there', () => {
    expect(afterDeeds([[raiseDeed(), AGENT, SUNDAY]])).toEqual(LIST);
  });

  it('goes to the supervisors at once where nobody is there', () => {
    const list = afterDeeds([[raiseDeed({ path: 'routine' }), AGENT, SUNDAY]]);
    const trace = ([1, 2, 3, 4] as const).map((tier) => ({ code: 'nobody' as const, tier }));
    expect(list).toEqual([
      {
        ...RAISED,
        path: 'routine',
        state: 'exhausted',
        offers: [],
        trace,
        exhausted: { at: SUNDAY, why: 'nobody-there' },
      },
    ]);
    const taken = then(list, { ...acknowledge, offer: null }, SUPERVISOR, at(1));
    expect(only(taken).acknowledged).toEqual({ at: at(1), by: SUPERVISOR_ID, how: 'desk', late: true });
  });

  it('keeps one open of a path and says where it is', () => {
    const again = raiseDeed({ escalationId: OTHER_ESCALATION });
    expect([
      said(LIST, again),
      said(LIST, again, { directory: null }),
      said(LIST, raiseDeed()),
      said([{ ...RAISED, state: 'exhausted' }], again),
    ]).toEqual([
      [
        'already-exists',
        'This case has an open emergency escalation already: it is waiting to be acknowledged (tier 1, LASAN emergency 1). Pass that one on, or withdraw it first.',
      ],
      [
        'already-exists',
        'This case has an open emergency escalation already: it is waiting to be acknowledged (tier 1, lasan-emergency-1). Pass that one on, or withdraw it first.',
      ],
      ['already-exists', 'This escalation was raised already.'],
      [
        'already-exists',
        'This case has an open emergency escalation already: it is with the supervisors: nobody acknowledged it. Pass that one on, or withdraw it first.',
      ],
    ]);
    const complaint = raiseDeed({ escalationId: OTHER_ESCALATION, path: 'complaint' });
    const ended: Escalation[] = [{ ...RAISED, state: 'resolved' }];
    expect([decideAs(LIST, complaint).ok, decideAs(ended, again).ok]).toEqual([true, true]);
  });

  it('refuses reasons that are not the sender’s, unknown departments, and a desk without a directory', () => {
    const rule = { id: 'reopened-twice', version: 1 };
    const system = { actor: CLOCK };
    expect([
      said([], raiseDeed({ reason: 'clock-share' })),
      said([], raiseDeed({ reason: 'other' })),
      said([], raiseDeed({ rule, reason: 'reopened-again' })),
      said([], raiseDeed(), system),
      said([], raiseDeed({ rule }), system),
      said([], raiseDeed({ department: 'NASA' })),
      said([], raiseDeed(), { directory: null }),
      said(
        Array.from({ length: 30 }, () => ({ ...RAISED, id: OTHER_ESCALATION, state: 'withdrawn' })),
        raiseDeed(),
      ),
    ]).toEqual([
      ['invalid', 'Only a rule can give this reason. Choose another one.'],
      ['explanation-needed', 'Say in a few words why it is escalated.'],
      ['invalid', 'Only the system raises by a rule.'],
      ['invalid', 'The system raises only by a rule.'],
      ['invalid', 'No rule gives this reason.'],
      ['unknown-department', 'The city has no department "NASA".'],
      [
        'invalid',
        'This desk has no directory of contact points yet. Nothing was sent. Connect to the hub, then try again.',
      ],
      ['invalid', 'This case was escalated 30 times. Ask a supervisor.'],
    ]);
  });

  it('is for 311, leads and rules, not for workers, auditors and stewards', () => {
    const rule = { id: 'reopened-twice', version: 1 };
    const byRule = raiseDeed({ rule, reason: 'reopened-again' });
    const roles = ['agent', 'worker', 'lead', 'supervisor', 'auditor', 'steward'] as const;
    const may = roles.map((role) => decideAs([], raiseDeed(), { actor: who(AGENT_ID, role, 'LASAN') }).ok);
    expect([...may, decideAs([], byRule, { actor: CLOCK }).ok]).toEqual([
      true,
      false,
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(said([], raiseDeed(), { actor: WORKER })).toEqual([
      'not-permitted',
      "Your role can't raise an escalation.",
    ]);
  });
});

describe('the clock', () => {
  it('goes from tier to tier and to the supervisors, each once, and keeps whom it passed', () => {
    const second = then(LIST, advance, CLOCK, DUE);
    const offer2: EscalationOffer = {
      ...FIRST,
      number: 2,
      came: 'advanced',
      tier: 2,
      contactPoint: pointId('lasan-emergency-2'),
      onDuty: { slot: { as: 'primary' }, account: null },
      channels: ['mobile'],
      offeredAt: DUE,
      acknowledgeBy: at(30),
      next: { tier: 3, at: at(30) },
    };
    expect(second).toEqual([{ ...RAISED, since: DUE, offers: [FIRST, offer2], trace: traceOf(2, DUE) }]);
    expect(said(LIST, advance, { actor: CLOCK, now: DUE })).toEqual([
      {
        type: 'escalation-advanced',
        ...mark,
        missed: { number: 1, tier: 1, contactPoint: FIRST.contactPoint, onDuty: FIRST.onDuty },
        offer: offer2,
        trace: traceOf(2, DUE),
      },
    ]);
    // The hub was away for a while: the next tier has its whole time all the same.
    const third = then(second, { ...advance, offer: 2, tier: 2 }, CLOCK, at(40));
    const end = then(third, { ...advance, offer: 3, tier: 3 }, CLOCK, at(55));
    expect([only(third).offers.at(-1)?.next, only(end).state, only(end).exhausted, only(end).trace]).toEqual([
      { tier: null, at: at(55) },
      'exhausted',
      { at: at(55), why: 'unacknowledged' },
      [{ code: 'nobody', tier: 4 }],
    ]);
    expect(said(end, { ...advance, offer: 3, tier: 3 }, { actor: CLOCK, now: at(90) })).toEqual([
      'edge-not-allowed',
      'This escalation is with the supervisors: nobody acknowledged it. Nothing changes.',
    ]);
  });

  it('changes nothing too early, a second time, after an acknowledgement, or by a person', () => {
    const second = then(LIST, advance, CLOCK, DUE);
    const late = then(LIST, acknowledge, WORKER, DUE + MINUTE);
    expect([
      said(LIST, advance, { actor: CLOCK, now: DUE - 1 }),
      said(second, advance, { actor: CLOCK, now: at(60) }),
      said(late, advance, { actor: CLOCK, now: at(60) }),
      said(LIST, advance, { actor: SUPERVISOR, now: at(60) }),
      said(LIST, acknowledge, { actor: CLOCK }),
    ]).toEqual([
      ['edge-not-allowed', 'It can still be acknowledged in time. Nothing changes.'],
      ['edge-not-allowed', 'This was about tier 1, and it went on from there already. Nothing changes.'],
      ['edge-not-allowed', 'This escalation is acknowledged. Nothing changes.'],
      ['not-permitted', 'Only the hub’s clock sends it on.'],
      ['not-permitted', 'Only people can acknowledge it.'],
    ]);
    expect(only(late)).toEqual({
      ...RAISED,
      state: 'acknowledged',
      since: DUE + MINUTE,
      acknowledged: { at: DUE + MINUTE, by: WORKER_ID, how: 'desk', late: true },
    });
  });
});

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
    const ended: Escalation[] = own.map((one) => ({ ...one, state: 'exhausted' }));
    expect([
      said(own, acknowledge, { actor: SUPERVISOR }),
      said(own, accept, { actor: SUPERVISOR }),
      said(own, answer, { actor: SUPERVISOR }),
      decideAs(ended, acknowledge, { actor: SUPERVISOR }).ok,
    ]).toEqual([
      ['not-permitted', 'You raised it: somebody else has to acknowledge it.'],
      ['not-permitted', 'You raised it: somebody else has to accept it.'],
      ['not-permitted', 'You raised it: somebody else has to answer it.'],
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
      said(then(LIST, acknowledge, LEAD, at(1)), accept, { actor: LEAD }),
      said(LIST, answer, { actor: LEAD }),
    ]).toEqual([[note], [note, accepted], [accepted], [note, answered]]);
    const done = then(then(LIST, accept, LEAD, at(1)), answer, LEAD, at(2));
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
    const second = then(LIST, advance, CLOCK, DUE);
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
    const back = then(LIST, giveBack, WORKER, at(3));
    expect(back).toEqual([
      {
        ...RAISED,
        state: 'returned',
        since: at(3),
        acknowledged: { at: at(3), by: WORKER_ID, how: 'desk', late: false },
        returned: { at: at(3), by: WORKER_ID, reason: 'not-ours', text: WORDS.id },
      },
    ]);
    const again = only(then(back, passTo('lasan-emergency-1'), AGENT, at(4)));
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

  it('passes it on to a tier or to another department', () => {
    const up = only(then(LIST, passToTier(3), WORKER, at(2)));
    const there = only(then(LIST, passTo('bss-emergency-1'), LEAD, at(2)));
    expect([up.department, up.offers[1]?.contactPoint, up.offers[1]?.came]).toEqual([
      'LASAN',
      'lasan-emergency-3',
      'passed-on',
    ]);
    expect([there.department, there.offers[1]?.contactPoint, there.offers[1]?.next]).toEqual([
      'BSS',
      'bss-emergency-1',
      { tier: null, at: at(17) },
    ]);
  });

  it('can pass it on to nobody who is not there, has it, or is there for something else', () => {
    const shut = published({
      ...THREE_TIERS,
      contactPoints: THREE_TIERS.contactPoints.map((one) =>
        one.department === 'BSS' ? { ...one, hours: 'office' } : one,
      ),
    });
    const often = LIST.map((one) => ({
      ...one,
      offers: Array.from({ length: 13 }, (_, i) => ({ ...FIRST, number: i + 1 })),
    }));
    const actor = LEAD;
    expect([
      said(LIST, passTo('lasan-emergency-1'), { actor }),
      said(LIST, passTo('lasan-complaint-1'), { actor }),
      said(LIST, passTo('no-such-point'), { actor }),
      said(LIST, passTo('bss-emergency-1'), { actor, directory: shut }),
      said(LIST, passToTier(4), { actor }),
      said(LIST, passToTier(2), { actor, directory: null }),
      said(often, passToTier(2, 13), { actor }),
    ]).toEqual([
      ['invalid', 'It is with that contact point already. Choose another one.'],
      ['invalid', 'That contact point is for complaints, and this is about emergencies. Choose another one.'],
      ['invalid', 'The directory has no such contact point any more. Choose another one.'],
      ['invalid', 'Nobody can be reached there now, nor who stands in. Choose another one.'],
      [
        'invalid',
        'Nobody of tier 4 or above is left who could be asked now. Choose a contact point instead.',
      ],
      [
        'invalid',
        'This desk has no directory of contact points yet. Nothing was sent. Connect to the hub, then try again.',
      ],
      [
        'invalid',
        'It was passed on too often already. Answer or return it, or ask a supervisor to withdraw it.',
      ],
    ]);
  });
});

describe('tries', () => {
  it('are logged with who, when, how and what came of it; a person reached acknowledges', () => {
    const none = then(LIST, tried('no-answer'), AGENT, at(1));
    const spoken = then(none, tried('spoken'), AGENT, at(2));
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
    const second = then(LIST, advance, CLOCK, DUE);
    const after = only(then(second, tried('spoken'), AGENT, at(16)));
    expect([after.state, after.tryCount, after.acknowledged]).toEqual(['offered', 1, null]);
  });

  it('count only as the directory has it', () => {
    const desk = LIST.map((one) => ({ ...one, offers: [{ ...FIRST, acknowledgedBy: ['desk' as const] }] }));
    expect(only(then(desk, tried('spoken'), AGENT, at(1))).state).toBe('offered');
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
    for (let i = 0; i < 45; i += 1) list = then(list, tried('no-answer'), AGENT, at(1) + i);
    const { tries, tryCount } = only(list);
    expect([tries.length, tries[0]?.at, tryCount]).toEqual([40, at(1) + 5, 45]);
  });
});

describe('the end', () => {
  const answered = then(LIST, answer, LEAD, at(2));

  it('comes when the caller knows the answer', () => {
    expect(said(answered, resolve)).toEqual([
      'edge-not-allowed',
      'The caller does not know the answer yet. Tell them first.',
    ]);
    const known = then(answered, told, AGENT, at(5));
    expect(then(known, resolve, AGENT, at(6))).toEqual([
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
    const missed = then(answered, { ...told, result: 'not-reached' }, AGENT, at(5));
    expect([
      said(missed, resolve),
      decideAs(missed, resolve, { actor: SUPERVISOR }).ok,
      decideAs(answered, resolve, { actor: SUPERVISOR }).ok,
      decideAs(then(LIST, { ...answer, tell: false }, LEAD, at(2)), resolve).ok,
      said(then(answered, told, AGENT, at(5)), { ...told, result: 'not-reached' }),
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
    const known = then(answered, told, AGENT, at(5));
    const changed = only(then(known, answer, LEAD, at(7)));
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
    const gone = then(LIST, withdraw, AGENT, at(1));
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
