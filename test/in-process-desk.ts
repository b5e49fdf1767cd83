import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConsole } from '../electron/core/create-console.ts';
import type { ConsoleOptions } from '../electron/core/console-options.ts';
import type { Console, ConsolePorts, KeyStore } from '../electron/core/ports.ts';
import {
  CONSOLE_DOOR,
  consoleEvent,
  type ConsoleEvent,
  type DoorInput,
  type DoorName,
  type DoorOutput,
} from '../shared/contract/console-door.ts';
import { failure, type Failure } from '../shared/contract/failure.ts';

/** A console in this process, asked through its door. */
export interface InProcessDesk {
  readonly console: Console;
  readonly log: readonly string[];
  readonly events: readonly ConsoleEvent[];
  ask<N extends DoorName>(name: N, input: DoorInput<N>): Promise<DoorOutput<N>>;
  askInVain<N extends DoorName>(name: N, input: DoorInput<N>): Promise<Failure>;
  close(): Promise<void>;
}

/** Keeps keys as the password's own hash would: quick enough for tests, wrong with another password. */
export function quickKeyStore(resumes = false): KeyStore {
  const path = (folder: string) => join(folder, 'test-key.json');
  const hash = (secret: string) => createHash('sha256').update(secret).digest('hex');
  const put = (folder: string, key: Uint8Array, secret: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      path(folder),
      JSON.stringify({ key: Buffer.from(key).toString('hex'), secret: hash(secret) }),
    );
  };
  return {
    async create(folder, secret) {
      const key = new Uint8Array(randomBytes(32));
      put(folder, key, secret);
      return key;
    },
    async unlock(folder, secret) {
      if (!existsSync(path(folder))) return null;
      const kept = JSON.parse(readFileSync(path(folder), 'utf8')) as { key: string; secret: string };
      const right = secret === null ? resumes : hash(secret) === kept.secret;
      return right ? new Uint8Array(Buffer.from(kept.key, 'hex')) : null;
    },
    async rewrap(folder, key, secret) {
      put(folder, key, secret);
    },
  };
}

/** Waits that a test has the patience for. */
export const QUICK_TIMING = { poll: 2_000, pollWithoutBell: 1_000, firstRetry: 100, longestRetry: 500 };

/** Opens a console on a data folder. */
export async function openDesk(
  dataFolder: string,
  hub: string | null,
  more: { ports?: Partial<ConsolePorts>; options?: Partial<ConsoleOptions> } = {},
): Promise<InProcessDesk> {
  const log: string[] = [];
  const events: ConsoleEvent[] = [];
  const console = await createConsole(
    {
      dataFolder,
      fixedHub: hub,
      keys: quickKeyStore(),
      deskName: 'Desk of the test',
      asset: async () => null,
      tiles: null,
      now: () => Date.now(),
      newId: () => randomUUID(),
      log: (line) => log.push(line),
      ...more.ports,
    },
    { timing: QUICK_TIMING, gatherWhileFilling: 50, ...more.options },
  );
  const stream = await console.fetch(new Request('http://desk/events'));
  const reading = readEvents(stream, events);
  const post = async (name: string, input: unknown) => {
    const response = await console.fetch(
      new Request(`http://desk/rpc/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }),
    );
    return { ok: response.ok, body: (await response.json()) as unknown };
  };
  return {
    console,
    log,
    events,
    ask: async <N extends DoorName>(name: N, input: DoorInput<N>): Promise<DoorOutput<N>> => {
      const { ok, body } = await post(name, input);
      if (!ok) throw new Error(`${name}: ${JSON.stringify(body)}\n${log.join('\n')}`);
      return CONSOLE_DOOR[name].output.parse(body) as DoorOutput<N>;
    },
    askInVain: async (name, input) => {
      const { ok, body } = await post(name, input);
      if (ok) throw new Error(`${name} answered, and should have failed: ${JSON.stringify(body)}`);
      return failure.parse(body);
    },
    async close() {
      await console.close();
      await reading;
    },
  };
}

async function readEvents(response: Response, into: ConsoleEvent[]): Promise<void> {
  if (response.body === null) throw new Error('the event stream has no body');
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: {"type"'));
      if (data !== undefined) into.push(consoleEvent.parse(JSON.parse(data.slice(5))));
    }
  }
}
