import { sql } from 'kysely';
import type { z } from 'zod';
import { actorOf, type Account } from '../../shared/contract/account.ts';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { TRIGGER_QUERIES } from '../../shared/contract/trigger-sync.ts';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import { cityOf } from '../../shared/domain/city.ts';
import { checkTriggers } from '../../shared/domain/escalation/check-triggers.ts';
import { escalationTriggers } from '../../shared/domain/escalation/escalation-triggers.ts';
import { rulesInForce, type RulesInForce } from '../../shared/domain/escalation/rules-in-force.ts';
import { mayNotInTriggers, type TriggerRight } from '../../shared/domain/escalation/trigger-rights.ts';
import { openTriggers, type OpenTriggers } from '../../shared/domain/escalation/triggers.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Db } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';

type Queries = typeof TRIGGER_QUERIES;
type Ask<N extends keyof Queries> = z.output<Queries[N]['input']>;
type Answer<N extends keyof Queries> = Promise<Result<z.input<Queries[N]['output']>>>;

/** Saves the rules of the city pack where there are none yet. Hubs that start together do it once. */
export async function takeFirstTriggers(db: Db, { triggers }: CityPack): Promise<void> {
  if (triggers === undefined) return;
  const version = await newestVersion(db);
  if (version > 0) return;
  const inForce = rulesInForce(triggers, await nowOf(db), null);
  const document = JSON.stringify({ ...triggers, version: 1 });
  await db
    .insertInto('trigger_versions')
    .values({ version: 1, note: 'From the city pack', document, in_force: JSON.stringify(inForce) })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
}

async function nowOf(db: Db): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select now_ms() as now`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('the database does not tell the time');
  return row.now;
}

/** The number of the version that holds; 0 when the city has no rules. */
export async function newestVersion(db: Db): Promise<number> {
  const row = await db
    .selectFrom('trigger_versions')
    .select('version')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.version ?? 0;
}

/** The rules that hold, opened. */
export interface TriggersInForce {
  readonly version: number;
  readonly inForce: RulesInForce;
  readonly open: OpenTriggers;
}

/** Makes the reader of one database's rules. It keeps the version it opened last; null when there is none. */
export function readTriggersOf(pack: CityPack): (db: Db) => Promise<TriggersInForce | null> {
  const city = cityOf(pack);
  let known: (TriggersInForce & { readonly savedAt: Instant }) | null = null;
  return async (db) => {
    const newest = await db
      .selectFrom('trigger_versions')
      .select(['version', 'saved_at as savedAt'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (newest === undefined) return null;
    const { version, savedAt } = newest;
    // The number alone would do, but that a restored database may have given it again.
    if (known?.version === version && known.savedAt === savedAt) return known;
    const row = await db
      .selectFrom('trigger_versions')
      .select(['document', 'in_force'])
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    const document = escalationTriggers.parse(row.document);
    known = { version, savedAt, inForce: row.in_force, open: openTriggers(document, city) };
    return known;
  };
}

/** Null when the person may; else the failure. */
export function refusedTo(account: Account, right: TriggerRight) {
  const refusal = mayNotInTriggers(actorOf(account), right);
  return refusal === null ? null : fail('not-permitted', refusal.message);
}

const versionsOf = (db: Db) =>
  db
    .selectFrom('trigger_versions as v')
    .leftJoin('accounts as a', 'a.id', 'v.saved_by')
    .select(['v.version', 'v.saved_at', 'v.note', 'a.id', 'a.name'])
    .orderBy('v.version', 'desc');

type VersionRow = Awaited<ReturnType<ReturnType<typeof versionsOf>['execute']>>[number];

function shown({ version, saved_at: savedAt, note, id, name }: VersionRow) {
  return { version, savedAt, note, savedBy: id === null || name === null ? null : { id, name } };
}

export async function listTriggerVersions(core: HubCore, account: Account): Answer<'trigger-versions'> {
  const refused = refusedTo(account, 'read');
  if (refused !== null) return refused;
  const rows = await versionsOf(core.db).execute();
  return succeed({ versions: rows.map(shown) });
}

export async function getTriggerVersion(
  core: HubCore,
  account: Account,
  { version }: Ask<'trigger-version'>,
): Answer<'trigger-version'> {
  const refused = refusedTo(account, 'read');
  if (refused !== null) return refused;
  const found = versionsOf(core.db).select('v.document').limit(1);
  const row = await (version === null ? found : found.where('v.version', '=', version)).executeTakeFirst();
  if (row === undefined) return succeed(null);
  return succeed({ ...shown(row), document: escalationTriggers.parse(row.document) });
}

/** What is wrong with a document; its version plays no part. */
function judged(core: HubCore, document: Readonly<Record<string, unknown>>, version: number) {
  return checkTriggers({ ...document, version }, core.city.pack.services);
}

export async function judgeTriggers(
  core: HubCore,
  account: Account,
  { document }: Ask<'check-triggers'>,
): Answer<'check-triggers'> {
  const refused = refusedTo(account, 'read');
  if (refused !== null) return refused;
  const check = judged(core, document, 1);
  return succeed({ findings: check.ok ? [] : check.findings.map(copied) });
}

const copied = ({ path, message }: { path: readonly (string | number)[]; message: string }) => ({
  path: [...path],
  message,
});

/** A document as somebody wrote it, checked. @param version that it is to have */
export function readWritten(core: HubCore, document: Readonly<Record<string, unknown>>, version: number) {
  const check = judged(core, document, version);
  return check.ok ? check : { ok: false as const, findings: check.findings.map(copied) };
}

/** Saves a document as the next version. */
export async function saveTriggers(
  core: HubCore,
  account: Account,
  { commandId, base, document, note }: Ask<'save-triggers'>,
): Answer<'save-triggers'> {
  const refused = refusedTo(account, 'save');
  if (refused !== null) return refused;
  const written = readWritten(core, document, base + 1);
  if (!written.ok) return succeed({ status: 'findings', findings: written.findings });
  return core.db.transaction().execute(async (tx) => {
    await sql`lock table trigger_versions in share row exclusive mode`.execute(tx);
    const again = await tx
      .selectFrom('trigger_versions')
      .select('version')
      .where('command_id', '=', commandId)
      .executeTakeFirst();
    if (again !== undefined) return succeed({ status: 'saved', version: again.version });
    const before = await tx
      .selectFrom('trigger_versions')
      .select(['version', 'document', 'in_force'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirst();
    const newest = before?.version ?? 0;
    if (newest !== base) {
      const message =
        'Somebody saved another version of the rules meanwhile. Yours was not saved: look at theirs, then save again.';
      return succeed({ status: 'behind', newest, message });
    }
    const was =
      before === undefined
        ? null
        : { document: escalationTriggers.parse(before.document), inForce: before.in_force };
    const now = await nowOf(tx);
    await tx
      .insertInto('trigger_versions')
      .values({
        version: base + 1,
        saved_by: account.id,
        note,
        command_id: commandId,
        document: JSON.stringify(written.document),
        in_force: JSON.stringify(rulesInForce(written.document, now, was)),
      })
      .execute();
    return succeed({ status: 'saved', version: base + 1 });
  });
}
