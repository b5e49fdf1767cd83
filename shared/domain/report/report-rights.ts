import type { Actor } from '../actor.ts';

/** Who watches over what is taken out of the system. */
export function mayReadExports(actor: Actor): boolean {
  return actor.kind === 'system' || ['supervisor', 'auditor', 'steward'].includes(actor.role);
}
