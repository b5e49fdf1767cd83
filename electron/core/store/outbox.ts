import type { OutboxEntry } from '../../../shared/contract/case-view.ts';
import type { CommandEnvelope, CommandResult } from '../../../shared/contract/hub-protocol.ts';
import type { SeenFacts } from '../../../shared/domain/case-command.ts';
import { caseFacts, type CaseFacts } from '../../../shared/domain/case-facts.ts';
import { caseOf, isCaseCommand, type DeskCommand } from '../../../shared/domain/desk-command.ts';
import type { CaseId, CommandId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { PendingCommand } from '../overlay/pending-command.ts';
import { leaveFiledDraft, takeBackFiledDraft } from './drafts.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';
import { noteRunDone, noteRunRefused } from './runs.ts';

/** Told to a desk of an earlier version they may lack what came later: the schema puts it there. */
const baseFacts = caseFacts.array();

interface Row {
  seq: number;
  command_id: CommandId;
  /** Empty for a command that concerns no case. */
  case_id: CaseId | '';
  command: string;
  seen: string | null;
  base: string;
  reference: string;
  made_at: number;
  state: 'unsent' | 'accepted' | 'refused';
  tries: number;
  feed_no: number | null;
  refusal: string | null;
  refused_at: number | null;
}

/** A command to be kept until the hub has answered and the cache shows it. */
export interface NewCommand {
  readonly commandId: CommandId;
  readonly command: DeskCommand;
  readonly seen: SeenFacts | null;
  readonly base: readonly CaseFacts[];
  readonly reference: string;
  readonly madeAt: Instant;
}

export interface OutboxCounts {
  readonly unsent: number;
  readonly refused: number;
}

/** Keeps a command. On disk when this returns; throws when the disk took it not. */
export function addCommand(
  db: SqliteDb,
  { commandId, command, seen, base, reference, madeAt }: NewCommand,
): void {
  statement(
    db,
    `INSERT INTO commands (command_id, case_id, command, seen, base, reference, made_at, state)
      VALUES (?, ?, ?, ?, ?, ?, ?, 'unsent')`,
  ).run(
    commandId,
    caseOf(command) ?? '',
    JSON.stringify(command),
    seen === null ? null : JSON.stringify(seen),
    JSON.stringify(base),
    reference,
    madeAt,
  );
}

function findRow(db: SqliteDb, id: CommandId): Row | undefined {
  return statement<[string], Row>(db, 'SELECT * FROM commands WHERE command_id = ?').get(id);
}

/** The case that a command opens; null for any other. */
function openedBy(row: Row): CaseId | null {
  const command = JSON.parse(row.command) as DeskCommand;
  return command.type === 'open-case' ? command.caseId : null;
}

function entryOf(row: Row): OutboxEntry {
  const common = {
    commandId: row.command_id,
    command: JSON.parse(row.command) as DeskCommand,
    madeAt: row.made_at,
    caseReference: row.reference,
  };
  switch (row.state) {
    case 'unsent':
      return { ...common, state: { name: 'unsent', tries: row.tries } };
    case 'accepted':
      return { ...common, state: { name: 'accepted' } };
    case 'refused':
      if (row.refusal === null || row.refused_at === null)
        throw new Error(`command ${row.seq} was refused without a reason`);
      return {
        ...common,
        state: { name: 'refused', refusal: JSON.parse(row.refusal) as Refusal, at: row.refused_at },
      };
  }
}

/** A command of the outbox, with where it stands; null when it is not there. */
export function findEntry(db: SqliteDb, id: CommandId): OutboxEntry | null {
  const row = findRow(db, id);
  return row === undefined ? null : entryOf(row);
}

/** All that is in the outbox, oldest first. */
export function listEntries(db: SqliteDb): OutboxEntry[] {
  return statement<[], Row>(db, 'SELECT * FROM commands ORDER BY seq').all().map(entryOf);
}

/** The commands to lay over the cache, in their order: all that concern cases, but the refused. */
export function listPending(db: SqliteDb): PendingCommand[] {
  return statement<[], Row>(db, "SELECT * FROM commands WHERE state <> 'refused' ORDER BY seq")
    .all()
    .flatMap((row) => {
      const command = JSON.parse(row.command) as DeskCommand;
      if (!isCaseCommand(command)) return [];
      return {
        commandId: row.command_id,
        command,
        seen: row.seen === null ? null : (JSON.parse(row.seen) as SeenFacts),
        base: baseFacts.parse(JSON.parse(row.base)),
        madeAt: row.made_at,
        feedNo: row.feed_no,
      };
    });
}

/** The next commands to send, in their order. */
export function nextBatch(db: SqliteDb, limit: number): CommandEnvelope[] {
  return statement<[number], Row>(db, "SELECT * FROM commands WHERE state = 'unsent' ORDER BY seq LIMIT ?")
    .all(limit)
    .map((row) => ({
      commandId: row.command_id,
      seq: row.seq,
      command: JSON.parse(row.command) as DeskCommand,
      seen: row.seen === null ? null : (JSON.parse(row.seen) as SeenFacts),
    }));
}

/** Counts a try that did not come through. */
export function noteTried(db: SqliteDb, ids: readonly CommandId[]): void {
  statement<[string]>(
    db,
    'UPDATE commands SET tries = tries + 1 WHERE command_id IN (SELECT value FROM json_each(?))',
  ).run(JSON.stringify(ids));
}

/**
 * Writes down what the hub said. An accepted command stays until the cache covers its feed number, unless it does
 * already; one that was only recorded leaves, since the feed will not tell of it; a refused one stays as work. Null when there is no such command (any more).
 * @param number what the hub calls a case that was opened with it
 */
export function noteResult(
  db: SqliteDb,
  result: CommandResult,
  cursor: number,
  now: Instant,
): OutboxEntry | null {
  const row = findRow(db, result.commandId);
  if (row === undefined || row.state === 'refused') return null;
  // The draft a case was filed from goes with it, or comes back with its refusal.
  const opened = openedBy(row);
  if (result.status === 'refused') noteRunRefused(db, row.command_id, result.refusal);
  else noteRunDone(db, row.command_id);
  if (opened !== null) (result.status === 'refused' ? takeBackFiledDraft : leaveFiledDraft)(db, opened);
  if (result.status === 'refused') {
    statement<[string, number, number]>(
      db,
      "UPDATE commands SET state = 'refused', refusal = ?, refused_at = ? WHERE seq = ?",
    ).run(JSON.stringify(result.refusal), now, row.seq);
  } else if (result.status === 'recorded' || result.feedNo <= cursor) {
    statement<[number]>(db, 'DELETE FROM commands WHERE seq = ?').run(row.seq);
  } else {
    statement<[number, number]>(db, "UPDATE commands SET state = 'accepted', feed_no = ? WHERE seq = ?").run(
      result.feedNo,
      row.seq,
    );
    if (result.number !== null) {
      statement<[string, string]>(db, 'UPDATE commands SET reference = ? WHERE case_id = ?').run(
        result.number,
        row.case_id,
      );
    }
  }
  return findEntry(db, result.commandId);
}

/** Lets go of what the cache shows now. Returns how many left. */
export function leaveCovered(db: SqliteDb, cursor: number): number {
  const covered = statement<[number]>(
    db,
    "SELECT 1 FROM commands WHERE state = 'accepted' AND feed_no <= ? LIMIT 1",
  ).get(cursor);
  // Each write waits for the disk, and most pages cover nothing of ours.
  if (covered === undefined) return 0;
  return statement<[number]>(db, "DELETE FROM commands WHERE state = 'accepted' AND feed_no <= ?").run(cursor)
    .changes;
}

/** After the hub was restored, what it had accepted may be gone there: it is sent again, which does nothing twice. */
export function sendAcceptedAgain(db: SqliteDb): void {
  statement(db, "UPDATE commands SET state = 'unsent', feed_no = NULL WHERE state = 'accepted'").run();
}

export function removeCommand(db: SqliteDb, id: CommandId): void {
  statement<[string]>(db, 'DELETE FROM commands WHERE command_id = ?').run(id);
}

/** Whether anything is in the outbox. */
export function holdsCommands(db: SqliteDb): boolean {
  return statement(db, 'SELECT 1 FROM commands LIMIT 1').get() !== undefined;
}

/** How many commands are on their way, and how many were refused. */
export function countOutbox(db: SqliteDb): OutboxCounts {
  const rows = statement<[], { state: Row['state']; n: number }>(
    db,
    'SELECT state, count(*) AS n FROM commands GROUP BY state',
  ).all();
  const of = (state: Row['state']) => rows.find((row) => row.state === state)?.n ?? 0;
  return { unsent: of('unsent'), refused: of('refused') };
}

/** What is kept beside the commands: who is signed in, what is open, which calls came in. */
type KeptKey = 'session' | 'workspace' | 'calls' | 'macros';

/** A value kept beside the commands; null when there is none. */
export function readKept(db: SqliteDb, key: KeptKey): string | null {
  return (
    statement<[string], { value: string }>(db, 'SELECT value FROM keep WHERE key = ?').get(key)?.value ?? null
  );
}

export function writeKept(db: SqliteDb, key: KeptKey, value: string): void {
  statement<[string, string]>(db, 'INSERT OR REPLACE INTO keep (key, value) VALUES (?, ?)').run(key, value);
}
