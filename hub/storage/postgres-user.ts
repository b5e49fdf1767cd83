import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartRefusal } from '../start-refusal.ts';

const run = promisify(execFile);

/** The user PostgreSQL runs as when the hub runs as root, which PostgreSQL refuses to be. */
export interface PostgresUser {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

async function idsOf(name: string): Promise<PostgresUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function makeUser(): Promise<void> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', NAME]);
  } catch {
    // BusyBox systems have adduser instead.
    await run('adduser', ['-S', '-D', '-H', '-s', '/bin/false', NAME]);
  }
}

/**
 * Whom to run PostgreSQL as; null when that is whoever runs the hub. As root the system user "postgres", made when
 * it is missing. Throws a StartRefusal when that can't be done.
 */
export async function postgresUser(): Promise<PostgresUser | null> {
  if (process.getuid?.() !== 0) return null;
  const known = await idsOf(NAME);
  if (known !== null) return known;
  try {
    await makeUser();
  } catch {
    throw new StartRefusal(
      `PostgreSQL does not run as root and the system user "${NAME}" could not be made: make it, or run the hub as an ordinary user.`,
    );
  }
  const made = await idsOf(NAME);
  if (made === null) throw new Error(`the user ${NAME} was made and is not there`);
  return made;
}

/** The uppermost folder on the way to a path that a user can't pass through; null when the way is open. */
export async function closedFolder(path: string, user: PostgresUser): Promise<string | null> {
  const parent = dirname(path);
  if (parent !== path) {
    const above = await closedFolder(parent, user);
    if (above !== null) return above;
  }
  const { uid, gid, mode } = await stat(path);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & bit) === 0 ? path : null;
}
