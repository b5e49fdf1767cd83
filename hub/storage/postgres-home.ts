import { createHash } from 'node:crypto';
import { chmod, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';
import { binariesIn, type PostgresBinaries } from './postgres-binaries.ts';
import { closedFolder, type PostgresUser } from './postgres-user.ts';

/** Where the folders go that root keeps for the postgres user when the one asked for is closed to it. */
export const RUNTIME_FOLDER = '/var/lib/desk311';

/** Says in the folder asked for where the database really is. */
const MOVED_NOTE = 'database-is-in.txt';

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

async function makeRuntimeFolder(inner: string): Promise<string> {
  const folder = join(RUNTIME_FOLDER, inner);
  await mkdir(folder, { recursive: true });
  await chmod(RUNTIME_FOLDER, 0o755);
  await chmod(folder, 0o755);
  return folder;
}

/**
 * The folder the database really lives in: the one asked for, or, when the postgres user can't reach that one (it is
 * under a closed folder such as /root), one in /var/lib/desk311, and a note in the first says so.
 * Throws a StartRefusal that names the closed folder when neither can be had.
 */
export async function postgresHome(
  asked: string,
  user: PostgresUser | null,
  log: (line: string) => void,
): Promise<string> {
  const folder = resolve(asked);
  await mkdir(folder, { recursive: true });
  if (user === null) return folder;
  const note = join(folder, MOVED_NOTE);
  // Once moved it stays there, even if the way is opened later: the cases are in the other place.
  if (existsSync(note)) return (await readFile(note, 'utf8')).trim();
  const closed = await closedFolder(folder, user);
  if (closed === null) return folder;
  try {
    const home = await makeRuntimeFolder(`postgres-${shortHash(folder)}`);
    await writeFile(note, `${home}\n`);
    log(`PostgreSQL can't pass through ${closed}, so the database is kept in ${home}.`);
    return home;
  } catch {
    throw new StartRefusal(
      `PostgreSQL runs as the user "postgres", which can't pass through ${closed}: run \`chmod o+x ${closed}\`, or set DESK311_DATA to a folder it can reach.`,
    );
  }
}

/** The programs themselves, or a copy in /var/lib/desk311 when the postgres user can't reach where npm put them. */
export async function reachableBinaries(
  binaries: PostgresBinaries,
  user: PostgresUser | null,
  log: (line: string) => void,
): Promise<PostgresBinaries> {
  if (user === null || (await closedFolder(dirname(binaries.pgCtl), user)) === null) return binaries;
  const copy = join(await makeRuntimeFolder('programs'), shortHash(await installedAs(binaries)));
  if (!existsSync(copy)) {
    log(`Copying PostgreSQL to ${copy}, where the user "postgres" can run it.`);
    const half = `${copy}.${process.pid}`;
    await cp(binaries.installation, half, { recursive: true, verbatimSymlinks: true });
    await chmod(half, 0o755);
    try {
      await rename(half, copy);
    } catch (error) {
      await rm(half, { recursive: true });
      // Another hub may have made the same copy at the same time.
      if (!existsSync(copy)) throw error;
    }
  }
  return binariesIn(copy);
}

/** What tells one build of the package from another. */
async function installedAs({ installation }: PostgresBinaries): Promise<string> {
  const manifest = join(dirname(installation), 'package.json');
  return existsSync(manifest) ? readFile(manifest, 'utf8') : basename(installation);
}
