import { actorOf, type Account } from '../../shared/contract/account.ts';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { CommandResult } from '../../shared/contract/hub-protocol.ts';
import type { Macro } from '../../shared/contract/macro-view.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { AccountId, CommandId } from '../../shared/domain/ids.ts';
import { refuse, type Refusal } from '../../shared/domain/refusal.ts';
import { decideMacro, mayKeepMacro, type MacroCommand, type MacroId } from '../../shared/domain/run/macro.ts';
import type { Db, Tx } from '../storage/database.ts';
import type { HubCore } from './hub-core.ts';

interface Incoming {
  readonly actor: Actor;
  readonly commandId: CommandId;
  readonly command: MacroCommand;
}

const NOT_THERE = refuse('not-found', 'This macro is not there any more. Look at the list again.');

/** Null when a macro may be replaced or removed by somebody; one that is not theirs answers as if it were not there. */
async function mayChange(tx: Tx, id: MacroId, actor: Actor, by: AccountId): Promise<Refusal | null> {
  const kept = await tx
    .selectFrom('macros')
    .select(['account_id', 'department'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (kept === undefined) return NOT_THERE;
  const { department } = kept;
  const isTheirs = department === null ? kept.account_id === by : mayKeepMacro(actor, department) === null;
  return isTheirs ? null : NOT_THERE;
}

async function save(
  tx: Tx,
  { actor, commandId, command }: Incoming & { command: Extract<MacroCommand, { type: 'save-macro' }> },
  by: AccountId,
): Promise<Refusal | null> {
  const { macroId: id, department, name, steps } = command;
  const added = await tx
    .insertInto('macros')
    .values({ id, account_id: by, department, command_id: commandId })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) {
    const forbidden = await mayChange(tx, id, actor, by);
    if (forbidden !== null) return forbidden;
    await tx.updateTable('macros').set({ department, command_id: commandId }).where('id', '=', id).execute();
  }
  const words = { text_id: name.id, name: name.body.trim(), steps: JSON.stringify(steps) };
  await tx
    .insertInto('macro_words')
    .values({ macro_id: id, ...words })
    .onConflict((conflict) => conflict.column('macro_id').doUpdateSet(words))
    .execute();
  return null;
}

/** Keeps a macro, or forgets it, in the transaction of its command. No case changes by it. */
export async function keepMacro(
  tx: Tx,
  { city }: Pick<HubCore, 'city'>,
  incoming: Incoming,
): Promise<CommandResult> {
  const { actor, commandId, command } = incoming;
  const forbidden = decideMacro(command, actor, (code) => city.department(code) !== undefined);
  if (forbidden !== null || actor.kind !== 'account') {
    const refusal = forbidden ?? refuse('not-permitted', 'Macros are for people.');
    return { status: 'refused', commandId, refusal };
  }
  const refused = async (): Promise<Refusal | null> => {
    if (command.type === 'save-macro') return save(tx, { ...incoming, command }, actor.id);
    const refusal = await mayChange(tx, command.macroId, actor, actor.id);
    if (refusal === null) await tx.deleteFrom('macros').where('id', '=', command.macroId).execute();
    return refusal;
  };
  const refusal = await refused();
  return refusal === null ? { status: 'recorded', commandId } : { status: 'refused', commandId, refusal };
}

/** The macros somebody can run: their own, and those shared where they work; a supervisor's are all shared ones. */
export async function readMacros(db: Db, account: Account): Promise<Result<{ readonly macros: Macro[] }>> {
  const forbidden = mayKeepMacro(actorOf(account), null);
  if (forbidden !== null) return fail('not-permitted', forbidden.message);
  const rows = await db
    .selectFrom('macros as m')
    .innerJoin('macro_words as w', 'w.macro_id', 'm.id')
    .select(['m.id', 'm.account_id', 'm.department', 'w.name', 'w.steps'])
    .where((e) =>
      e.or([
        e.and([e('m.department', 'is', null), e('m.account_id', '=', account.id)]),
        account.role === 'supervisor'
          ? e('m.department', 'is not', null)
          : e('m.department', '=', account.department ?? ''),
      ]),
    )
    .orderBy('w.name')
    .orderBy('m.id')
    .execute();
  return succeed({
    macros: rows.map(({ id, account_id: by, department, name, steps }) => ({
      id,
      by,
      department,
      name,
      steps,
    })),
  });
}
