import type { DraftView } from '../../../shared/contract/draft-view.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';

/** A draft as this desk keeps it, in the outbox: the only place where it is until the hub has it. */
export interface DraftRow {
  readonly id: CaseId;
  /** Null once discarded, and once its case was opened and is on the hub. */
  readonly body: string | null;
  readonly made_at: Instant;
  readonly written_at: Instant;
  /** Name of the other desk it was last written on; empty for this one. */
  readonly written_on: string;
  /** `filed`: here, and perhaps still on its way. `filed-elsewhere`: from another desk. */
  readonly ended: 'discarded' | 'filed' | 'filed-elsewhere' | null;
  readonly note: Exclude<DraftView['note'], 'filed'>;
  readonly lineage: number;
  /** Changes made on this desk, and how many of them the hub has. */
  readonly revision: number;
  readonly sent_revision: number;
  /** The hub's version this text grew from; 0 while the hub has none. */
  readonly hub_version: number;
  /** Where the text comes from when another desk's took its place. */
  readonly moved_from: CaseId | null;
  readonly moved_lineage: number | null;
}

export function findDraft(db: SqliteDb, id: CaseId): DraftRow | null {
  return statement<[string], DraftRow>(db, 'SELECT * FROM drafts WHERE id = ?').get(id) ?? null;
}

/** Writes a draft whole, new or known. */
export function writeDraft(db: SqliteDb, row: DraftRow): void {
  statement<[DraftRow]>(
    db,
    `INSERT OR REPLACE INTO drafts (id, body, made_at, written_at, written_on, ended, note, lineage, revision,
        sent_revision, hub_version, moved_from, moved_lineage)
      VALUES (@id, @body, @made_at, @written_at, @written_on, @ended, @note, @lineage, @revision,
        @sent_revision, @hub_version, @moved_from, @moved_lineage)`,
  ).run(row);
}

export function deleteDraft(db: SqliteDb, id: CaseId): void {
  statement<[string]>(db, 'DELETE FROM drafts WHERE id = ?').run(id);
}

/** Something the hub does not know of it yet. What was filed goes as a case. */
export function isUntold({ ended, revision, sent_revision }: DraftRow): boolean {
  return revision > sent_revision && (ended === null || ended === 'discarded');
}

/** All rows, tombstones included, those last written first. */
export function draftRows(db: SqliteDb): DraftRow[] {
  return statement<[], DraftRow>(db, 'SELECT * FROM drafts ORDER BY written_at DESC, id').all();
}

/** Whether the hub lacks anything that was written here. */
export function holdsUntoldDrafts(db: SqliteDb): boolean {
  return draftRows(db).some(isUntold);
}

/** What was typed just now, and which text it was typed on. */
export interface TypedDraft {
  readonly id: CaseId;
  readonly body: string;
  readonly lineage: number;
  readonly now: Instant;
  /** Id it gets when another desk's text has taken its place. */
  readonly newId: CaseId;
}

export type PutDraft =
  | { readonly status: 'kept'; readonly lineage: number; readonly changed: boolean }
  | { readonly status: 'moved'; readonly id: CaseId; readonly lineage: number }
  | { readonly status: 'filed' };

/** A row for a text that no desk has seen yet. */
function freshDraft(id: CaseId, body: string, now: Instant): DraftRow {
  return {
    id,
    body,
    made_at: now,
    written_at: now,
    written_on: '',
    ended: null,
    note: null,
    lineage: 0,
    revision: 1,
    sent_revision: 0,
    hub_version: 0,
    moved_from: null,
    moved_lineage: null,
  };
}

function findMoved(db: SqliteDb, from: CaseId, lineage: number): DraftRow | null {
  return (
    statement<[string, number], DraftRow>(
      db,
      'SELECT * FROM drafts WHERE moved_from = ? AND moved_lineage = ? AND ended IS NULL',
    ).get(from, lineage) ?? null
  );
}

function rewritten(row: DraftRow, body: string, now: Instant): DraftRow {
  return { ...row, body, ended: null, written_at: now, written_on: '', revision: row.revision + 1 };
}

/** Goes on with a text whose place another desk's has taken, beside it. */
function putBeside(db: SqliteDb, { id, body, lineage, now, newId }: TypedDraft): PutDraft {
  const known = findMoved(db, id, lineage);
  const row =
    known === null
      ? { ...freshDraft(newId, body, now), note: 'beside' as const, moved_from: id, moved_lineage: lineage }
      : rewritten(known, body, now);
  writeDraft(db, row);
  return { status: 'moved', id: row.id, lineage: row.lineage };
}

/** Its case waits in the outbox: filed before the draft was first kept. */
function isBeingFiled(db: SqliteDb, id: CaseId): boolean {
  return (
    statement<[string]>(
      db,
      "SELECT 1 FROM commands WHERE case_id = ? AND json_extract(command, '$.type') = 'open-case' LIMIT 1",
    ).get(id) !== undefined
  );
}

/** Keeps what was typed. On disk when this returns; throws when the disk took it not. */
export function putDraft(db: SqliteDb, typed: TypedDraft): PutDraft {
  const { id, body, lineage, now } = typed;
  const row = findDraft(db, id);
  if (row === null) {
    if (isBeingFiled(db, id)) return { status: 'filed' };
    writeDraft(db, { ...freshDraft(id, body, now), lineage });
    return { status: 'kept', lineage, changed: true };
  }
  if (row.ended === 'filed') return { status: 'filed' };
  if (row.ended === 'filed-elsewhere') {
    // Its case can't take it any more, but nothing typed is thrown away.
    if (row.body !== body) writeDraft(db, { ...row, body, written_at: now, written_on: '' });
    return { status: 'filed' };
  }
  if (row.lineage !== lineage) return putBeside(db, typed);
  if (row.ended === null && row.body === body) return { status: 'kept', lineage, changed: false };
  writeDraft(db, { ...rewritten(row, body, now), note: row.note === 'beside' ? 'beside' : null });
  return { status: 'kept', lineage, changed: true };
}

/** Gives a draft up; its text is gone from this desk at once, and from the hub when it hears of it. */
export function discardDraft(db: SqliteDb, id: CaseId, now: Instant): void {
  const row = findDraft(db, id);
  if (row === null) return;
  if (row.ended === 'filed-elsewhere') return writeDraft(db, { ...row, body: null });
  if (row.ended !== null) return;
  writeDraft(db, {
    ...row,
    body: null,
    ended: 'discarded',
    note: null,
    written_at: now,
    revision: row.revision + 1,
  });
}

/** Its case is on the way to the hub. The text stays until the hub has taken the case. */
export function fileDraft(db: SqliteDb, id: CaseId): void {
  statement<[string]>(db, "UPDATE drafts SET ended = 'filed', note = NULL WHERE id = ?").run(id);
}

/** The hub took the case: the text lives there now. */
export function leaveFiledDraft(db: SqliteDb, id: CaseId): void {
  statement<[string]>(db, "UPDATE drafts SET body = NULL WHERE id = ? AND ended = 'filed'").run(id);
  // Of one that the hub never had nobody needs to be told.
  statement<[string]>(
    db,
    "DELETE FROM drafts WHERE id = ? AND ended = 'filed' AND body IS NULL AND hub_version = 0",
  ).run(id);
}

/** The hub refused the case: the draft is back, to be put right. */
export function takeBackFiledDraft(db: SqliteDb, id: CaseId): void {
  statement<[string]>(
    db,
    "UPDATE drafts SET ended = NULL, note = 'refused' WHERE id = ? AND ended = 'filed' AND body IS NOT NULL",
  ).run(id);
}

/** What is shown of the drafts, and the ids of those whose case was opened, from another desk or from this one. */
export function listDrafts(db: SqliteDb): { drafts: DraftView[]; filed: CaseId[]; filing: CaseId[] } {
  const rows = draftRows(db);
  const drafts = rows.flatMap((row): DraftView[] => {
    const { id, body, ended } = row;
    if (body === null || ended === 'filed' || ended === 'discarded') return [];
    return [
      {
        id,
        body,
        lineage: row.lineage,
        madeAt: row.made_at,
        writtenAt: row.written_at,
        writtenOn: row.written_on === '' ? null : row.written_on,
        atHub: !isUntold(row),
        note: ended === 'filed-elsewhere' ? 'filed' : row.note,
      },
    ];
  });
  const ids = (end: DraftRow['ended']) => rows.filter((row) => row.ended === end).map((row) => row.id);
  return { drafts, filed: ids('filed-elsewhere'), filing: ids('filed') };
}
