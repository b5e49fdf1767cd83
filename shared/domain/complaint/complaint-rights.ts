import type { Actor } from '../actor.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { ComplaintFacts } from './complaint-facts.ts';

/** The part of a complaint that rights depend on. */
export type GuardedComplaint = Pick<
  ComplaintFacts,
  'confidential' | 'department' | 'takenBy' | 'subject' | 'assignee'
>;

/** None and forbidden alike. */
export const NO_COMPLAINT = refuse('not-found', 'There is no such complaint, or it is not yours to see.');

/**
 * Whether somebody may know of a complaint ("Who may see and do what" of product.md). hub/complaints/complaint-scope.ts
 * says the same in SQL; a test holds them together. Nobody sees a complaint about themselves.
 */
export function seesComplaint(actor: Actor, one: GuardedComplaint): boolean {
  if (actor.kind === 'system') return true;
  if (one.subject === actor.id) return false;
  const isGiven = one.assignee === actor.id;
  const isTaken = one.takenBy === actor.id && !one.confidential;
  switch (actor.role) {
    case 'agent':
      return isTaken;
    case 'lead':
      return (
        isTaken ||
        isGiven ||
        (actor.department !== null && one.department === actor.department && !one.confidential)
      );
    case 'supervisor':
      return true;
    case 'auditor':
      return !one.confidential;
    case 'worker':
    case 'steward':
      return false;
  }
}

/** Whether somebody takes complaints from residents. */
export function takesComplaints(actor: Actor): boolean {
  return (
    actor.kind === 'system' || actor.role === 'agent' || actor.role === 'lead' || actor.role === 'supervisor'
  );
}

/** Whether somebody may have any complaint to look at at all. */
export function looksAtComplaints(actor: Actor): boolean {
  return actor.kind === 'account' && actor.role !== 'worker' && actor.role !== 'steward';
}

/** Null when somebody may act on a complaint; else the refusal. */
export function mayNotHandle(actor: Actor, one: GuardedComplaint | null): Refusal | null {
  if (one === null || !seesComplaint(actor, one)) return NO_COMPLAINT;
  if (actor.kind === 'system' || actor.role === 'supervisor') return null;
  if (actor.role === 'lead' && (one.department === actor.department || one.assignee === actor.id))
    return null;
  return refuse(
    'not-permitted',
    `Only a lead of ${one.department} or a supervisor can act on this complaint.`,
  );
}
