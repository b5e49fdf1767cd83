import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPolicy, type DeskPolicy } from '../core/host/read-policy.ts';

/** A reason not to start, as a sentence for the terminal. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

export interface LoopbackSettings {
  /** Folder of all profiles of this desk. */
  readonly dataFolder: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Where to say, as JSON, that the console is open; for a program that started this one. */
  readonly readyFile: string | null;
  readonly policy: DeskPolicy;
}

/** Reads arguments and environment. Throws CannotStart when one of them is wrong. */
export function readSettings(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): LoopbackSettings {
  try {
    const { values } = parseArgs({ args: [...args], options: { 'ready-file': { type: 'string' } } });
    return {
      dataFolder: join(resolve(env['DESK311_DATA'] || '.desk311'), 'console'),
      port: portOf(env['DESK311_CONSOLE_PORT']),
      readyFile: values['ready-file'] ?? null,
      policy: readPolicy(env),
    };
  } catch (error) {
    throw new CannotStart(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function portOf(value: string | undefined): number {
  if (value === undefined || value === '') return 0;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new Error(
    `DESK311_CONSOLE_PORT is not right: "${value}" is no port. Give a number from 1 to 65535, or none.`,
  );
}
