import type { Actor, Role } from '../actor.ts';
import type { OpenDirectory } from '../directory/open-directory.ts';
import type { Instant } from '../instant.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { EscalationDeed } from './escalation-command.ts';
import { DEED_WORDS, ESCALATION_EDGES, type EdgeBy } from './escalation-edges.ts';
import { hasRunOut, presentOffer, type Escalation } from './escalation.ts';

/** What a role may do about escalations at all (product.md, "Who may see and do what"). */
const ROLE_MAY: Record<Role, readonly EdgeBy[]> = {
  agent: ['desk', 'owner'],
  worker: ['contact'],
  lead: ['desk', 'contact', 'owner'],
  supervisor: ['desk', 'contact', 'owner'],
  auditor: [],
  steward: [],
};

const RAISES: readonly EdgeBy[] = ['desk', 'system'];

function byOf(deed: EscalationDeed['type']): readonly EdgeBy[] {
  if (deed === 'raise-escalation') return RAISES;
  return [...new Set(ESCALATION_EDGES.filter((edge) => edge.deed === deed).flatMap((edge) => edge.by))];
}

function isAs(actor: Actor, by: EdgeBy): boolean {
  return actor.kind === 'system' ? by === 'system' : ROLE_MAY[actor.role].includes(by);
}

/** Whether somebody of that role can be one of those who may take an edge; who of them, mayNotTake says. */
export function isOneOf(actor: Actor, by: readonly EdgeBy[]): boolean {
  return by.some((as) => isAs(actor, as));
}

/** Null when somebody of that role may do it to some escalation; else the refusal. Tells nothing of what there is. */
export function mayNotEver(actor: Actor, deed: EscalationDeed['type']): Refusal | null {
  if (isOneOf(actor, byOf(deed))) return null;
  const words = DEED_WORDS[deed];
  if (deed === 'advance-escalation') return refuse('not-permitted', 'Only the hub’s clock sends it on.');
  if (actor.kind === 'system') return refuse('not-permitted', `Only people can ${words}.`);
  return refuse('not-permitted', `Your role can't ${words}.`);
}

/**
 * Whether somebody answers at the contact point an escalation is with: whoever is on duty there by the directory, a lead
 * of its department (and unit, where both have one), a supervisor everywhere.
 * @param directory null: not at hand; who was on duty when it was offered counts then
 */
export function standsAt(
  actor: Actor,
  one: Pick<Escalation, 'offers' | 'department' | 'unit'>,
  directory: OpenDirectory | null,
  now: Instant,
): boolean {
  if (actor.kind === 'system') return false;
  if (actor.role === 'supervisor') return true;
  if (!ROLE_MAY[actor.role].includes('contact')) return false;
  const offer = presentOffer(one);
  const there = offer === undefined ? undefined : directory?.point(offer.contactPoint);
  if (offer !== undefined && offer.onDuty.account === actor.id) return true;
  if (there !== undefined && there.people(now).some(({ account }) => account === actor.id)) return true;
  if (actor.role !== 'lead') return false;
  const { department, unit } = there === undefined ? one : there.point;
  return department === actor.department && (unit === null || actor.unit === null || unit === actor.unit);
}

/** Deeds that are the contact point's own word: never the raiser's, but for a supervisor when nobody else took it. */
const OWN_WORD = new Set<EscalationDeed['type']>([
  'acknowledge-escalation',
  'accept-escalation',
  'answer-escalation',
  'return-escalation',
]);

/**
 * Null when the actor may take the edge; else the refusal, which says who could.
 * @param by who may take it, by the table
 */
export function mayNotTake(
  actor: Actor,
  deed: EscalationDeed['type'],
  by: readonly EdgeBy[],
  one: Escalation,
  directory: OpenDirectory | null,
  now: Instant,
): Refusal | null {
  const words = DEED_WORDS[deed];
  if (actor.kind === 'system') {
    return by.includes('system') ? null : refuse('not-permitted', `Only people can ${words}.`);
  }
  const isOwn = one.raisedBy === actor.id;
  if (isOwn && OWN_WORD.has(deed) && !(hasRunOut(one) && actor.role === 'supervisor')) {
    return refuse('not-permitted', `You raised it: somebody else has to ${words}.`);
  }
  const may = by.filter((as) => isAs(actor, as));
  if (may.includes('desk')) return null;
  if (may.includes('contact') && standsAt(actor, one, directory, now)) return null;
  if (may.includes('owner') && (isOwn || actor.role === 'supervisor')) return null;
  if (by.includes('owner'))
    return refuse('not-permitted', `Only whoever raised it or a supervisor can ${words}.`);
  if (by.includes('contact')) {
    return refuse(
      'not-permitted',
      `Only ${one.department} on duty at this contact point, its lead or a supervisor can ${words}.`,
    );
  }
  return refuse('not-permitted', `Only 311 can ${words}.`);
}
