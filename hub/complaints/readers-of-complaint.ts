import { sql } from 'kysely';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { seesComplaint, type GuardedComplaint } from '../../shared/domain/complaint/complaint-rights.ts';
import type { AccountId, ComplaintId } from '../../shared/domain/ids.ts';
import type { Db } from '../storage/database.ts';

type Holder = Pick<GuardedComplaint, 'department' | 'assignee'>;
type Fixed = Pick<GuardedComplaint, 'confidential' | 'takenBy' | 'subject'>;

/**
 * At whose desks steps of a complaint are news, from a version on: those who may see it, and those whom it left with
 * them. Nobody else's bell rings: that something happened which one may not see would be told by it.
 */
export async function readersOfComplaint(db: Db, id: ComplaintId, since: number): Promise<AccountId[]> {
  const { rows: fixed } = await sql<Fixed>`
    select confidential, taken_by as "takenBy", subject from complaints where id = ${id}`.execute(db);
  const [guard] = fixed;
  if (guard === undefined) return [];
  // With whom it was: each from its version on.
  const { rows: held } = await sql<Holder & { readonly version: number }>`
    select version, event ->> 'department' as department, (event ->> 'assignee')::uuid as assignee
    from complaint_events
    where complaint_id = ${id} and event ->> 'type' in ('complaint-received', 'complaint-assigned')
    order by version`.execute(db);
  const holders = held.filter((_, at) => {
    const next = held[at + 1];
    return next === undefined || next.version >= since;
  });
  const { rows: people } = await sql<Omit<AccountActor, 'kind'>>`
    select id, role, department, unit from accounts
    where active and (role in ('lead', 'supervisor', 'auditor') or id = ${guard.takenBy}::uuid)`.execute(db);
  return people.flatMap((person) =>
    holders.some(({ department, assignee }) =>
      seesComplaint({ kind: 'account', ...person }, { ...guard, department, assignee }),
    )
      ? [person.id]
      : [],
  );
}
