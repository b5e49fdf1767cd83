import { sql, type RawBuilder } from 'kysely';
import type { AccountActor } from '../../shared/domain/actor.ts';

/** seesComplaint (shared/domain/complaint/complaint-rights.ts) as a condition on the table `complaints` named c. */
export function complaintsWithin(actor: AccountActor): RawBuilder<boolean> {
  const notSelf = sql`c.subject is distinct from ${actor.id}::uuid`;
  const taken = sql`(c.taken_by = ${actor.id}::uuid and not c.confidential)`;
  switch (actor.role) {
    case 'agent':
      return sql<boolean>`(${notSelf} and ${taken})`;
    case 'lead':
      return sql<boolean>`(${notSelf} and (${taken} or c.assignee is not distinct from ${actor.id}::uuid
        or (c.department = ${actor.department} and not c.confidential)))`;
    case 'supervisor':
      return sql<boolean>`(${notSelf})`;
    case 'auditor':
      return sql<boolean>`(${notSelf} and not c.confidential)`;
    case 'worker':
    case 'steward':
      return sql<boolean>`false`;
  }
}
