import { z } from 'zod';
import type { Actor, Role } from './actor.ts';
import { text } from './case-command.ts';
import { escalationId } from './escalation/escalation.ts';
import { caseId, departmentCode, handOverId } from './ids.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Escalations that one hand-over lists, at most. */
export const MOST_HANDED_OVER = 200;
export const LONGEST_HAND_OVER = 4_000;

/** What whoever goes off duty leaves for whoever comes on, in one department. */
const writeHandOver = z.object({
  type: z.literal('write-hand-over'),
  handOverId,
  department: departmentCode,
  text: text(LONGEST_HAND_OVER),
  /** What was open at the writer's contact points then. */
  escalations: z.array(z.object({ caseId, escalationId })).max(MOST_HANDED_OVER),
});

/** "I have read it, the duty is mine." */
const takeHandOver = z.object({ type: z.literal('take-hand-over'), handOverId });

export const handOverCommand = z.discriminatedUnion('type', [writeHandOver, takeHandOver]);
export type HandOverCommand = z.infer<typeof handOverCommand>;

/** Whose hand-overs somebody of a role has to do with: the own department's, all, or none; and whether they take part. */
const REACH: Record<Role, { readonly of: 'own' | 'all' | 'none'; readonly takesPart: boolean }> = {
  agent: { of: 'none', takesPart: false },
  worker: { of: 'own', takesPart: true },
  lead: { of: 'own', takesPart: true },
  supervisor: { of: 'all', takesPart: true },
  auditor: { of: 'all', takesPart: false },
  steward: { of: 'none', takesPart: false },
};

/** The departments whose hand-overs somebody may read; null: they may read none. */
export function readsHandOversOf(actor: Actor): 'all' | { readonly department: string } | null {
  if (actor.kind === 'system') return null;
  const { of } = REACH[actor.role];
  if (of === 'all') return 'all';
  return of === 'own' && actor.department !== null ? { department: actor.department } : null;
}

/**
 * Null when somebody may write or take a hand-over; else the refusal.
 * @param department of the hand-over; null when it is not known here
 */
export function mayHandOver(actor: Actor, department: string | null): Refusal | null {
  const reads = readsHandOversOf(actor);
  if (actor.kind === 'system' || reads === null || !REACH[actor.role].takesPart)
    return refuse('not-permitted', 'Hand-overs are for those who answer at contact points.');
  if (reads !== 'all' && department !== null && reads.department !== department)
    return refuse('not-permitted', `Hand-overs of ${department} are for its own people.`);
  return null;
}

/** What the rules say against it, as far as one can tell without looking; null when nothing does. */
export function decideHandOver(
  command: HandOverCommand,
  actor: Actor,
  knowsDepartment: (code: string) => boolean,
): Refusal | null {
  if (command.type === 'take-hand-over') return mayHandOver(actor, null);
  const forbidden = mayHandOver(actor, command.department);
  if (forbidden !== null) return forbidden;
  return knowsDepartment(command.department)
    ? null
    : refuse('invalid', `The city has no department ${command.department}. Choose one of its list.`);
}
