import type { Actor } from '../actor.ts';
import { refuse, type Refusal } from '../refusal.ts';

/** What can be done about the rules that escalate by themselves, and about looking back on escalations. */
export type TriggerRight = 'read' | 'save' | 'look-back';

const WORDS: Record<TriggerRight, string> = {
  read: 'read the rules that escalate cases',
  save: 'change the rules that escalate cases',
  'look-back': 'replay past escalations',
};

/** Null when the actor may; else the refusal. */
export function mayNotInTriggers(actor: Actor, right: TriggerRight): Refusal | null {
  if (actor.kind === 'system') return null;
  const no = refuse('not-permitted', `Your role can't ${WORDS[right]}. Ask a steward or a supervisor.`);
  switch (actor.role) {
    case 'steward':
    case 'supervisor':
      return null;
    case 'auditor':
      return right === 'save' ? no : null;
    case 'lead':
      return right === 'look-back' ? null : no;
    case 'agent':
    case 'worker':
      return no;
    default:
      actor.role satisfies never;
      throw new Error('a role without rights');
  }
}
