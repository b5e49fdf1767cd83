import { sql } from 'kysely';
import { fail } from '../../shared/contract/failure.ts';
import type {
  DirectoryDraft,
  DirectoryDraftHead,
  DirectoryVersion,
} from '../../shared/contract/directory-sync.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { changesBetween, type ChangeCounts } from '../../shared/domain/directory/directory-change.ts';
import { mayNotInDirectory, type DirectoryRight } from '../../shared/domain/directory/directory-rights.ts';
import { directory, type Directory } from '../../shared/domain/directory/directory.ts';
import type { AccountId, CommandId, DepartmentCode } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Db, Tx } from '../storage/database.ts';
import type { HubCore } from './hub-core.ts';

/** Whose draft; null: the whole city's. */
type Scope = DepartmentCode | null;

interface DirectoryDraftRow {
  /** Empty: the whole city's. */
  readonly scope: string;
  readonly id: string;
  readonly revision: number;
  readonly base: number;
  readonly changes: ChangeCounts;
  readonly begun_at: Instant;
  readonly begun_by: AccountId;
  readonly begun_name: string;
  readonly saved_at: Instant;
  readonly saved_by: AccountId;
  readonly saved_name: string;
}

/** A draft as it is kept. */
export interface KeptDraft {
  readonly head: DirectoryDraftHead;
  readonly directory: Directory;
  /** The command that saved it. */
  readonly commandId: CommandId;
}

/** The name of a draft in the table. */
export const scopeName = (department: Scope): string => department ?? '';

function headOf(row: DirectoryDraftRow): DirectoryDraftHead {
  return {
    department: row.scope === '' ? null : row.scope,
    id: row.id,
    revision: row.revision,
    base: row.base,
    changes: row.changes,
    begunAt: row.begun_at,
    begunBy: { id: row.begun_by, name: row.begun_name },
    savedAt: row.saved_at,
    savedBy: { id: row.saved_by, name: row.saved_name },
  };
}

const draftColumns = sql`
  d.scope, d.id, d.revision, d.base, d.changes, d.begun_at, d.begun_by, b.name as begun_name, d.saved_at, d.saved_by,
  s.name as saved_name
  from directory_drafts d join accounts b on b.id = d.begun_by join accounts s on s.id = d.saved_by`;

/** All drafts, without what they say; the whole city's first. */
export async function readDraftHeads(db: Db): Promise<DirectoryDraftHead[]> {
  const { rows } = await sql<DirectoryDraftRow>`select${draftColumns} order by d.scope`.execute(db);
  return rows.map(headOf);
}

/** One draft; null when there is none. @param lock keeps others from changing it until the transaction ends */
export async function readDraft(db: Db, department: Scope, lock: boolean): Promise<KeptDraft | null> {
  const scope = scopeName(department);
  if (lock) await sql`select from directory_drafts where scope = ${scope} for update`.execute(db);
  const { rows } = await sql<DirectoryDraftRow & { document: unknown; command_id: CommandId }>`
    select d.document, d.command_id, ${draftColumns} where d.scope = ${scope}`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return { head: headOf(row), directory: directory.parse(row.document), commandId: row.command_id };
}

/** A draft as a person sees it. */
export async function shownDraft(
  db: Db,
  { head, directory: written }: Pick<KeptDraft, 'head' | 'directory'>,
): Promise<DirectoryDraft> {
  const base = await readDocument(db, head.base);
  if (base === null) throw new Error(`the directory has no version ${head.base}`);
  return { ...head, directory: written, entries: changesBetween(base, written) };
}

/** What a version says; null when there is none of that number. */
export async function readDocument(db: Db, version: number): Promise<Directory | null> {
  const row = await db
    .selectFrom('directory_versions')
    .select('document')
    .where('version', '=', version)
    .executeTakeFirst();
  return row === undefined ? null : directory.parse(row.document);
}

/** Number of the version that holds. */
export async function newestVersion(db: Db): Promise<number> {
  const { newest } = await db
    .selectFrom('directory_versions')
    .select(({ fn }) => fn.max('version').as('newest'))
    .executeTakeFirstOrThrow();
  return newest;
}

/** Versions below a number, the newest first, without what they say. */
export async function readVersions(
  db: Db,
  { below, limit }: { below: number | null; limit: number },
): Promise<DirectoryVersion[]> {
  const { rows } = await sql<{
    version: number;
    published_at: Instant;
    published_by: AccountId | null;
    name: string | null;
    note: string;
    restored: number | null;
    changes: ChangeCounts;
  }>`
    select v.version, v.published_at, v.published_by, a.name, v.note, v.restored, v.changes
    from directory_versions v left join accounts a on a.id = v.published_by
    where ${below}::int is null or v.version < ${below}::int
    order by v.version desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    version: row.version,
    publishedAt: row.published_at,
    publishedBy: row.published_by === null ? null : { id: row.published_by, name: row.name ?? '' },
    note: row.note,
    restored: row.restored,
    changes: row.changes,
  }));
}

/** What a person may not do, or what of the city is not there, as a failure; null when nothing is in the way. */
export function directoryFailure(
  { city }: Pick<HubCore, 'city'>,
  actor: AccountActor,
  right: DirectoryRight,
  department: Scope,
): ReturnType<typeof fail> | null {
  const refusal = mayNotInDirectory(actor, right, department);
  if (refusal !== null) return fail('not-permitted', refusal.message);
  if (department === null || city.department(department) !== undefined) return null;
  return fail('not-found', `The city has no department "${department}". Choose one of its departments.`);
}

/** PostgreSQL's time. */
export async function hubNow(db: Db | Tx): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select now_ms() as now`.execute(db);
  return rows[0]?.now ?? 0;
}
