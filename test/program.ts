import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');

/** One of our programs as a process of its own, as a user would run it. */
export interface Program {
  readonly pid: number;
  /** What it wrote so far, both streams. */
  output(): string;
  /** Asks it to stop and waits; returns the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  ended(): Promise<number | null>;
}

/** Starts a program of the project with the Node that runs the tests. */
export function startProgram(file: string, args: readonly string[], env: Record<string, string>): Program {
  const child: ChildProcess = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const end = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  return {
    pid: child.pid ?? -1,
    output: () => text,
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

/** Asks again until the answer is not null. Fails with `what` and what `blame` says after the time is over. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null> | T | null,
  milliseconds = 20_000,
  blame: () => string = () => '',
): Promise<T> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`waited ${milliseconds} ms for ${what}\n${blame()}`);
    await wait(20);
  }
}

/** A folder that is gone after the test file. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'desk311-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
