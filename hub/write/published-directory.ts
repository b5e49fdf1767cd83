import { directory } from '../../shared/domain/directory/directory.ts';
import { openDirectory } from '../../shared/domain/directory/open-directory.ts';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import type { PublishedDirectory } from '../../shared/domain/escalation/escalation-offer.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { sql } from 'kysely';
import type { DirectoryAnswer } from '../../shared/contract/hub-protocol.ts';
import type { Db } from '../storage/database.ts';

/** The directory that holds, and since when. */
interface DirectoryInForce extends PublishedDirectory {
  readonly publishedAt: Instant;
}

/**
 * Reads the directory that holds, in a transaction or outside one. The number of the version is read each time, for
 * another hub may have published; its document only when this hub does not have it open.
 */
export type ReadDirectory = (db: Db) => Promise<DirectoryInForce>;

/** Makes the reader of one database's directory. It keeps the version it opened last. */
export function readDirectoryOf(pack: CityPack): ReadDirectory {
  let known: DirectoryInForce | null = null;
  return async (db) => {
    const newest = await db
      .selectFrom('directory_versions')
      .select(['version', 'published_at'])
      .orderBy('version', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    // The number alone would do, but that a restored database may have given it again.
    const { version, published_at: publishedAt } = newest;
    if (known !== null && known.version === version && known.publishedAt === publishedAt) return known;
    const row = await db
      .selectFrom('directory_versions')
      .select('document')
      .where('version', '=', version)
      .executeTakeFirstOrThrow();
    const opened = { version, publishedAt, open: openDirectory(directory.parse(row.document), pack) };
    known = opened;
    return opened;
  };
}

/** The directory that holds, for a desk to keep; from one state of the database. */
export async function readPublished({
  db,
  directory: read,
}: {
  readonly db: Db;
  readonly directory: ReadDirectory;
}): Promise<DirectoryAnswer> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { rows } = await sql<{ epoch: string; now: Instant }>`
        select epoch, now_ms() as now from feed_head`.execute(tx);
      const [head] = rows;
      if (head === undefined) throw new Error('the feed has no head: the migration did not finish');
      const { version, publishedAt, open } = await read(tx);
      return { epoch: head.epoch, version, publishedAt, asOf: head.now, directory: open.directory };
    });
}
