import { sql } from 'kysely';
import { actorOf, type Account } from '../../shared/contract/account.ts';
import { caseRecord, type CaseRecord } from '../../shared/contract/case-record.ts';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { CaseState } from '../../shared/domain/case-state.ts';
import type { CallerId, CaseId } from '../../shared/domain/ids.ts';
import { mayNot, PERMISSIONS, type Permission } from '../../shared/domain/permission.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Db, Tx } from '../storage/database.ts';
import type { HubCore } from './hub-core.ts';
import { within } from './read-feed.ts';
import { readRecords } from './read-records.ts';

/** Which case: by its id, or by its number as a caller reads it out. */
export interface CaseAsk {
  readonly caseId: CaseId | null;
  readonly number: string | null;
}

/** "1-4601662271" also when it was said or typed without the dash, the "1" or with spaces. */
function numbersMeant(said: string): string[] {
  const digits = said.replace(/\D/g, '');
  const forms = [said.trim()];
  if (digits.length === 10) forms.push(`1-${digits}`);
  if (digits.length === 11) forms.push(`${digits.slice(0, 1)}-${digits.slice(1)}`);
  return forms;
}

async function findFacts(db: Db, { caseId, number }: CaseAsk): Promise<CaseFacts | null> {
  const chosen = db.selectFrom('cases').select('facts').orderBy('opened_at', 'desc').limit(1);
  if (caseId !== null) return (await chosen.where('id', '=', caseId).executeTakeFirst())?.facts ?? null;
  if (number === null) return null;
  return (await chosen.where('number', 'in', numbersMeant(number)).executeTakeFirst())?.facts ?? null;
}

function refusalFor(
  hub: HubCore,
  actor: AccountActor,
  permission: Permission,
  facts: CaseFacts,
): Refusal | null {
  return mayNot(actor, permission, facts, hub.city.service(facts.service)?.handOff === true);
}

/** A case with its timeline and callers; null when there is none, or none that the person may see. */
export async function readCase(hub: HubCore, actor: AccountActor, ask: CaseAsk): Promise<CaseRecord | null> {
  const snapshot = hub.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  return snapshot.execute(async (tx: Tx) => {
    const facts = await findFacts(tx, ask);
    if (facts === null || refusalFor(hub, actor, 'see-case', facts) !== null) return null;
    const seesCallers = PERMISSIONS['see-callers'][actor.role] !== 'no';
    const records = await readRecords(tx, { cases: [facts], seesCallers });
    const record = records.get(facts.id);
    if (record === undefined) throw new Error(`case ${facts.id} has no record`);
    const entries: unknown = JSON.parse(record.entries);
    const callers: unknown = JSON.parse(record.callers);
    return caseRecord.parse({ facts, entries, callers });
  });
}

/** Full contact data of a caller of a case; who asks, for which case and why is kept for good. */
export async function revealContact(
  hub: HubCore,
  account: Account,
  { caseId, callerId, reason }: { caseId: CaseId; callerId: CallerId; reason: string },
): Promise<Result<{ phones: string[]; emails: string[] }>> {
  const facts = await findFacts(hub.db, { caseId, number: null });
  const nobody = () => fail('not-found', 'There is no such caller on this case, or it is not yours to see.');
  if (facts === null) return nobody();
  const refusal = refusalFor(hub, actorOf(account), 'reveal-contact', facts);
  if (refusal?.code === 'not-found') return nobody();
  if (refusal !== null) return fail('not-permitted', refusal.message);
  if (!facts.callerIds.includes(callerId)) return nobody();
  return hub.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('contact_reveals')
      .values({ account_id: account.id, case_id: caseId, caller_id: callerId, reason })
      .execute();
    const rows = await tx
      .selectFrom('contacts')
      .select(['kind', 'value'])
      .where('caller_id', '=', callerId)
      .orderBy('place')
      .execute();
    const of = (kind: 'phone' | 'email') => rows.filter((row) => row.kind === kind).map((row) => row.value);
    return succeed({ phones: of('phone'), emails: of('email') });
  });
}

/** How many of the cases a person may see are in each state. */
export async function countStates(db: Db, actor: AccountActor): Promise<Partial<Record<CaseState, number>>> {
  const { rows } = await sql<{ state: CaseState; cases: number }>`
    select state, count(*) as cases from cases where ${within(actor)} group by state`.execute(db);
  return Object.fromEntries(rows.map(({ state, cases }) => [state, cases]));
}
