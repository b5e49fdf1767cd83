import { sql } from 'kysely';
import { actorOf, type Account } from '../../shared/contract/account.ts';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import { HAND_OVER_DAYS, MOST_HAND_OVERS, type HandOver } from '../../shared/contract/hand-over-view.ts';
import type { CommandResult } from '../../shared/contract/hub-protocol.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import {
  decideHandOver,
  mayHandOver,
  readsHandOversOf,
  type HandOverCommand,
} from '../../shared/domain/hand-over.ts';
import type { AccountId, CommandId, HandOverId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { refuse, type Refusal } from '../../shared/domain/refusal.ts';
import type { Db, Tx } from '../storage/database.ts';
import type { HubCore } from './hub-core.ts';

interface Incoming {
  readonly actor: Actor;
  readonly commandId: CommandId;
  readonly command: HandOverCommand;
}

const NOT_THERE = 'This hand-over is not there any more. Look at the list again.';

async function write(
  tx: Tx,
  { commandId, command }: Incoming & { command: Extract<HandOverCommand, { type: 'write-hand-over' }> },
  by: AccountId,
): Promise<Refusal | null> {
  const written = await tx
    .insertInto('hand_overs')
    .values({
      id: command.handOverId,
      command_id: commandId,
      department: command.department,
      account_id: by,
      escalations: JSON.stringify(command.escalations),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written === undefined) return refuse('already-exists', 'This hand-over was left already.');
  const { id, body } = command.text;
  await tx
    .insertInto('hand_over_words')
    .values({ hand_over_id: command.handOverId, text_id: id, body })
    .execute();
  return null;
}

async function take(tx: Tx, id: HandOverId, actor: Actor, by: AccountId): Promise<Refusal | null> {
  const found = await tx
    .selectFrom('hand_overs')
    .select('department')
    .where('id', '=', id)
    .executeTakeFirst();
  // Of another department is as if it were not there.
  if (found === undefined || mayHandOver(actor, found.department) !== null)
    return refuse('not-found', NOT_THERE);
  await tx
    .insertInto('hand_over_takers')
    .values({ hand_over_id: id, account_id: by })
    .onConflict((conflict) => conflict.columns(['hand_over_id', 'account_id']).doNothing())
    .execute();
  return null;
}

/** Writes a hand-over down, or that somebody took one, in the transaction of its command. No case changes by it. */
export async function handOver(
  tx: Tx,
  { city }: Pick<HubCore, 'city'>,
  incoming: Incoming,
): Promise<CommandResult> {
  const { actor, commandId, command } = incoming;
  const forbidden = decideHandOver(command, actor, (code) => city.department(code) !== undefined);
  if (forbidden !== null || actor.kind !== 'account') {
    const refusal = forbidden ?? refuse('not-permitted', 'Only people hand over.');
    return { status: 'refused', commandId, refusal };
  }
  const refusal =
    command.type === 'write-hand-over'
      ? await write(tx, { ...incoming, command }, actor.id)
      : await take(tx, command.handOverId, actor, actor.id);
  return refusal === null ? { status: 'recorded', commandId } : { status: 'refused', commandId, refusal };
}

/** Hand-overs of the last days that somebody may read, the newest first. */
export async function readHandOvers(
  db: Db,
  account: Account,
): Promise<Result<{ readonly handOvers: HandOver[] }>> {
  const reads = readsHandOversOf(actorOf(account));
  if (reads === null) return fail('not-permitted', 'Hand-overs are for those who answer at contact points.');
  let asked = db
    .selectFrom('hand_overs as h')
    .innerJoin('accounts as a', 'a.id', 'h.account_id')
    .leftJoin('hand_over_words as w', 'w.hand_over_id', 'h.id')
    .select(['h.id', 'h.department', 'h.account_id', 'a.name', 'h.written_at', 'h.escalations', 'w.body'])
    .where('h.written_at', '>', sql<number>`now_ms() - ${HAND_OVER_DAYS * DAY}::bigint`)
    .orderBy('h.written_at', 'desc')
    .limit(MOST_HAND_OVERS);
  if (reads !== 'all') asked = asked.where('h.department', '=', reads.department);
  const rows = await asked.execute();
  const ids = rows.map(({ id }) => id);
  const takers =
    ids.length === 0
      ? []
      : await db
          .selectFrom('hand_over_takers as t')
          .innerJoin('accounts as a', 'a.id', 't.account_id')
          .select(['t.hand_over_id', 't.account_id as id', 'a.name', 't.taken_at as at'])
          .where('t.hand_over_id', 'in', ids)
          .orderBy('t.taken_at')
          .execute();
  const byHandOver = Map.groupBy(takers, (one) => one.hand_over_id);
  return succeed({
    handOvers: rows.map((row) => ({
      id: row.id,
      department: row.department,
      by: { id: row.account_id, name: row.name },
      at: row.written_at,
      text: row.body,
      escalations: row.escalations,
      takenBy: (byHandOver.get(row.id) ?? []).map(({ id, name, at }) => ({ id, name, at })),
    })),
  });
}

/** Everybody at whose desk a hand-over is news: whoever may read it. */
export async function readersOfHandOver(db: Db, id: HandOverId): Promise<AccountId[]> {
  const rows = await db
    .selectFrom('accounts as a')
    .innerJoin('hand_overs as h', (join) => join.on('h.id', '=', id))
    .select('a.id')
    .where('a.active', '=', true)
    .where((e) =>
      e.or([
        e('a.role', 'in', ['supervisor', 'auditor']),
        e.and([e('a.role', 'in', ['worker', 'lead']), e('a.department', '=', e.ref('h.department'))]),
      ]),
    )
    .execute();
  return rows.map((row) => row.id);
}
