import { sql, type RawBuilder } from 'kysely';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { PastContact, PastContactsAsk } from '../../shared/contract/past-contact.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { ContactCommand } from '../../shared/domain/contact-command.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import type { HubCore } from './hub-core.ts';

/** More are no history any more. */
const MOST = 50;

interface Row extends Omit<PastContact, 'deed'> {
  readonly cases: ContactCommand['cases'];
}

/** Which records are asked for; a failure when they are not this person's to see. */
async function recordsOf(
  { db, city }: HubCore,
  actor: AccountActor,
  ask: PastContactsAsk,
): Promise<Result<RawBuilder<unknown>>> {
  if (ask.of === 'caller') {
    const refusal = mayNot(actor, 'take-contact', null, false);
    if (refusal !== null) return fail('not-permitted', refusal.message);
    return succeed(
      sql`caller_id in (select ${ask.id}::uuid union select id from callers where alias_of = ${ask.id}::uuid)`,
    );
  }
  const found = await db.selectFrom('cases').select('facts').where('id', '=', ask.id).executeTakeFirst();
  const facts = found?.facts;
  const handOff = facts !== undefined && city.service(facts.service)?.handOff === true;
  if (facts === undefined || mayNot(actor, 'see-case', facts, handOff) !== null) {
    return fail('not-found', 'There is no such case, or it is not yours to see.');
  }
  return succeed(sql`cases @> ${JSON.stringify([{ caseId: ask.id }])}::jsonb`);
}

/**
 * Earlier conversations about a case, for those who may see it, or of a caller, for those who take contacts: who, when,
 * how and to what end, never what was said or from which number.
 */
export async function readPastContacts(
  hub: HubCore,
  actor: AccountActor,
  ask: PastContactsAsk,
): Promise<Result<{ contacts: PastContact[] }>> {
  const wanted = await recordsOf(hub, actor, ask);
  if (!wanted.ok) return wanted;
  const { rows } = await sql<Row>`
    select contact_records.id, channel, started_at as "startedAt", ended_at as "endedAt", name as "byName",
      language, disposition, cases, articles
    from contact_records join accounts on accounts.id = account_id
    where ${wanted.value}
    order by started_at desc
    limit ${MOST}`.execute(hub.db);
  return succeed({
    contacts: rows.map(({ cases, ...contact }) => ({
      ...contact,
      deed: cases.find(({ caseId }) => caseId === ask.id)?.deed ?? null,
    })),
  });
}
