import type { Actor } from '../../../shared/domain/actor.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import { decideCase } from '../../../shared/domain/decide-case.ts';
import type { CallerId, CaseId, PromiseId, TextId } from '../../../shared/domain/ids.ts';
import { whyNoParts } from '../../../shared/domain/decide-family.ts';
import { mayNotEver } from '../../../shared/domain/escalation/may-escalate.ts';
import { mayNot } from '../../../shared/domain/permission.ts';
import { isOpenPromise } from '../../../shared/domain/promise.ts';
import { familyLinks, linkCommand, type Relation } from './family/family-links.ts';

/** What a person can start on a case page. */
export type CaseDeed =
  | 'note'
  | 'assign'
  | 'schedule'
  | 'start'
  | 'wait'
  | 'visit'
  | 'refer'
  | 'escalate'
  | 'add-caller'
  | 'edit-caller'
  | 'merge-callers'
  | 'split'
  | 'link'
  | 'unlink'
  | 'call-back'
  | 'settle'
  | 'close'
  | 'reopen';

const SOME_ID = '00000000-0000-4000-8000-000000000000';
const text = { id: SOME_ID as TextId, body: 'An explanation of some length.' };

/** A command of the kind, filled so that nothing but the case and the person can stand in its way. */
function probe(
  deed: Exclude<CaseDeed, 'escalate' | 'split' | 'link' | 'unlink'>,
  facts: CaseFacts,
  city: City,
): CaseCommand {
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
    case 'visit':
      return {
        type: 'record-visit',
        caseId,
        at: facts.updatedAt,
        found: 'done',
        crew: null,
        remark: null,
      };
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
      const outcome = allowed ?? 'completed';
      return { type: 'close-case', caseId, outcome, explanation: text, stayOpen: facts.children };
    }
    case 'reopen':
      return { type: 'reopen-case', caseId, reason: 'not-done', explanation: text };
  }
}

/** What the rules say to a command, in their words; null when they allow it. */
function refusalOf(
  command: CaseCommand,
  facts: CaseFacts,
  other: CaseFacts | null,
  actor: Actor,
  city: City,
): string | null {
  const now = facts.updatedAt;
  const decision = decideCase({
    facts,
    other,
    children: [],
    command,
    actor,
    seen: null,
    now,
    city,
    number: null,
    directory: null,
  });
  // What a closing still lacks is said where the outcome is chosen.
  return decision.ok || decision.refusal.code === 'evidence-missing' ? null : decision.refusal.message;
}

/** Why a case can't be linked to another one in this way, whatever that other one is; null when it can. */
export function whyNoLinkAs(relation: Relation, facts: CaseFacts, actor: Actor, city: City): string | null {
  const other: CaseFacts = {
    ...facts,
    id: SOME_ID as CaseId,
    state: 'new',
    outcome: null,
    duplicateOf: null,
    duplicates: [],
    parent: null,
    children: [],
  };
  const command = linkCommand(relation, facts.id, other.id);
  return relation === 'whole'
    ? refusalOf(command, other, facts, actor, city)
    : refusalOf(command, facts, other, actor, city);
}

/** Why a case can be linked in none of the ways. */
function whyNoLink(facts: CaseFacts, actor: Actor, city: City): string | null {
  const refusals = (['duplicate', 'part', 'whole'] as const).map((one) =>
    whyNoLinkAs(one, facts, actor, city),
  );
  return refusals.includes(null) ? null : (refusals[0] ?? null);
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
  switch (deed) {
    case 'split':
      return (mayNot(actor, 'open-case', null, false) ?? whyNoParts(facts))?.message ?? null;
    case 'escalate': {
      // Whether one of its path is open already, and where it goes, is said where the path is chosen.
      const refusal = mayNot(actor, 'escalate', facts, false) ?? mayNotEver(actor, 'raise-escalation');
      return refusal?.message ?? null;
    }
    case 'link':
      return whyNoLink(facts, actor, city);
    case 'unlink': {
      const forbidden = mayNot(actor, 'link-case', facts, false)?.message ?? null;
      const linked = familyLinks(facts).length > 0;
      return forbidden ?? (linked ? null : 'No other case belongs to it.');
    }
    default:
      return refusalOf(probe(deed, facts, city), facts, null, actor, city);
  }
}

/** Why somebody can't give a caller of this case their link; null when they may, which is kept. */
export function whyNotGiveLink(facts: CaseFacts, actor: Actor, city: City): string | null {
  const handOff = city.service(facts.service)?.handOff === true;
  return mayNot(actor, 'give-tracking-link', facts, handOff)?.message ?? null;
}

/** Why somebody can't see the contact details of this case's callers now; null when they may, which is logged. */
export function whyNotReveal(facts: CaseFacts, actor: Actor, city: City): string | null {
  return (
    mayNot(actor, 'reveal-contact', facts, city.service(facts.service)?.handOff === true)?.message ?? null
  );
}
