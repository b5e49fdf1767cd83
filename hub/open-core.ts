import { randomBytes } from 'node:crypto';
import type { CityPack } from '../shared/domain/city-pack.ts';
import { cityOf } from '../shared/domain/city.ts';
import { StartRefusal } from './start-refusal.ts';
import type { Db } from './storage/database.ts';
import { openDatabase } from './storage/open-database.ts';
import { renewEpochAfterRestore } from './storage/feed-epoch.ts';
import { migrate } from './storage/migrate.ts';
import { takeFirstDirectory } from './write/first-directory.ts';
import type { HubCore } from './write/hub-core.ts';
import { readDirectoryOf } from './write/published-directory.ts';
import { takeFirstTriggers } from './triggers/trigger-versions.ts';
import { takeTurns } from './write/take-turns.ts';

/** Measured on two cores: with 4 writers at once a hub does half as much again as with 20. */
const WRITERS = 4;

export interface CoreOptions {
  readonly databaseUrl: string;
  readonly pack: CityPack;
  readonly log: (line: string) => void;
  /** See HubCore. A program beside a hub needs none: hubs look at the feed themselves. */
  readonly ring?: HubCore['ring'];
  readonly poolSize?: number;
  /** See HubCore. A program beside a hub writes to no resident. */
  readonly publicUrl?: HubCore['publicUrl'];
}

/** Makes the settings of a new database, and returns its keys. */
async function settle(db: Db, pack: CityPack): Promise<Pick<HubCore, 'phoneKey' | 'linkKey'>> {
  await db
    .insertInto('settings')
    .values([
      { key: 'city', value: pack.city.id },
      { key: 'phone-key', value: randomBytes(32).toString('hex') },
      { key: 'link-key', value: randomBytes(32).toString('hex') },
    ])
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const rows = await db.selectFrom('settings').selectAll().execute();
  const settings = new Map(rows.map(({ key, value }) => [key, value]));
  const city = settings.get('city');
  const phoneKey = settings.get('phone-key');
  const linkKey = settings.get('link-key');
  if (phoneKey === undefined || linkKey === undefined) throw new Error('the database lacks a key');
  if (city === pack.city.id) return { phoneKey, linkKey };
  throw new StartRefusal(
    `This database belongs to the city "${city}", not to "${pack.city.id}": set DESK311_CITY or the database to the other.`,
  );
}

/** Why no connection could be made, for the terminal; null for what is a bug. */
function unreachable(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const code = String(error.code);
  if (/^(ECONN|ENOTFOUND|ETIMEDOUT|EHOST|EAI_)/.test(code)) return `it does not answer (${code})`;
  if (code === '28P01' || code === '28000') return 'it refuses the user or the password';
  return code === '3D000' ? 'it has no such database' : null;
}

/**
 * Opens a database for the write path: migrated, of the right city, its feed in order. `close` ends its connections.
 * Throws a StartRefusal, one sentence, when that can't be.
 */
export async function openCore(options: CoreOptions): Promise<HubCore & { close(): Promise<void> }> {
  const { databaseUrl, pack, log, ring = () => {}, poolSize, publicUrl = () => null } = options;
  const db = openDatabase(databaseUrl, {
    poolSize,
    lost: (error) => log(`The database closed a connection: ${error.message}`),
  });
  let keys: Pick<HubCore, 'phoneKey' | 'linkKey'>;
  try {
    for (const name of await migrate(db)) log(`Ran the migration ${name}.`);
    keys = await settle(db, pack);
    await takeFirstDirectory(db, pack);
    await takeFirstTriggers(db, pack);
    if (await renewEpochAfterRestore(db)) log('The database was restored: every desk fills its copy anew.');
  } catch (error) {
    await db.destroy();
    const why = unreachable(error);
    if (why === null) throw error;
    throw new StartRefusal(`The hub can't use the PostgreSQL that DATABASE_URL names: ${why}.`);
  }
  return {
    db,
    city: cityOf(pack),
    directory: readDirectoryOf(pack),
    ...keys,
    publicUrl,
    ring,
    turns: takeTurns(WRITERS),
    random: randomBytes,
    close: () => db.destroy(),
  };
}
