import { sql } from 'kysely';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { PresenceAnswer, PresenceRequest } from '../../shared/contract/hub-protocol.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { PRESENCE_LEASE } from '../../shared/domain/presence.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import type { HubCore } from './hub-core.ts';

/**
 * Keeps how a person stands, in place of how they stood, for as long as a desk is believed without a further word
 * (presence_now). Fails for those who take no contacts, and for a reason the city does not
 * know.
 */
export async function setPresence(
  { db, city }: Pick<HubCore, 'db' | 'city'>,
  actor: AccountActor,
  { presence, forMs }: PresenceRequest,
): Promise<Result<PresenceAnswer>> {
  const refusal = mayNot(actor, 'take-contact', null, false);
  if (refusal !== null) return fail('not-permitted', refusal.message);
  const reason = presence.state === 'away' ? presence.reason : null;
  if (reason !== null && city.pack.awayReasons?.some(({ code }) => code === reason) !== true) {
    return fail('invalid-input', 'The city knows no such reason to be away. Choose one of its list.');
  }
  const { rows } = await sql<{ since: Instant }>`
    insert into presence (account_id, state, reason, since, until)
    values (${actor.id}, ${presence.state}, ${reason}, now_ms() - ${forMs}::bigint,
      now_ms() + ${PRESENCE_LEASE}::bigint)
    on conflict (account_id) do update
      set state = excluded.state, reason = excluded.reason, since = excluded.since, until = excluded.until
    returning since`.execute(db);
  const since = rows[0]?.since;
  if (since === undefined) throw new Error('the presence was not kept');
  return succeed({ presence, since });
}
