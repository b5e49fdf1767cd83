import { sql, type RawBuilder } from 'kysely';
import type { ComplaintList, ComplaintRow } from '../../shared/contract/complaint-view.ts';
import { MOST_COMPLAINTS } from '../../shared/contract/complaint-view.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { complaintFacts, type ComplaintFacts } from '../../shared/domain/complaint/complaint-facts.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { AccountId, CaseId } from '../../shared/domain/ids.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import type { Db, Tx } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';
import { complaintsWithin } from './complaint-scope.ts';

/** Still in work: somebody of the city has something to do. */
const OPEN: RawBuilder<boolean> = sql<boolean>`c.stage not in ('closed', 'external')`;

/** The cases of complaints, as far as a person may see them. */
export async function linkedCases(
  db: Db | Tx,
  { city }: Pick<HubCore, 'city'>,
  actor: AccountActor,
  complaints: readonly Pick<ComplaintFacts, 'cases'>[],
): Promise<Map<CaseId, ComplaintRow['cases'][number]>> {
  const ids = [...new Set(complaints.flatMap(({ cases }) => cases))];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ facts: CaseFacts }>`
    select facts from cases where id = any(${ids}::uuid[])`.execute(db);
  return new Map(
    rows.flatMap(({ facts }): [CaseId, ComplaintRow['cases'][number]][] => {
      const handOff = city.service(facts.service)?.handOff === true;
      if (mayNot(actor, 'see-case', facts, handOff) !== null) return [];
      const { id, number, service, place } = facts;
      return [[id, { id, number, service, address: place.address }]];
    }),
  );
}

/** Names of accounts. */
export async function namesOf(
  db: Db | Tx,
  ids: readonly (AccountId | null)[],
): Promise<Map<AccountId, { id: AccountId; name: string }>> {
  const { rows } = await sql<{ id: AccountId; name: string }>`
    select id, name from accounts where id = any(${ids.filter((id) => id !== null)}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Complaints somebody may see, those due first; then those without a clock, the newest first. */
export async function readComplaints(
  { db, city }: Pick<HubCore, 'db' | 'city'>,
  actor: AccountActor,
  { ended, caseId }: { readonly ended: boolean; readonly caseId: CaseId | null },
): Promise<ComplaintList> {
  const mine = complaintsWithin(actor);
  const { rows } = await sql<{ facts: unknown }>`
    select c.facts from complaints c
    where ${mine} and (${ended}::boolean or ${OPEN})
      and (${caseId}::uuid is null
        or exists (select from complaint_cases l where l.complaint_id = c.id and l.case_id = ${caseId}::uuid))
    order by c.due_at nulls last, c.received_at desc limit ${MOST_COMPLAINTS}`.execute(db);
  const { rows: counted } = await sql<{ open: number; late: number }>`
    select count(*)::integer as open, (count(*) filter (where c.due_at < now_ms()))::integer as late
    from complaints c where ${mine} and ${OPEN}`.execute(db);
  const all = rows.map(({ facts }) => complaintFacts.parse(facts));
  const cases = await linkedCases(db, { city }, actor, all);
  const names = await namesOf(
    db,
    all.map(({ assignee }) => assignee),
  );
  return {
    complaints: all.map((facts) => ({
      facts,
      assignee: facts.assignee === null ? null : (names.get(facts.assignee) ?? null),
      cases: facts.cases.flatMap((id) => cases.get(id) ?? []),
    })),
    counts: counted[0] ?? { open: 0, late: 0 },
  };
}
