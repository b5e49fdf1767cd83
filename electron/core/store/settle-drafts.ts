import type { SyncDraftsAnswer } from '../../../shared/contract/draft-sync.ts';
import { MOST_DRAFT_WRITES } from '../../../shared/contract/draft-sync.ts';
import type { DraftWrite, HubDraft } from '../../../shared/domain/draft.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import { deleteDraft, draftRows, findDraft, isUntold, writeDraft, type DraftRow } from './drafts.ts';
import type { SqliteDb } from './open-encrypted.ts';

/** Most characters of bodies in one question to the hub. */
const MOST_SENT = 400_000;
const MOST_KNOWN = 500;
/** So long an open window may still show a draft that was filed elsewhere, milliseconds. */
const FILED_REMEMBERED = 7 * DAY;

/** What to tell the hub next, and what to say that is known here. */
export interface DraftQuestion {
  readonly writes: readonly DraftWrite[];
  readonly known: readonly { readonly id: CaseId; readonly version: number }[];
}

export interface SettledDrafts {
  /** Something looks different now. */
  readonly changed: boolean;
  /** Texts that go on under another id. */
  readonly moved: readonly { readonly from: CaseId; readonly to: CaseId }[];
  /** The hub lacks more, and would take it. */
  readonly more: boolean;
}

/** The next writes for the hub, those longest unsent first. */
export function nextDraftQuestion(db: SqliteDb): DraftQuestion {
  const rows = draftRows(db);
  const writes: DraftWrite[] = [];
  let length = 0;
  for (const row of rows.filter(isUntold).toReversed()) {
    length += row.body?.length ?? 0;
    if (writes.length === MOST_DRAFT_WRITES || (writes.length > 0 && length > MOST_SENT)) break;
    const { id, body, hub_version: base, revision, made_at: madeAt, written_at: writtenAt } = row;
    writes.push({ id, base, revision, body, madeAt, writtenAt });
  }
  const known = rows
    .filter((row) => row.hub_version > 0)
    .slice(0, MOST_KNOWN)
    .map(({ id, hub_version: version }) => ({ id, version }));
  return { writes, known };
}

/** The row with another desk's text in it; nothing of this desk is left unsent in it. */
function adopted(row: DraftRow, theirs: HubDraft, note: DraftRow['note']): DraftRow {
  const same = row.body === theirs.body;
  return {
    ...row,
    body: theirs.body,
    ended: null,
    note,
    written_at: theirs.writtenAt,
    written_on: same ? row.written_on : theirs.writtenOn,
    lineage: same ? row.lineage : row.lineage + 1,
    sent_revision: row.revision,
    hub_version: theirs.version,
  };
}

/** Its case was opened. What was typed here that no case and no hub has stays readable. */
function noteFiled(db: SqliteDb, row: DraftRow): void {
  if (row.ended === 'filed') deleteDraft(db, row.id);
  else if (row.ended !== 'filed-elsewhere') {
    const body = isUntold(row) ? row.body : null;
    writeDraft(db, { ...row, body, ended: 'filed-elsewhere', note: null });
  }
}

/** Both wrote: theirs takes the place the hub gave it, ours goes on beside it under a new id. */
function setBeside(db: SqliteDb, row: DraftRow, theirs: HubDraft, newId: CaseId): void {
  writeDraft(db, {
    ...row,
    id: newId,
    note: 'beside',
    lineage: 0,
    revision: 1,
    sent_revision: 0,
    hub_version: 0,
    moved_from: row.id,
    moved_lineage: row.lineage,
  });
  writeDraft(db, adopted(row, theirs, null));
}

/** News of a draft that this desk did not ask to write. */
function takeNews(db: SqliteDb, theirs: HubDraft): boolean {
  const row = findDraft(db, theirs.id);
  if (row === null) {
    if (theirs.body === null) return false;
    writeDraft(db, {
      id: theirs.id,
      body: theirs.body,
      made_at: theirs.madeAt,
      written_at: theirs.writtenAt,
      written_on: theirs.writtenOn,
      ended: null,
      note: null,
      lineage: 0,
      revision: 0,
      sent_revision: 0,
      hub_version: theirs.version,
      moved_from: null,
      moved_lineage: null,
    });
    return true;
  }
  if (theirs.ended === 'filed') {
    noteFiled(db, row);
    return true;
  }
  if (row.ended === 'filed' || row.ended === 'filed-elsewhere') {
    writeDraft(db, { ...row, hub_version: theirs.version });
    return false;
  }
  // Written here meanwhile: the hub judges that next.
  if (isUntold(row)) return false;
  if (theirs.body === null) deleteDraft(db, row.id);
  else writeDraft(db, adopted(row, theirs, row.note));
  return true;
}

/**
 * Lays down what the hub said to some writes, and its news. In one transaction.
 * @param newId gives an id to a text that goes on beside another
 */
export function settleDrafts(
  db: SqliteDb,
  sent: readonly DraftWrite[],
  answer: SyncDraftsAnswer,
  { now, newId }: { now: Instant; newId: () => CaseId },
): SettledDrafts {
  const moved: { from: CaseId; to: CaseId }[] = [];
  let changed = false;
  let full = false;
  const settle = (write: DraftWrite, result: SyncDraftsAnswer['results'][number]): void => {
    const row = findDraft(db, write.id);
    if (row === null) return;
    switch (result.status) {
      case 'taken':
        changed = true;
        if (row.ended === 'discarded' && row.revision === write.revision) return deleteDraft(db, row.id);
        return writeDraft(db, { ...row, sent_revision: write.revision, hub_version: result.version });
      case 'filed':
        changed = true;
        return noteFiled(db, row);
      case 'full':
        full = true;
        return undefined;
      case 'conflict': {
        changed = true;
        // Filed here since: the hub will say whose case came first.
        if (row.ended === 'filed' || row.ended === 'filed-elsewhere') return undefined;
        if (row.ended === 'discarded') return writeDraft(db, adopted(row, result.theirs, 'back'));
        const to = newId();
        moved.push({ from: row.id, to });
        return setBeside(db, row, result.theirs, to);
      }
    }
  };
  db.transaction(() => {
    for (const [at, write] of sent.entries()) {
      const result = answer.results[at];
      if (result !== undefined) settle(write, result);
    }
    for (const theirs of answer.drafts) if (takeNews(db, theirs)) changed = true;
    for (const id of answer.unknown) {
      const row = findDraft(db, id);
      if (row === null) continue;
      if (row.body === null) deleteDraft(db, id);
      else writeDraft(db, { ...row, hub_version: 0, revision: row.revision + 1 });
    }
    for (const row of draftRows(db)) {
      const over = row.ended === 'filed-elsewhere' && row.body === null;
      if (over && row.written_at < now - FILED_REMEMBERED) deleteDraft(db, row.id);
    }
  })();
  return { changed, moved, more: !full && draftRows(db).some(isUntold) };
}
