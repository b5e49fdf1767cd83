import { sql } from 'kysely';
import type { CaseMessage, CaseMessages, ClosedWay } from '../../shared/contract/case-messages.ts';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { messageChannel } from '../../shared/domain/messages/message.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import type { HubCore } from '../write/hub-core.ts';
import { readMessageCallers } from './message-callers.ts';

/** More are hardly read; the oldest are left out. */
const MOST = 200;

/**
 * What residents were told of a case, what waits and what did not reach them, for those who may see its callers;
 * addresses masked.
 */
export async function readCaseMessages(
  { db, city, phoneKey }: HubCore,
  actor: AccountActor,
  { caseId }: { readonly caseId: CaseId },
): Promise<Result<CaseMessages>> {
  const found = await db.selectFrom('cases').select('facts').where('id', '=', caseId).executeTakeFirst();
  const facts = found?.facts;
  if (facts === undefined) return fail('not-found', 'There is no such case, or it is not yours to see.');
  const refusal = mayNot(actor, 'see-callers', facts, city.service(facts.service)?.handOff === true);
  if (refusal !== null) {
    return refusal.code === 'not-found'
      ? fail('not-found', refusal.message)
      : fail('not-permitted', refusal.message);
  }
  const { rows } = await sql<CaseMessage>`
    select m.id, m.caller_id as "callerId", m.channel, m.occasion, m.outcome, m.template, m.language,
      t.address, m.state, m.held, m.made_at as "madeAt",
      case when m.state in ('queued', 'sending') then m.due_at end as "dueAt", m.ended_at as "endedAt",
      m.attempts, m.error, t.subject, t.body
    from messages m left join message_texts t on t.message_id = m.id
    where m.case_id = ${caseId}
    order by m.version desc, m.made_at desc, m.id
    limit ${MOST}`.execute(db);
  const callers = await readMessageCallers(db, phoneKey, facts.callerIds);
  const closedWays = [...callers.values()].flatMap(({ id, ways }) =>
    messageChannel.options.flatMap((channel): ClosedWay[] => {
      const { optedOut, hasAddress, dead } = ways[channel];
      if (optedOut) return [{ callerId: id, channel, because: 'opted-out' }];
      return hasAddress && dead ? [{ callerId: id, channel, because: 'dead-address' }] : [];
    }),
  );
  return succeed({ messages: rows, closedWays });
}
