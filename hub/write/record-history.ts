import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { foldCase } from '../../shared/domain/fold-case.ts';
import type { CaseId, CommandId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { BatchResult, Tx } from '../storage/database.ts';
import type { CaseAppend } from './append-cases.ts';
import type { HubCore } from './hub-core.ts';
import { noteBatch } from './note-batch.ts';

/** A batch of another system's records. Each must carry `history`; its id is always the same for the same record. */
export interface HistoryBatch {
  readonly commandId: CommandId;
  readonly records: readonly CaseFacts[];
}

const MAX_BATCH = 1_000;

function changedAt({ id, history }: CaseFacts): Instant {
  if (history === null) throw new Error(`the record of case ${id} carries no history`);
  return history.updatedAt ?? Number.NEGATIVE_INFINITY;
}

/** One record per case: of two, the newer; of two as new, the later in the batch. */
function newestOfEach(records: readonly CaseFacts[]): CaseFacts[] {
  const newest = new Map<CaseId, CaseFacts>();
  for (const record of records) {
    const rival = newest.get(record.id);
    if (rival === undefined || changedAt(record) >= changedAt(rival)) newest.set(record.id, record);
  }
  return [...newest.values()];
}

async function lockCases(tx: Tx, ids: readonly CaseId[]): Promise<Map<CaseId, CaseFacts>> {
  const { rows } = await sql<{ facts: CaseFacts }>`
    select facts from cases where id = any(${ids}::uuid[]) order by id for update`.execute(tx);
  return new Map(rows.map(({ facts }) => [facts.id, facts]));
}

/** Of some cases, those that a person has worked on here. */
async function workedOn(tx: Tx, ids: readonly CaseId[]): Promise<Set<CaseId>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ case_id: CaseId }>`
    select distinct case_id from events where case_id = any(${ids}::uuid[]) and by_id is not null`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.case_id));
}

/** The facts without what our own book-keeping adds, and without links, which no source knows of. */
function content({
  version: _version,
  formerDepartments: _formerDepartments,
  attachments: _attachments,
  parent: _parent,
  children: _children,
  duplicates: _duplicates,
  ...facts
}: CaseFacts) {
  return facts;
}

/** What the source says now, or null when it says nothing new. An older copy never wins over a newer one. */
function newSaying(record: CaseFacts, known: CaseFacts, worked: boolean): CaseFacts | null {
  if (known.history !== null && changedAt(record) <= changedAt(known)) return null;
  if (worked) {
    const same = isDeepStrictEqual(record.history, known.history);
    return same ? null : { ...known, history: record.history };
  }
  return isDeepStrictEqual(content(record), content(known)) ? null : record;
}

/**
 * Records what another system says about some cases (at most 1,000 at a time; its closures are not judged).
 * The same record again changes nothing; a newer one is a further event, and where people here have worked on the
 * case since, only `history` changes. The same command id again has no effect and gives the first answer.
 */
export async function recordHistory(
  hub: HubCore,
  { commandId, records }: HistoryBatch,
): Promise<BatchResult> {
  if (records.length > MAX_BATCH)
    throw new RangeError(`${records.length} records in a batch, at most ${MAX_BATCH}`);
  return noteBatch(hub, { commandId, type: 'record-history', payload: records }, async (tx, now) => {
    const newest = newestOfEach(records);
    const known = await lockCases(
      tx,
      newest.map((record) => record.id),
    );
    const worked = await workedOn(tx, [...known.keys()]);
    const append = (facts: CaseFacts, before: CaseFacts | null): CaseAppend => {
      const version = (before?.version ?? 0) + 1;
      const recorded: RecordedEvent = {
        caseId: facts.id,
        version,
        at: now,
        by: { id: null, role: 'system' },
        commandId,
        event: { type: 'history-recorded', facts: { ...facts, version } },
      };
      return { before, facts: foldCase(before, recorded), events: [recorded], texts: [] };
    };
    const taken: CaseAppend[] = [];
    const updated: CaseAppend[] = [];
    for (const record of newest) {
      const before = known.get(record.id);
      if (before === undefined) {
        taken.push(append(record, null));
      } else {
        const saying = newSaying(record, before, worked.has(record.id));
        if (saying !== null) updated.push(append(saying, before));
      }
    }
    const appends = [...taken, ...updated];
    return {
      counts: { taken: taken.length, updated: updated.length, unchanged: records.length - appends.length },
      appends,
      callers: [],
    };
  });
}
