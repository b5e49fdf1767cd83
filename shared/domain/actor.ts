import { z } from 'zod';
import { accountId, departmentCode, unitCode } from './ids.ts';

/** The people who sign in to a console (product.md, "The people"). Residents never do. */
export const ROLES = {
  agent: 'Agent',
  worker: 'Department worker',
  lead: 'Escalation lead',
  supervisor: 'Supervisor',
  auditor: 'Auditor',
  steward: 'Steward',
} as const satisfies Record<string, string>;
export const role = z.enum(Object.keys(ROLES) as [keyof typeof ROLES, ...(keyof typeof ROLES)[]]);
export type Role = z.infer<typeof role>;

/**
 * Who does something: a signed-in account, or a part of the system that acts for nobody in particular. `resident` is the
 * public page: it acts for who holds a link, and may hardly anything (permission.ts).
 */
export const actor = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('account'),
    id: accountId,
    role,
    department: departmentCode.nullable(),
    unit: unitCode.nullable(),
  }),
  z.object({
    kind: z.literal('system'),
    name: z.enum(['import', 'demo', 'clock', 'checker', 'resident', 'audit']),
  }),
]);
export type Actor = z.infer<typeof actor>;
export type AccountActor = Extract<Actor, { kind: 'account' }>;
