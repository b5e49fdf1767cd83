import type { CommandOf } from './case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFacts } from './case-facts.ts';
import { isLive } from './case-state.ts';
import type { Service } from './city-pack.ts';
import { no, type Decision, type KnownChild } from './decision.ts';
import { MOST_CHILDREN } from './family-command.ts';
import { ownCallers } from './fold-family.ts';
import type { CallerId, CaseId } from './ids.ts';
import { refuse, type Refusal } from './refusal.ts';

type Events = { readonly caseId: CaseId; readonly event: CaseEvent }[];

const done = (events: Events): Decision => ({ ok: true, events, texts: [], newCaller: null });
const callIt = (facts: CaseFacts): string => facts.number ?? 'the other case';

export function decideLinkDuplicate(
  command: CommandOf<'link-duplicate'>,
  facts: CaseFacts,
  other: CaseFacts | null,
): Decision {
  const refusal = whyNoDuplicate(command, facts, other);
  if (refusal !== null || other === null) return no(refusal ?? NO_SUCH_DUPLICATE);
  const { callerIds, anonymousCallers } = facts;
  return done([
    { caseId: facts.id, event: { type: 'duplicate-linked', duplicateOf: other.id } },
    { caseId: other.id, event: { type: 'duplicate-received', from: facts.id, callerIds, anonymousCallers } },
  ]);
}

const NO_SUCH_DUPLICATE = refuse('duplicate-target', 'There is no such case to link to.');

function whyNoDuplicate(
  command: CommandOf<'link-duplicate'>,
  facts: CaseFacts,
  other: CaseFacts | null,
): Refusal | null {
  const because = (words: string) => refuse('duplicate-target', words);
  if (command.duplicateOf === facts.id) return because("A case can't be a duplicate of itself.");
  if (other === null) return NO_SUCH_DUPLICATE;
  if (facts.duplicateOf === other.id) return refuse('invalid', 'They are linked already.');
  if (!isLive(other.state)) return because('The other case is closed. Reopen it, or keep this one.');
  if (!isLive(facts.state)) return because('This case is closed. Reopen it first.');
  if (other.duplicateOf !== null) {
    return because('The other case is itself a duplicate. Link to the one it points to.');
  }
  if (facts.duplicateOf !== null) {
    return because('This case is a duplicate of another one already. Unlink it from that one first.');
  }
  if (facts.parent !== null) {
    return because('This case is a part of another one. Unlink it from that one first.');
  }
  if (facts.children.length > 0) {
    return because('This case has parts. Unlink them first, or link the other case to this one.');
  }
  return null;
}

/** Takes a link back: callers who were at the other case only through this one, and were promised nothing there, leave it. */
export function decideUnlinkDuplicate(
  command: CommandOf<'unlink-duplicate'>,
  facts: CaseFacts,
  other: CaseFacts | null,
): Decision {
  if (facts.duplicateOf !== command.duplicateOf) {
    return no(refuse('invalid', 'It is no duplicate of that case any more. Look at it again.'));
  }
  if (facts.outcome === 'duplicate') {
    return no(
      refuse(
        'duplicate-target',
        'It was closed as a duplicate: its callers are answered there. Reopen it first.',
      ),
    );
  }
  const unlinked: CaseEvent = { type: 'duplicate-unlinked', duplicateOf: command.duplicateOf };
  const events: Events = [{ caseId: facts.id, event: unlinked }];
  if (other === null) return done(events);
  const { callerIds = [], anonymousCallers = 0 } = other.duplicates.find((one) => one.id === facts.id) ?? {};
  const kept = new Set<CallerId | null>([
    ...other.duplicates.flatMap((one) => (one.id === facts.id ? [] : one.callerIds)),
    ...other.promises.map((one) => one.callerId),
  ]);
  const leaving = callerIds.filter((id) => !kept.has(id));
  const returned: CaseEvent = {
    type: 'duplicate-returned',
    from: facts.id,
    callerIds: leaving,
    anonymousCallers,
  };
  return done([...events, { caseId: other.id, event: returned }]);
}

/**
 * A caller who joins a duplicate follows the case it repeats too, as those before did.
 * `other` is null on a desk that does not hold that case: the hub carries the caller then.
 */
export function carriedOn(
  facts: CaseFacts,
  other: CaseFacts | null,
  callerId: CallerId | null,
): Events | Refusal {
  if (facts.duplicateOf === null || other === null) return [];
  if (other.duplicateOf !== null) {
    return refuse(
      'duplicate-target',
      `This case repeats ${callIt(other)}, which repeats yet another one. Add the caller to that one.`,
    );
  }
  if (callerId !== null && ownCallers(other).has(callerId)) return [];
  return [{ caseId: other.id, event: { type: 'caller-joined', callerId, from: facts.id } }];
}

/** Why a case can't have (further) parts; null when it can. */
export function whyNoParts(parent: CaseFacts | null): Refusal | null {
  const because = (words: string) => refuse('parent-target', words);
  if (parent === null) return because('There is no such case to be a part of.');
  const name = parent.number ?? 'That case';
  if (!isLive(parent.state)) return because(`${name} is closed. Reopen it first.`);
  if (parent.duplicateOf !== null) {
    return because(`${name} is a duplicate. Use the case it repeats.`);
  }
  if (parent.parent !== null) {
    return because(`${name} is itself a part of another case, and parts have no parts. Use that case.`);
  }
  if (parent.children.length >= MOST_CHILDREN) {
    return because(`${name} has ${MOST_CHILDREN} parts already. Unlink some first.`);
  }
  return null;
}

export function decideLinkParent(
  command: CommandOf<'link-parent'>,
  facts: CaseFacts,
  parent: CaseFacts | null,
): Decision {
  const because = (words: string) => no(refuse('parent-target', words));
  if (command.parent === facts.id) return because("A case can't be a part of itself.");
  if (facts.parent === command.parent) return no(refuse('invalid', 'They are linked already.'));
  if (facts.parent !== null) {
    return because('It is a part of another case already. Unlink it from that one first.');
  }
  if (facts.duplicateOf !== null) {
    return because('It is a duplicate of another case. Unlink it from that one first.');
  }
  if (facts.children.length > 0) {
    return because('It has parts of its own, and parts have no parts. Link those to the other case instead.');
  }
  const refusal = whyNoParts(parent);
  if (refusal !== null || parent === null) return no(refusal ?? refuse('parent-target', ''));
  return done(linked(facts.id, parent.id, { split: false, callerIds: [], anonymousCallers: 0 }));
}

function linked(
  child: CaseId,
  parent: CaseId,
  more: { split: boolean; callerIds: CallerId[]; anonymousCallers: number },
): Events {
  return [
    { caseId: child, event: { type: 'parent-linked', parent, ...more } },
    { caseId: parent, event: { type: 'child-linked', child, split: more.split } },
  ];
}

export function decideUnlinkParent(
  command: CommandOf<'unlink-parent'>,
  facts: CaseFacts,
  parent: CaseFacts | null,
): Decision {
  if (facts.parent !== command.parent) {
    return no(refuse('invalid', 'It is no part of that case any more. Look at it again.'));
  }
  const events: Events = [{ caseId: facts.id, event: { type: 'parent-unlinked', parent: command.parent } }];
  if (parent !== null) events.push({ caseId: parent.id, event: { type: 'child-unlinked', child: facts.id } });
  return done(events);
}

/**
 * What makes a new case a part of the one it was split off from. Everybody who follows that one follows this one too:
 * they asked for all of it. Where the service asks for a name, its anonymous callers stay behind.
 */
export function splitOff(
  command: CommandOf<'open-case'>,
  callerId: CallerId | null,
  parent: CaseFacts | null,
  service: Service,
): Events | Refusal {
  const refusal = whyNoParts(parent);
  if (refusal !== null) return refusal;
  if (parent === null) return [];
  const unnamed = Math.max(0, parent.anonymousCallers - (callerId === null ? 1 : 0));
  return linked(command.caseId, parent.id, {
    split: true,
    callerIds: parent.callerIds.filter((id) => id !== callerId),
    anonymousCallers: service.anonymous === 'forbidden' ? 0 : unnamed,
  });
}

/** Says which parts are open though nobody said that they stay so; null when all were named. */
export function openChildren(open: readonly KnownChild[], stayOpen: readonly CaseId[]): Refusal | null {
  const unsaid = open.filter((one) => !stayOpen.includes(one.id));
  if (unsaid.length === 0) return null;
  const numbers = unsaid.flatMap((one) => one.number ?? []);
  const others = unsaid.length - numbers.length;
  const unseen = others === 0 ? [] : [others === 1 ? 'one not shown here' : `${others} not shown here`];
  const [them, they] = unsaid.length === 1 ? ['it', 'it stays'] : ['them', 'they stay'];
  const parts = unsaid.length === 1 ? 'A part of this case is' : `${unsaid.length} parts of this case are`;
  return refuse(
    'open-children',
    `${parts} still open: ${[...numbers, ...unseen].join(', ')}. Close ${them} first, or say that ${they} open.`,
  );
}
