import { sql } from 'kysely';
import { caseFacts, type CaseFacts } from '../../shared/domain/case-facts.ts';
import type { CallerId } from '../../shared/domain/ids.ts';
import type { Tx } from '../storage/database.ts';
import type { WholeCaller } from './caller-card.ts';

/** A caller with all contact data, as the one who changes them needs it. */
export interface KeptCaller extends WholeCaller {
  /** The record that stands for this one, after a merge. */
  readonly aliasOf: CallerId | null;
}

/** Callers by their ids; those there are none of are left out. Locked until the transaction ends, in one order. */
export async function lockCallers(tx: Tx, ids: readonly CallerId[]): Promise<Map<CallerId, KeptCaller>> {
  const { rows } = await sql<{ id: CallerId; name: string; language: string; alias_of: CallerId | null }>`
    select id, name, language, alias_of from callers where id = any(${ids}::uuid[]) order by id for update`.execute(
    tx,
  );
  const { rows: contacts } = await sql<{ caller_id: CallerId; kind: 'phone' | 'email'; value: string }>`
    select caller_id, kind, value from contacts where caller_id = any(${ids}::uuid[])
    order by caller_id, kind, place`.execute(tx);
  return new Map(
    rows.map(({ id, name, language, alias_of: aliasOf }) => {
      const of = (kind: 'phone' | 'email') =>
        contacts.filter((row) => row.caller_id === id && row.kind === kind).map((row) => row.value);
      return [id, { id, name, language, aliasOf, phones: of('phone'), emails: of('email') }];
    }),
  );
}

/** Cases of any of some callers. Locked until the transaction ends, in the order of their ids as every command does. */
export async function lockCasesOf(tx: Tx, ids: readonly CallerId[]): Promise<CaseFacts[]> {
  const { rows } = await sql<{ facts: unknown }>`
    select facts from cases
    where facts -> 'callerIds' <> '[]'::jsonb and jsonb_exists_any(facts -> 'callerIds', ${ids}::text[])
    order by id for update`.execute(tx);
  // A case of an earlier version lacks what came later: the schema puts it there.
  return rows.map(({ facts }) => caseFacts.parse(facts));
}

/** The record that stands for a caller now; the caller's own id when they were never merged. Keeps it so for a while. */
export async function survivorOf(tx: Tx, id: CallerId): Promise<CallerId> {
  const { rows } = await sql<{ id: CallerId }>`
    with recursive line as (
      select id, alias_of, 1 as step from callers where id = ${id}
      union all
      select c.id, c.alias_of, line.step + 1 from callers c join line on c.id = line.alias_of where line.step < 50
    )
    select id from line where alias_of is null`.execute(tx);
  return rows[0]?.id ?? id;
}
