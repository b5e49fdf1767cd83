import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseCommand } from './case-command.ts';
import type { CaseFacts } from './case-facts.ts';
import { CASE_STATES, edgeReason, nextStates } from './case-state.ts';
import { HOUR } from './instant.ts';
import { NO_PLACE } from './place.ts';
import {
  NOW,
  CASE,
  OTHER,
  PERSON,
  TEXT,
  owner,
  elsewhere,
  plain,
  named,
  person,
  open,
  opened,
  text,
  done,
  codeOf,
  decide,
  apply,
} from '../../test/small-case.ts';

describe('opening a case', () => {
  it('starts its clock, counts its caller and keeps free text apart from the event', () => {
    const decision = decide(null, open());
    if (!decision.ok) throw new Error(decision.refusal.message);
    expect(decision.texts).toEqual([
      { id: TEXT, body: 'In front of the house', kind: 'description', visibility: 'internal' },
    ]);
    expect(JSON.stringify(decision.events)).not.toContain('In front of the house');
    const facts = apply(null, decision);
    expect({
      state: facts.state,
      number: facts.number,
      anonymous: facts.anonymousCallers,
      version: facts.version,
    }).toEqual({
      state: 'new',
      number: '1-7000000001',
      anonymous: 1,
      version: 2,
    });
    expect(facts.clock.dueAt).toBeGreaterThan(NOW);
  });

  it('refuses what can not be: twice, an unknown service, an anonymous caller where a name is needed, no place', () => {
    expect(codeOf(decide(opened(), open()))).toBe('already-exists');
    expect(codeOf(decide(null, { ...open(), service: 'no-such' } as CaseCommand))).toBe('unknown-service');
    expect(codeOf(decide(null, open(named.code)))).toBe('caller-must-be-named');
    expect(codeOf(decide(null, { ...open(), place: NO_PLACE } as CaseCommand))).toBe('invalid');
  });

  it('lets nobody join anonymously where a name is needed', () => {
    const join: CaseCommand = { type: 'add-caller', caseId: CASE, caller: { kind: 'anonymous' } };
    const facts = { ...opened(), service: named.code };
    expect([codeOf(decide(facts, join)), codeOf(decide(opened(), join))]).toEqual([
      'caller-must-be-named',
      'ok',
    ]);
  });
});

describe('closing and reopening', () => {
  it('demands an outcome of the service and an explanation, and takes both back on reopening', () => {
    const facts = opened();
    expect(
      codeOf(
        decide(facts, { type: 'close-case', caseId: CASE, outcome: 'completed', explanation: text('done') }),
      ),
    ).toBe('explanation-needed');
    const notAllowed = (
      ['no-violation', 'invalid', 'out-of-jurisdiction', 'partly-completed', 'not-found', 'unable'] as const
    ).find((one) => !plain.outcomes.includes(one));
    expect(notAllowed).toBeDefined();
    expect(
      codeOf(
        decide(facts, { type: 'close-case', caseId: CASE, outcome: notAllowed!, explanation: text(done) }),
      ),
    ).toBe('outcome-not-allowed');
    const closed = apply(
      facts,
      decide(facts, { type: 'close-case', caseId: CASE, outcome: 'completed', explanation: text(done) }),
    );
    expect([closed.state, closed.outcome, closed.closedAt, closed.closedBy]).toEqual([
      'closed',
      'completed',
      NOW,
      PERSON,
    ]);
    expect(
      codeOf(
        decide(closed, { type: 'close-case', caseId: CASE, outcome: 'completed', explanation: text(done) }),
      ),
    ).toBe('edge-not-allowed');
    const reopened = apply(
      closed,
      decide(closed, {
        type: 'reopen-case',
        caseId: CASE,
        reason: 'not-done',
        explanation: text('The sofa is still there.'),
      }),
    );
    expect([reopened.state, reopened.outcome, reopened.closedAt, reopened.reopenCount]).toEqual([
      'reopened',
      null,
      null,
      1,
    ]);
  });

  it('closes as duplicate only when linked to a case that lives', () => {
    const facts = opened();
    const close: CaseCommand = {
      type: 'close-case',
      caseId: CASE,
      outcome: 'duplicate',
      explanation: text('Same sofa as the other case.'),
    };
    expect(codeOf(decide(facts, close))).toBe('duplicate-target');
    const parent: CaseFacts = { ...opened(), id: OTHER };
    const link: CaseCommand = { type: 'link-duplicate', caseId: CASE, duplicateOf: OTHER };
    expect(codeOf(decide(facts, link, { other: null }))).toBe('duplicate-target');
    expect(codeOf(decide(facts, link, { other: { ...parent, state: 'closed' } }))).toBe('duplicate-target');
    const linked = apply(facts, decide(facts, link, { other: parent }));
    expect(codeOf(decide(linked, close, { other: parent }))).toBe('ok');
    expect(codeOf(decide(linked, close, { other: { ...parent, state: 'closed' } }))).toBe('duplicate-target');
  });

  it('hands every caller of a duplicate to the case it repeats', () => {
    const parent: CaseFacts = { ...opened(), id: OTHER };
    const decision = decide(
      { ...opened(), anonymousCallers: 3 },
      { type: 'link-duplicate', caseId: CASE, duplicateOf: OTHER },
      { other: parent },
    );
    expect(decision.ok && decision.events[1]).toEqual({
      caseId: OTHER,
      event: { type: 'duplicate-received', from: CASE, callerIds: [], anonymousCallers: 3 },
    });
  });
});

describe('referring', () => {
  const refer: CaseCommand = {
    type: 'refer',
    caseId: CASE,
    receiver: { kind: 'department', department: elsewhere },
    explanation: text('This stretch belongs to them.'),
  };

  it('keeps the case alive with the sender until the receiver takes it', () => {
    const facts = opened();
    const referred = apply(facts, decide(facts, refer));
    expect([referred.state, referred.department, referred.outcome, referred.closedAt]).toEqual([
      'referred',
      facts.department,
      null,
      null,
    ]);
    const start: CaseCommand = {
      type: 'change-state',
      caseId: CASE,
      to: 'in-progress',
      waitingReason: null,
      scheduledFor: null,
      remark: null,
    };
    const taken = apply(referred, decide(referred, start, { actor: person('worker', elsewhere) }));
    expect([taken.state, taken.department, taken.receiver, taken.formerDepartments]).toEqual([
      'in-progress',
      elsewhere,
      null,
      [facts.department],
    ]);
  });
});

describe('a change made on old sight', () => {
  it('is refused field by field when state or owner moved meanwhile, and a note is not', () => {
    const before = opened();
    const seen = {
      state: before.state,
      department: before.department,
      unit: before.unit,
      assignee: before.assignee,
    };
    const moved = apply(
      before,
      decide(before, {
        type: 'change-state',
        caseId: CASE,
        to: 'in-progress',
        waitingReason: null,
        scheduledFor: null,
        remark: null,
      }),
    );
    const close = decide(
      moved,
      { type: 'close-case', caseId: CASE, outcome: 'completed', explanation: text(done) },
      { seen },
    );
    expect(close).toEqual({
      ok: false,
      refusal: {
        code: 'conflict',
        message: 'Someone changed this case while you worked on it. Look at it again, then decide.',
        fields: [{ field: 'state', mine: 'new', theirs: 'in-progress' }],
      },
    });
    expect(
      codeOf(
        decide(
          moved,
          { type: 'add-note', caseId: CASE, visibility: 'internal', note: text('Called back.') },
          { seen },
        ),
      ),
    ).toBe('ok');
  });
});

describe('waiting', () => {
  it('stops the clock for a reason that is not ours, and gives the time back', () => {
    const facts = opened();
    const wait: CaseCommand = {
      type: 'change-state',
      caseId: CASE,
      to: 'waiting',
      waitingReason: 'access',
      scheduledFor: null,
      remark: null,
    };
    const waiting = apply(facts, decide(facts, wait));
    expect(waiting.clock.dueAt).toBeNull();
    const go: CaseCommand = {
      type: 'change-state',
      caseId: CASE,
      to: 'in-progress',
      waitingReason: null,
      scheduledFor: null,
      remark: null,
    };
    const later = NOW + 100 * HOUR;
    const going = apply(waiting, decide(waiting, go, { now: later }), later);
    expect(going.clock.dueAt).toBeGreaterThanOrEqual(facts.clock.dueAt ?? Infinity);
    expect(going.clock.pauses).toEqual([{ from: NOW, to: later, reason: 'access' }]);
  });
});

describe('edges', () => {
  it('lets nothing out of closed but reopening, and nothing become new again', () => {
    expect(nextStates('closed')).toEqual(['reopened']);
    expect(CASE_STATES.filter((from) => edgeReason(from, 'new') !== null)).toEqual([]);
    expect(CASE_STATES.filter((from) => edgeReason(from, 'reopened') !== null)).toEqual(['closed']);
  });
});

describe('any sequence of commands', () => {
  it('keeps the facts whole: closed has an outcome, versions rise, live cases have a clock', () => {
    const command = fc.oneof(
      fc
        .constantFrom<'scheduled' | 'in-progress' | 'waiting'>('scheduled', 'in-progress', 'waiting')
        .map((to): CaseCommand => ({
          type: 'change-state',
          caseId: CASE,
          to,
          waitingReason: 'permit',
          scheduledFor: NOW + HOUR,
          remark: null,
        })),
      fc.constantFrom(owner, elsewhere).map((department): CaseCommand => ({
        type: 'assign',
        caseId: CASE,
        department,
        unit: null,
        assignee: null,
      })),
      fc.constantFrom(owner, elsewhere).map((department): CaseCommand => ({
        type: 'refer',
        caseId: CASE,
        receiver: { kind: 'department', department },
        explanation: text(done),
      })),
      fc.constant<CaseCommand>({
        type: 'close-case',
        caseId: CASE,
        outcome: 'completed',
        explanation: text(done),
      }),
      fc.constant<CaseCommand>({
        type: 'reopen-case',
        caseId: CASE,
        reason: 'came-back',
        explanation: text(done),
      }),
      fc.constant<CaseCommand>({
        type: 'add-note',
        caseId: CASE,
        visibility: 'public',
        note: text('On our way.'),
      }),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        let facts = opened();
        let now = NOW;
        for (const one of commands) {
          now += HOUR;
          const decision = decide(facts, one, { now });
          if (decision.ok) facts = apply(facts, decision, now);
          expect(facts.state === 'closed').toBe(facts.outcome !== null);
          expect(facts.state === 'closed').toBe(facts.closedAt !== null);
          expect(facts.state === 'referred').toBe(facts.receiver !== null);
          expect(facts.state === 'waiting').toBe(facts.waitingReason !== null);
          expect(facts.formerDepartments).not.toContain(facts.department);
        }
      }),
      { numRuns: 300, seed: 311 },
    );
  });
});
