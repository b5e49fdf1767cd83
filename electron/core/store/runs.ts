import type { RunReport } from '../../../shared/contract/run-view.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { CaseId, CommandId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';

/** One command of a run before it is kept. */
interface RunItem {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly commands: readonly { readonly commandId: CommandId; readonly command: CaseCommand }[];
  /** Why it can't even be tried: the desk does not hold the case. */
  readonly refusal: Refusal | null;
}

export interface NewRun {
  readonly id: string;
  readonly kind: RunReport['kind'];
  readonly title: string;
  readonly madeAt: Instant;
  readonly items: readonly RunItem[];
}

/** Puts a run on disk before anything of it is done; false when it is there already. */
export function addRun(db: SqliteDb, { id, kind, title, madeAt, items }: NewRun): boolean {
  const added = statement(
    db,
    'INSERT OR IGNORE INTO runs (id, kind, title, made_at) VALUES (?, ?, ?, ?)',
  ).run(id, kind, title, madeAt);
  if (added.changes === 0) return false;
  const insert = statement(
    db,
    `INSERT INTO run_items (run, case_at, step, case_id, reference, command_id, command, state, refusal)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  items.forEach(({ caseId, reference, commands, refusal }, at) => {
    commands.forEach(({ commandId, command }, step) => {
      const state = refusal === null ? 'waiting' : step === 0 ? 'refused' : 'stopped';
      const why = refusal === null || step > 0 ? null : JSON.stringify(refusal);
      insert.run(id, at, step, caseId, reference, commandId, JSON.stringify(command), state, why);
    });
  });
  return true;
}

export interface NextItem {
  readonly commandId: CommandId;
  readonly command: CaseCommand;
}

/** So many commands of runs are in the outbox at once: what is not begun can be cancelled. */
const MOST_UNDER_WAY = 25;

/** The next commands of runs whose turn it is: the step before is done, and there is room in the outbox. */
export function nextItems(db: SqliteDb): NextItem[] {
  const underWay = statement<[], { n: number }>(
    db,
    "SELECT count(*) AS n FROM run_items WHERE state = 'sent'",
  ).get();
  const room = MOST_UNDER_WAY - (underWay?.n ?? 0);
  if (room <= 0) return [];
  return statement<[number], { command_id: CommandId; command: string }>(
    db,
    `SELECT i.command_id, i.command FROM run_items i JOIN runs r ON r.id = i.run
      WHERE i.state = 'waiting' AND (i.step = 0 OR EXISTS (
        SELECT 1 FROM run_items before
        WHERE before.run = i.run AND before.case_at = i.case_at AND before.step = i.step - 1 AND before.state = 'done'))
      ORDER BY r.made_at, i.case_at, i.step LIMIT ?`,
  )
    .all(room)
    .map((row) => ({ commandId: row.command_id, command: JSON.parse(row.command) as CaseCommand }));
}

/** A command of a run is in the outbox. */
export function noteSent(db: SqliteDb, id: CommandId): void {
  statement<[string]>(
    db,
    "UPDATE run_items SET state = 'sent' WHERE command_id = ? AND state = 'waiting'",
  ).run(id);
}

/** The hub took a command. Of a command that belongs to no run nothing is noted. */
export function noteRunDone(db: SqliteDb, id: CommandId): void {
  statement<[string]>(db, "UPDATE run_items SET state = 'done', refusal = NULL WHERE command_id = ?").run(id);
}

/** A command was refused, here or by the hub: the steps after it are not tried. */
export function noteRunRefused(db: SqliteDb, id: CommandId, refusal: Refusal): void {
  const item = statement<[string], { run: string; case_at: number; step: number }>(
    db,
    'SELECT run, case_at, step FROM run_items WHERE command_id = ?',
  ).get(id);
  if (item === undefined) return;
  statement<[string, string]>(
    db,
    "UPDATE run_items SET state = 'refused', refusal = ? WHERE command_id = ?",
  ).run(JSON.stringify(refusal), id);
  statement<[string, number, number]>(
    db,
    "UPDATE run_items SET state = 'stopped' WHERE run = ? AND case_at = ? AND step > ? AND state = 'waiting'",
  ).run(item.run, item.case_at, item.step);
}

/** A refused command goes again under another id, from wherever that was asked. */
export function noteRunAgain(db: SqliteDb, before: CommandId, now: CommandId): void {
  const item = statement<[string], { run: string; case_at: number; step: number }>(
    db,
    "SELECT run, case_at, step FROM run_items WHERE command_id = ? AND state = 'refused'",
  ).get(before);
  if (item === undefined) return;
  statement<[string, string]>(
    db,
    "UPDATE run_items SET state = 'sent', refusal = NULL, command_id = ? WHERE command_id = ?",
  ).run(now, before);
  reviveAfter(db, item);
}

function reviveAfter(
  db: SqliteDb,
  { run, case_at, step }: { run: string; case_at: number; step: number },
): void {
  statement<[string, number, number]>(
    db,
    "UPDATE run_items SET state = 'waiting' WHERE run = ? AND case_at = ? AND step > ? AND state = 'stopped'",
  ).run(run, case_at, step);
}

/** What was not begun is not begun any more. */
export function cancelRun(db: SqliteDb, id: string): void {
  statement<[string]>(db, "UPDATE run_items SET state = 'cancelled' WHERE run = ? AND state = 'waiting'").run(
    id,
  );
}

/**
 * Has what was refused tried again, under ids of their own: the hub remembers the old ones as refused.
 * @returns the refused commands, whose places in the outbox the new ones take
 */
export function retryRun(db: SqliteDb, id: string, newId: () => CommandId): CommandId[] {
  const refused = statement<[string], { command_id: CommandId; case_at: number; step: number }>(
    db,
    "SELECT command_id, case_at, step FROM run_items WHERE run = ? AND state = 'refused'",
  ).all(id);
  for (const { command_id: before, case_at, step } of refused) {
    statement<[string, string]>(
      db,
      "UPDATE run_items SET state = 'waiting', refusal = NULL, command_id = ? WHERE command_id = ?",
    ).run(newId(), before);
    reviveAfter(db, { run: id, case_at, step });
  }
  return refused.map((one) => one.command_id);
}

/** Forgets a run of which nothing is under way any more; false for one that goes on. */
export function dismissRun(db: SqliteDb, id: string): boolean {
  const busy = statement<[string]>(
    db,
    "SELECT 1 FROM run_items WHERE run = ? AND state IN ('waiting', 'sent') LIMIT 1",
  ).get(id);
  if (busy !== undefined) return false;
  statement<[string]>(db, 'DELETE FROM run_items WHERE run = ?').run(id);
  statement<[string]>(db, 'DELETE FROM runs WHERE id = ?').run(id);
  return true;
}

/** Runs that nobody has put away, the newest first. */
export function listRuns(db: SqliteDb): RunReport[] {
  const runs = statement<[], { id: string; kind: RunReport['kind']; title: string; made_at: number }>(
    db,
    'SELECT id, kind, title, made_at FROM runs ORDER BY made_at DESC',
  ).all();
  const count = statement<[string], { state: string; n: number }>(
    db,
    'SELECT state, count(*) AS n FROM run_items WHERE run = ? GROUP BY state',
  );
  const failed = statement<[string], { case_id: CaseId; reference: string; step: number; refusal: string }>(
    db,
    "SELECT case_id, reference, step, refusal FROM run_items WHERE run = ? AND state = 'refused' ORDER BY case_at, step",
  );
  return runs.map(({ id, kind, title, made_at: madeAt }): RunReport => {
    const counts = new Map(count.all(id).map(({ state, n }) => [state, n]));
    const of = (state: string) => counts.get(state) ?? 0;
    return {
      id,
      kind,
      title,
      madeAt,
      total: [...counts.values()].reduce((sum, n) => sum + n, 0),
      done: of('done'),
      sent: of('sent'),
      waiting: of('waiting'),
      cancelled: of('cancelled'),
      failures: failed.all(id).map((row) => ({
        caseId: row.case_id,
        reference: row.reference,
        step: row.step,
        refusal: JSON.parse(row.refusal) as Refusal,
      })),
    };
  });
}

/** How many commands of runs are not over yet. */
export function countOpenItems(db: SqliteDb): number {
  return (
    statement<[], { n: number }>(
      db,
      "SELECT count(*) AS n FROM run_items WHERE state IN ('waiting', 'sent')",
    ).get()?.n ?? 0
  );
}
