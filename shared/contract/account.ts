import { z } from 'zod';
import { role, type AccountActor } from '../domain/actor.ts';
import { accountId, departmentCode, unitCode } from '../domain/ids.ts';

/** A person of the city who may sign in. */
export const account = z.object({
  id: accountId,
  login: z.string(),
  name: z.string(),
  role,
  department: departmentCode.nullable(),
  unit: unitCode.nullable(),
});
export type Account = z.infer<typeof account>;

/** An account as the one who acts. */
export function actorOf({ id, role: of, department, unit }: Account): AccountActor {
  return { kind: 'account', id, role: of, department, unit };
}
