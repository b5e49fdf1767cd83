import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');

/** One of our programs as a process of its own, as a user would run it. */
export interface ChildProgram {
  readonly pid: number;
  /** What it wrote so far, both streams. */
  output(): string;
  /** The whole lines of it. */
  lines(): string[];
  /** The last lines, to say with what went wrong. */
  blame(): string;
  /** Writes a value as a line of JSON to what it reads. */
  tell(value: unknown): void;
  /** Asks it to stop and waits; returns the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  ended(): Promise<number | null>;
}

/** Starts a program of the project with the Node that runs the tests. */
export function startProgram(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
): ChildProgram {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  // It may be gone when it is written to.
  child.stdin.on('error', () => child.stdin.destroy());
  const end = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const lines = () => text.split('\n').slice(0, -1);
  return {
    pid: child.pid ?? -1,
    output: () => text,
    lines,
    blame: () => lines().slice(-10).join('\n'),
    tell: (value) => child.stdin.write(`${JSON.stringify(value)}\n`),
    stop: () => {
      child.kill('SIGTERM');
      return end;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await end;
    },
    ended: () => end,
  };
}

/** A busy machine may take so long for what is done at once otherwise, in milliseconds. */
const BUSY = 60_000;

/** Asks again until the answer is not null. Fails with `what` and what `blame` says after the time is over. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null> | T | null,
  milliseconds = 20_000,
  blame: () => string = () => '',
): Promise<T> {
  const patience = Math.max(milliseconds, BUSY);
  const end = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`waited ${patience} ms for ${what}\n${blame()}`);
    await wait(20);
  }
}

/** A folder that is gone after the test file. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'desk311-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
