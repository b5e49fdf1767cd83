import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  CONSOLE_DOOR,
  consoleEvent,
  type ConsoleEvent,
  type DoorInput,
  type DoorName,
  type DoorOutput,
} from '../shared/contract/console-door.ts';
import { failure, type Failure } from '../shared/contract/failure.ts';
import { readSettings } from '../electron/loopback/read-settings.ts';
import { askRunning } from '../electron/loopback/running-console.ts';
import { startProgram, until, type ChildProgram } from './program.ts';

/** A console in a process of its own, asked through its real door. */
export interface DeskProgram extends ChildProgram {
  /** An address for a browser, asked for as a second start on the same folder does. */
  newAddress(): Promise<string>;
  ask<N extends DoorName>(name: N, input: DoorInput<N>): Promise<DoorOutput<N>>;
  /** The failure that an expected refusal of the door carries; fails when the door answers. */
  askInVain<N extends DoorName>(name: N, input: DoorInput<N>): Promise<Failure>;
  /** Everything the event stream has said since the start. */
  readonly events: readonly ConsoleEvent[];
}

/** Starts a console on a data folder, with or without a hub address fixed from outside. */
export async function startDesk(folder: string, hub: string | null): Promise<DeskProgram> {
  const readyFile = join(folder, `ready-${performance.now()}.json`);
  const program = startProgram('electron/loopback/main.ts', ['--ready-file', readyFile], {
    DESK311_DATA: folder,
    ...(hub === null ? {} : { DESK311_HUB: hub }),
  });
  const address = await until(
    'the console',
    () =>
      existsSync(readyFile)
        ? z.object({ url: z.string() }).parse(JSON.parse(readFileSync(readyFile, 'utf8'))).url
        : null,
    30_000,
    program.output,
  );
  const { origin } = new URL(address);
  const entered = await fetch(address, { redirect: 'manual' });
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';

  const post = async (name: string, input: unknown): Promise<{ ok: boolean; body: unknown }> => {
    const response = await fetch(`${origin}/rpc/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, origin },
      body: JSON.stringify(input),
    });
    return { ok: response.ok, body: await response.json() };
  };

  const events: ConsoleEvent[] = [];
  void readEvents(`${origin}/events`, cookie, origin, events);

  return {
    ...program,
    events,
    newAddress: async () => {
      const again = await askRunning(readSettings([], { DESK311_DATA: folder }).dataFolder);
      if (again === null) throw new Error(`the console gives no address\n${program.output()}`);
      return again;
    },
    ask: async <N extends DoorName>(name: N, input: DoorInput<N>): Promise<DoorOutput<N>> => {
      const { ok, body } = await post(name, input);
      if (!ok) throw new Error(`${name}: ${JSON.stringify(body)}\n${program.output()}`);
      return CONSOLE_DOOR[name].output.parse(body) as DoorOutput<N>;
    },
    askInVain: async (name, input) => {
      const { ok, body } = await post(name, input);
      if (ok) throw new Error(`${name} answered, and should have failed`);
      return failure.parse(body);
    },
  };
}

async function readEvents(url: string, cookie: string, origin: string, into: ConsoleEvent[]): Promise<void> {
  try {
    const response = await fetch(url, { headers: { cookie, origin, accept: 'text/event-stream' } });
    if (response.body === null) return;
    let rest = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = block.split('\n').find((line) => line.startsWith('data:'));
        if (data !== undefined) into.push(consoleEvent.parse(JSON.parse(data.slice(5))));
      }
    }
  } catch {
    // The console was stopped or killed by the test: that is how this stream ends.
  }
}
