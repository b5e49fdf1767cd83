import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import { decideCase } from '../../../shared/domain/decide-case.ts';
import type { CallerId, CaseId, PromiseId, TextId } from '../../../shared/domain/ids.ts';
import { mayNot } from '../../../shared/domain/permission.ts';
import { isOpenPromise } from '../../../shared/domain/promise.ts';

/** What a person can start on a case page. */
export type CaseDeed =
  | 'note'
  | 'assign'
  | 'schedule'
  | 'start'
  | 'wait'
  | 'refer'
  | 'add-caller'
  | 'edit-caller'
  | 'merge-callers'
  | 'link'
  | 'call-back'
  | 'settle'
  | 'close'
  | 'reopen';

const SOME_ID = '00000000-0000-4000-8000-000000000000';
const text = { id: SOME_ID as TextId, body: 'An explanation of some length.' };

/** A command of the kind, filled so that nothing but the case and the person can stand in its way. */
function probe(deed: CaseDeed, facts: CaseFacts, city: City): CaseCommand {
  const caseId = facts.id;
  const state = {
    type: 'change-state',
    caseId,
    waitingReason: null,
    scheduledFor: null,
    remark: null,
  } as const;
  switch (deed) {
    case 'note':
      return { type: 'add-note', caseId, visibility: 'internal', note: text };
    case 'assign': {
      const other = city.pack.departments.find((one) => one.code !== facts.department);
      return {
        type: 'assign',
        caseId,
        department: other?.code ?? facts.department,
        unit: null,
        assignee: null,
      };
    }
    case 'schedule':
      return { ...state, to: 'scheduled', scheduledFor: facts.openedAt };
    case 'start':
      return { ...state, to: 'in-progress' };
    case 'wait':
      return { ...state, to: 'waiting', waitingReason: 'crew' };
    case 'refer':
      return {
        type: 'refer',
        caseId,
        receiver: { kind: 'outside', name: 'Somebody else' },
        explanation: text,
      };
    case 'add-caller':
      return { type: 'add-caller', caseId, caller: { kind: 'known', id: SOME_ID as CallerId } };
    case 'edit-caller':
      return {
        type: 'change-caller',
        caseId,
        callerId: facts.callerIds[0] ?? (SOME_ID as CallerId),
        seen: { name: '', language: 'en', phones: [], emails: [] },
        name: 'Somebody',
        language: 'en',
        phones: [],
        emails: [],
      };
    case 'merge-callers': {
      const mine = facts.callerIds[0] ?? (SOME_ID as CallerId);
      return { type: 'merge-callers', caseId, callerId: mine, otherId: SOME_ID as CallerId, nameOf: mine };
    }
    case 'link':
      return { type: 'link-duplicate', caseId, duplicateOf: SOME_ID as CaseId };
    case 'call-back':
      return {
        type: 'make-promise',
        caseId,
        promise: {
          id: SOME_ID as PromiseId,
          kind: 'call-back',
          basis: 'agent',
          by: facts.updatedAt,
          language: 'en',
        },
        callerId: null,
        why: null,
      };
    case 'settle': {
      const open = facts.promises.find(isOpenPromise);
      return {
        type: 'settle-promise',
        caseId,
        promiseId: open?.id ?? (SOME_ID as PromiseId),
        how: { name: 'withdrawn' },
        remark: text,
      };
    }
    case 'close': {
      const allowed = city.service(facts.service)?.outcomes.find((one) => one !== 'duplicate');
      return { type: 'close-case', caseId, outcome: allowed ?? 'completed', explanation: text };
    }
    case 'reopen':
      return { type: 'reopen-case', caseId, reason: 'not-done', explanation: text };
  }
}

/**
 * Why somebody can't do something to a case now, in the hub's own words; null when it can be done.
 * Asked of the same rules the hub decides with.
 */
export function whyNot(deed: CaseDeed, facts: CaseFacts, actor: Actor, city: City): string | null {
  if (city.service(facts.service) === undefined) {
    return 'The catalogue on this desk does not know this service yet. Wait until the console has caught up.';
  }
  if (deed === 'settle' && !facts.promises.some(isOpenPromise)) return 'Nothing is owed on this case.';
  const other: CaseFacts = { ...facts, id: SOME_ID as CaseId, state: 'new', duplicateOf: null };
  const decision = decideCase({
    facts,
    other,
    command: probe(deed, facts, city),
    actor,
    seen: null,
    now: facts.updatedAt,
    city,
    number: null,
  });
  return decision.ok ? null : decision.refusal.message;
}

/** Why somebody can't see the contact details of this case's callers now; null when they may, which is logged. */
export function whyNotReveal(facts: CaseFacts, actor: Actor, city: City): string | null {
  return (
    mayNot(actor, 'reveal-contact', facts, city.service(facts.service)?.handOff === true)?.message ?? null
  );
}
