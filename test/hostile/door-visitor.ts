import type { DoorName } from '../../shared/contract/console-door.ts';
import { failure } from '../../shared/contract/failure.ts';
import { refusal } from '../../shared/domain/refusal.ts';
import { z } from 'zod';
import type { InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';

/** What came of something put through the console's door. */
export type DoorOutcome =
  | { readonly name: 'taken'; readonly body: unknown }
  /** Not taken, and it was said why and what to do. */
  | { readonly name: 'refused'; readonly message: string };

const refusedCommand = z.object({ status: z.literal('refused'), refusal });
/** Names of parts of the program, and words of its libraries, that nobody at a desk should read. */
const PROGRAM_WORDS =
  /\b(?:command|input|string|object|regex|undefined|null|body)\b|Invalid|Too (?:big|small)/;

function clear(name: string, message: string): DoorOutcome {
  const sentences = /^[“A-Z].{15,}[.!]$/s.test(message);
  if (!sentences || PROGRAM_WORDS.test(message)) {
    throw new Error(`${name}: this is no sentence for a person at a desk: ${message.slice(0, 300)}`);
  }
  return { name: 'refused', message };
}

/**
 * Puts something through the door as a screen does. A failure of the program's own, and a refusal that does not say
 * clearly what to do, throw.
 */
export async function putThrough(desk: InProcessDesk, name: DoorName, input: unknown): Promise<DoorOutcome> {
  const response = await desk.console.fetch(
    new Request(`http://desk/rpc/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    }),
  );
  const body: unknown = await response.json();
  if (!response.ok) {
    const { code, message } = failure.parse(body);
    if (response.status >= 500 || code === 'internal') {
      throw new Error(`${name}: ${response.status} ${code}: ${message}\n${desk.log.slice(-5).join('\n')}`);
    }
    return clear(name, message);
  }
  const refused = refusedCommand.safeParse(body);
  return refused.success ? clear(name, refused.data.refusal.message) : { name: 'taken', body };
}

/** Waits until everything sent has been answered. Fails when the hub refused what the desk took. */
export async function allAnswered(desk: InProcessDesk, hubLog: () => string): Promise<void> {
  await until(
    'nothing unsent',
    async () => {
      const { unsent, refused } = await desk.ask('connection.get', {});
      if (refused > 0)
        throw new Error(JSON.stringify((await desk.ask('outbox.list', {})).entries.slice(0, 2)));
      return unsent === 0 || null;
    },
    30_000,
    () => `${desk.log.slice(-5).join('\n')}\n${hubLog().split('\n').slice(-5).join('\n')}`,
  );
}
