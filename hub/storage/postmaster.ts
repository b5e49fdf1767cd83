import { execFile } from 'node:child_process';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a running PostgreSQL writes into its data folder. A crash leaves it behind. */
export interface Postmaster {
  readonly pid: number;
  /** Null while it is only just starting. */
  readonly port: number | null;
}

const fileIn = (data: string) => join(data, 'postmaster.pid');

async function readPostmaster(data: string): Promise<Postmaster | null> {
  let text: string;
  try {
    text = await readFile(fileIn(data), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  // Lines: pid, data folder, start time, port, socket folder, address, shared memory, status.
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1) return null;
  const port = Number(lines[3]);
  return { pid, port: Number.isInteger(port) && port > 0 ? port : null };
}

/** False also for another user's process: ours runs as we do, or as one that root may signal. */
function isOurs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Whether a live process is the PostgreSQL of a data folder; null when the system does not tell. */
async function isPostgresOf(pid: number, data: string): Promise<boolean | null> {
  try {
    // PostgreSQL makes its data folder its working directory.
    if (process.platform === 'linux') return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(data));
    if (process.platform === 'darwin') {
      const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]);
      return stdout.includes(data);
    }
    return null;
  } catch {
    return null;
  }
}

/**
 * The PostgreSQL that runs on a data folder; null when none does. A file left by a crash whose number another
 * program has taken since would keep PostgreSQL from starting, so it is removed.
 */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const found = await readPostmaster(data);
  if (found === null || !isOurs(found.pid)) return null;
  if ((await isPostgresOf(found.pid, data)) !== false) return found;
  await rm(fileIn(data), { force: true });
  return null;
}
