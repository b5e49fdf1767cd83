import { describe, expect, it } from 'vitest';
import {
  apply,
  CASE,
  codeOf,
  decide,
  done,
  elsewhere,
  NOW,
  open,
  opened,
  owner,
  PERSON,
  person,
  text,
} from '../../test/small-case.ts';
import type { CaseCommand, CommandOf } from './case-command.ts';
import { caseFacts, type CaseFacts } from './case-facts.ts';
import { accountId, callerId, promiseId } from './ids.ts';
import { DAY, HOUR } from './instant.ts';
import { isOwedBy, owedOf } from './owed-promises.ts';
import { promiseVerdict, type PromiseInput } from './promise.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const RUIZ = callerId.parse(uuid(40));
const OTHER_PERSON = accountId.parse(uuid(41));
const idOf = (n: number) => promiseId.parse(uuid(50 + n));
const BY = NOW + 5 * DAY;

const work = (n: number, by: number | null = BY): PromiseInput => ({
  id: idOf(n),
  kind: 'work',
  basis: by === null ? 'none' : 'due',
  by,
  language: 'es',
});
const callBack = (n: number, by = BY): PromiseInput => ({
  ...work(n, by),
  kind: 'call-back',
  basis: 'agent',
});
const make = (promise: PromiseInput, rest: Partial<CommandOf<'make-promise'>> = {}): CaseCommand => ({
  type: 'make-promise',
  caseId: CASE,
  promise,
  callerId: null,
  why: null,
  ...rest,
});
const settle = (n: number, how: CommandOf<'settle-promise'>['how'], remark = ''): CaseCommand => ({
  type: 'settle-promise',
  caseId: CASE,
  promiseId: idOf(n),
  how,
  remark: remark === '' ? null : text(remark),
});
const openWith = (promise: PromiseInput): CaseFacts =>
  apply(
    null,
    decide(null, {
      ...open(),
      caller: { kind: 'known', id: RUIZ },
      promise,
    } as CommandOf<'open-case'>),
  );
const close = (outcome: 'completed' | 'unable' = 'completed'): CaseCommand => ({
  type: 'close-case',
  caseId: CASE,
  outcome,
  explanation: text(done),
});
const reopen = (reason: 'not-done' | 'came-back'): CaseCommand => ({
  type: 'reopen-case',
  caseId: CASE,
  reason,
  explanation: text('The caller says it is still there.'),
});

describe('a promise made with a new case', () => {
  it('is kept with whom it was made to, on what it rests and in which language', () => {
    expect(openWith(work(1)).promises).toEqual([
      {
        id: idOf(1),
        kind: 'work',
        basis: 'due',
        by: BY,
        firstBy: null,
        language: 'es',
        callerId: RUIZ,
        madeAt: NOW,
        madeBy: PERSON,
        owner: PERSON,
        department: null,
        text: null,
        endedAt: null,
        end: null,
      },
    ]);
  });

  it('needs a time that fits what it rests on', () => {
    const codes = [
      make({ ...work(1), by: null }),
      make({ ...work(1), basis: 'none' }),
      make({ ...callBack(1), basis: 'none', by: null }),
      make(callBack(1), { callerId: callerId.parse(uuid(99)) }),
    ].map((command) => codeOf(decide(opened(), command)));
    expect(codes).toEqual(['invalid', 'invalid', 'invalid', 'unknown-caller']);
    expect(codeOf(decide(openWith(work(1)), make(callBack(1))))).toBe('already-exists');
  });

  it('of facts from before there were promises is none', () => {
    const { promises: _none, ...before } = opened();
    expect(caseFacts.parse(before)).toEqual(opened());
  });
});

describe('a promise of work', () => {
  const closedAt = (at: number, outcome?: 'completed' | 'unable') =>
    apply(openWith(work(1)), decide(openWith(work(1)), close(outcome), { now: at }), at);

  it('is kept when the work was done in time, late when later, not kept by an outcome that is not done', () => {
    const verdicts = [
      closedAt(BY),
      closedAt(BY + 2 * DAY),
      closedAt(NOW + DAY, 'unable'),
      openWith(work(1)),
    ].map((facts) => promiseVerdict(facts.promises[0]!, BY + 10 * DAY));
    expect(verdicts).toEqual([
      { name: 'kept' },
      { name: 'late', lateBy: 2 * DAY },
      { name: 'not-done' },
      { name: 'overdue', lateBy: 10 * DAY },
    ]);
  });

  it('is judged by the time first told, also when it was moved', () => {
    const first = openWith(work(1));
    const moved = apply(first, decide(first, settle(1, { name: 'moved', by: BY + 7 * DAY }, 'No crew free')));
    expect(moved.promises).toMatchObject([{ by: BY + 7 * DAY, firstBy: BY }]);
    const ended = apply(moved, decide(moved, close()), BY + 3 * DAY);
    expect(promiseVerdict(ended.promises[0]!, BY + 9 * DAY)).toEqual({ name: 'late', lateBy: 3 * DAY });
  });

  it('is open again when the case is reopened because it was not done, not when it came back', () => {
    const closed = closedAt(NOW + DAY);
    const ends = (reason: 'not-done' | 'came-back') =>
      apply(closed, decide(closed, reopen(reason), { now: NOW + 2 * DAY }), NOW + 2 * DAY).promises.map(
        ({ end, endedAt }) => [end, endedAt],
      );
    expect([ends('not-done'), ends('came-back')]).toEqual([[[null, null]], [['done', NOW + DAY]]]);
  });

  it('is replaced by what the same caller is told later; another caller keeps theirs', () => {
    const first = openWith(work(1));
    const joined = apply(
      first,
      decide(first, { type: 'add-caller', caseId: CASE, caller: { kind: 'anonymous' }, promise: work(2) }),
    );
    const again = apply(joined, decide(joined, make(work(3, BY + DAY), { callerId: RUIZ })));
    expect(again.promises.map(({ callerId: id, end }) => [id, end])).toEqual([
      [RUIZ, 'replaced'],
      [null, null],
      [RUIZ, null],
    ]);
  });

  it('is done by closing the case, by nothing else', () => {
    const facts = openWith(work(1));
    expect(decide(facts, settle(1, { name: 'done' }))).toEqual({
      ok: false,
      refusal: {
        code: 'invalid',
        message: 'The work is done when its case is closed. Close the case instead.',
        fields: [],
      },
    });
    const closed = apply(facts, decide(facts, close()));
    expect(codeOf(decide(closed, make(work(2))))).toBe('edge-not-allowed');
  });
});

describe('a call-back', () => {
  const owing = (): CaseFacts =>
    apply(opened(), decide(opened(), make(callBack(1), { why: text('Does the crew need the gate open?') })));

  it('is settled as done, moved or withdrawn with the reason, and only once', () => {
    const facts = owing();
    const codes = [
      settle(1, { name: 'moved', by: BY + HOUR }),
      settle(1, { name: 'moved', by: BY }, 'The same time'),
      settle(1, { name: 'withdrawn' }),
      settle(2, { name: 'done' }),
    ].map((command) => codeOf(decide(facts, command)));
    expect(codes).toEqual(['explanation-needed', 'invalid', 'explanation-needed', 'invalid']);
    const called = apply(facts, decide(facts, settle(1, { name: 'done' }, 'She is glad')), BY - HOUR);
    expect(called.promises).toMatchObject([{ end: 'done', endedAt: BY - HOUR, text: text('').id }]);
    expect(codeOf(decide(called, settle(1, { name: 'done' })))).toBe('invalid');
  });

  it('is still owed when the case is closed', () => {
    const facts = owing();
    expect(owedOf(apply(facts, decide(facts, close())))).toHaveLength(1);
  });

  it('handed on is owed by the other person or department, and by nobody else', () => {
    const facts = owing();
    const me = { account: PERSON, department: null };
    const other = { account: OTHER_PERSON, department: elsewhere };
    const owedBy = (of: CaseFacts) => owedOf(of).map((one) => [isOwedBy(one, me), isOwedBy(one, other)]);
    const toPerson = apply(
      facts,
      decide(facts, settle(1, { name: 'handed-to-person', account: OTHER_PERSON })),
    );
    const toDepartment = apply(
      facts,
      decide(facts, settle(1, { name: 'handed-to-department', department: elsewhere })),
    );
    expect([owedBy(facts), owedBy(toPerson), owedBy(toDepartment)]).toEqual([
      [[true, false]],
      [[false, true]],
      [[false, true]],
    ]);
    expect(codeOf(decide(facts, settle(1, { name: 'handed-to-department', department: 'NOBODY' })))).toBe(
      'unknown-department',
    );
  });

  it('is made and settled by those who may, of cases they may see', () => {
    const facts = { ...owing(), department: elsewhere };
    const codes = [person('agent'), person('worker', owner), person('auditor')].map((actor) =>
      codeOf(decide(facts, settle(1, { name: 'done' }), { actor })),
    );
    expect(codes).toEqual(['ok', 'not-found', 'not-permitted']);
  });
});

describe('what is owed', () => {
  it('has a time and is open; of work it concerns the department that has the case', () => {
    const facts = openWith(work(1));
    const more = apply(facts, decide(facts, make(callBack(2, BY + DAY), { callerId: RUIZ })));
    expect(owedOf(more).map(({ promise, by, department }) => [promise.id, by, department])).toEqual([
      [idOf(1), BY, owner],
      [idOf(2), BY + DAY, null],
    ]);
    expect(owedOf(openWith(work(1, null)))).toEqual([]);
  });
});

describe('what was asked about danger', () => {
  it('is an event of the new case, and changes nothing of it', () => {
    const emergency = { kind: 'fire', answers: { 'fire-now': 'no' as const }, told911: true };
    const decision = decide(null, { ...open(), emergency } as CommandOf<'open-case'>);
    expect(decision.ok && decision.events.map(({ event }) => event.type)).toEqual([
      'case-opened',
      'caller-joined',
      'emergency-checked',
    ]);
    expect(apply(null, decision)).toEqual({ ...opened(), version: 3 });
  });
});
