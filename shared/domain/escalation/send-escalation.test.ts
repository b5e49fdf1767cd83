import { describe, expect, it } from 'vitest';
import {
  AGENT,
  AGENT_ID,
  CLOCK,
  LEAD,
  OTHER_ESCALATION,
  SUNDAY,
  SUPERVISOR,
  SUPERVISOR_ID,
  THREE_TIERS,
  WORKER,
  WORKER_ID,
  afterDeeds,
  decideAs,
  pointId,
  published,
  raiseDeed,
  who,
} from '../../../test/small-escalation.ts';
import {
  DUE,
  FIRST,
  LIST,
  RAISED,
  acknowledge,
  advance,
  after,
  at,
  mark,
  passTo,
  passToTier,
  said,
  theOne,
  traceOf,
} from '../../../test/raised-escalation.ts';
import { MINUTE } from '../instant.ts';
import type { Escalation, EscalationOffer } from './escalation.ts';

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
    const taken = after(list, { ...acknowledge, offer: null }, SUPERVISOR, at(1));
    expect(theOne(taken).acknowledged).toEqual({ at: at(1), by: SUPERVISOR_ID, how: 'desk', late: true });
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
    const second = after(LIST, advance, CLOCK, DUE);
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
    const third = after(second, { ...advance, offer: 2, tier: 2 }, CLOCK, at(40));
    const end = after(third, { ...advance, offer: 3, tier: 3 }, CLOCK, at(55));
    expect([
      theOne(third).offers.at(-1)?.next,
      theOne(end).state,
      theOne(end).exhausted,
      theOne(end).trace,
    ]).toEqual([
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
    const second = after(LIST, advance, CLOCK, DUE);
    const late = after(LIST, acknowledge, WORKER, DUE + MINUTE);
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
    expect(theOne(late)).toEqual({
      ...RAISED,
      state: 'acknowledged',
      since: DUE + MINUTE,
      acknowledged: { at: DUE + MINUTE, by: WORKER_ID, how: 'desk', late: true },
    });
  });
});

describe('passing it on', () => {
  it('goes to a tier or to another department', () => {
    const up = theOne(after(LIST, passToTier(3), WORKER, at(2)));
    const there = theOne(after(LIST, passTo('bss-emergency-1'), LEAD, at(2)));
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

  it('goes to nobody who is not there, has it, or is there for something else', () => {
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
