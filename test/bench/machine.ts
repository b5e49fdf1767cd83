import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const GIGABYTE = 2 ** 30;

/** What it was measured on, in one line. @param postgres version of the database; null when none was used */
export function machineInWords(postgres: string | null): string {
  const [first] = cpus();
  const [load = 0] = loadavg();
  return [
    `${availableParallelism()} × ${first?.model.trim() || 'unknown processor'}`,
    `${(totalmem() / GIGABYTE).toFixed(0)} GB`,
    `${type()} ${release()}`,
    `Node ${process.versions.node}`,
    ...(postgres === null ? [] : [`PostgreSQL ${postgres}`]),
    ...(load > 0 ? [`load ${load.toFixed(1)}`] : []),
  ].join(', ');
}

/**
 * Memory of a process in MB: the most it ever held on Linux, what it holds now on other systems with `ps`, null
 * elsewhere.
 */
export async function memoryOf(pid: number): Promise<number | null> {
  try {
    if (process.platform === 'linux') {
      const peak = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1];
      return peak === undefined ? null : Number(peak) / 1024;
    }
    if (process.platform === 'win32') return null;
    const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(pid)]);
    return Number(stdout.trim()) / 1024;
  } catch {
    return null;
  }
}
