import { createHash, createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { actorOf, type Account } from '../../shared/contract/account.ts';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { CallerId, CaseId } from '../../shared/domain/ids.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import type { Db, Tx } from '../storage/database.ts';
import type { HubCore } from './hub-core.ts';

/** A caller of a case; null for those without a name. */
export interface TrackedCaller {
  readonly caseId: CaseId;
  readonly callerId: CallerId | null;
}

/** Bytes of a secret: 144 bits, which are 24 letters without a rest. */
const SECRET_BYTES = 18;

/** The secret of a link. The same key, case and caller always give the same, so none need be kept. */
export function trackingSecret(linkKey: string, { caseId, callerId }: TrackedCaller): string {
  const named = JSON.stringify(['tracking', caseId, callerId]);
  const mark = createHmac('sha256', Buffer.from(linkKey, 'hex')).update(named).digest();
  return mark.subarray(0, SECRET_BYTES).toString('base64url');
}

/** What the hub knows a secret by. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The address of a resident's page; null where the city has no public address. */
function trackingUrl({ linkKey, publicUrl }: HubCore, whose: TrackedCaller): string | null {
  const base = publicUrl();
  return base === null ? null : `${base}/t/${trackingSecret(linkKey, whose)}`;
}

/**
 * Makes links work, and returns their addresses in the order asked; null where the city has no public address.
 * A caller who is there no more gets none.
 */
export async function makeTrackingLinks(
  tx: Db | Tx,
  core: HubCore,
  asked: readonly TrackedCaller[],
): Promise<readonly (string | null)[]> {
  if (core.publicUrl() === null || asked.length === 0) return asked.map(() => null);
  const rows = asked.map((one) => ({
    hash: hashOfSecret(trackingSecret(core.linkKey, one)),
    case_id: one.caseId,
    caller_id: one.callerId,
  }));
  await sql`
    insert into tracking_links (hash, case_id, caller_id)
    select r.hash, r.case_id, r.caller_id
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(hash text, case_id uuid, caller_id uuid)
    where r.caller_id is null or exists (select from callers c where c.id = r.caller_id)
    order by r.hash
    on conflict do nothing`.execute(tx);
  return asked.map((one) => trackingUrl(core, one));
}

/** A link as it stands: whose it is, after merges of callers, and in which language they are spoken to. */
export interface FoundLink extends TrackedCaller {
  readonly language: string | null;
}

/** Whose link a secret is; null for none. Whatever was sent is looked for alike, so that all wrong ones take as long. */
export async function findTrackingLink(db: Db, secret: string): Promise<FoundLink | null> {
  const { rows } = await sql<{
    case_id: CaseId;
    caller_id: CallerId | null;
    survivor: CallerId | null;
    language: string | null;
  }>`
    with recursive line as (
      select l.case_id, l.caller_id, c.id, c.alias_of, c.language, 1 as step
      from tracking_links l left join callers c on c.id = l.caller_id
      where l.hash = ${hashOfSecret(secret)}
      union all
      select line.case_id, line.caller_id, c.id, c.alias_of, c.language, line.step + 1
      from callers c join line on c.id = line.alias_of where line.step < 50
    )
    select case_id, caller_id, id as survivor, language from line where alias_of is null`.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  return { caseId: row.case_id, callerId: row.survivor, language: row.language };
}

/** The address of a caller's page, for who speaks with them; that it was shown is kept. */
export async function giveTrackingLink(
  core: HubCore,
  account: Account,
  { caseId, callerId }: TrackedCaller,
): Promise<Result<{ url: string | null }>> {
  const row = await core.db.selectFrom('cases').select('facts').where('id', '=', caseId).executeTakeFirst();
  const nobody = () => fail('not-found', 'There is no such caller on this case, or it is not yours to see.');
  if (row === undefined) return nobody();
  const { facts } = row;
  const handOff = core.city.service(facts.service)?.handOff === true;
  const refusal = mayNot(actorOf(account), 'give-tracking-link', facts, handOff);
  if (refusal?.code === 'not-found') return nobody();
  if (refusal !== null) return fail('not-permitted', refusal.message);
  const follows = callerId === null ? facts.anonymousCallers > 0 : facts.callerIds.includes(callerId);
  if (!follows) return nobody();
  return core.db.transaction().execute(async (tx) => {
    const [url = null] = await makeTrackingLinks(tx, core, [{ caseId, callerId }]);
    if (url !== null)
      await tx
        .insertInto('tracking_link_grants')
        .values({ account_id: account.id, case_id: caseId, caller_id: callerId })
        .execute();
    return succeed({ url });
  });
}
