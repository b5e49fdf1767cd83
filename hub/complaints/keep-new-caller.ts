import { sql } from 'kysely';
import type { NewCaller } from '../../shared/domain/decision.ts';
import type { Tx } from '../storage/database.ts';
import { callerRow } from '../write/caller-card.ts';

/** Takes a caller in who belongs to no case yet. The id must be free. @param phoneKey hex, one for the whole city */
export async function keepNewCaller(tx: Tx, caller: NewCaller, phoneKey: string): Promise<void> {
  const { contacts, ...row } = callerRow(caller, phoneKey);
  await sql`
    insert into callers (id, name, language, phone_last4, phone_keys, email_masked, contacts)
    values (${row.id}, ${row.name}, ${row.language}, ${row.phone_last4}, ${row.phone_keys}::text[],
      ${row.email_masked}, ${contacts === null ? null : JSON.stringify(contacts)}::jsonb)`.execute(tx);
  const { id, phone, email } = caller;
  const ways = [
    ...(phone === null ? [] : [{ caller_id: id, kind: 'phone' as const, value: phone, from_caller: null }]),
    ...(email === null ? [] : [{ caller_id: id, kind: 'email' as const, value: email, from_caller: null }]),
  ];
  if (ways.length > 0) await tx.insertInto('contacts').values(ways).execute();
}
