import {
  CONSOLE_DOOR,
  type DoorInput,
  type DoorName,
  type DoorOutput,
} from '../../shared/contract/console-door.ts';
import { failure, type Failure } from '../../shared/contract/failure.ts';

/** A failed question to the console, as an error that React Query can carry. */
export class DoorError extends Error {
  readonly failure: Failure;
  constructor(reason: Failure) {
    super(reason.message);
    this.name = 'DoorError';
    this.failure = reason;
  }
}

const UNREADABLE: Failure = {
  code: 'internal',
  message: 'The console gave an answer that could not be read. Nothing was lost; reload the window.',
};
const UNREACHED: Failure = {
  code: 'internal',
  message: 'The console does not answer. What you typed is still here; restart Desk311 if this stays.',
};

/** A browser sends at most 64 KiB after its page has gone. */
const LAST_WORDS = 60_000;

function request(body: string) {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body };
}

/** Asks the console through its one door. Throws a DoorError, or the AbortError of its own signal. */
export async function ask<N extends DoorName>(
  name: N,
  input: DoorInput<N>,
  signal?: AbortSignal,
): Promise<DoorOutput<N>> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`/rpc/${name}`, { ...request(JSON.stringify(input)), signal: signal ?? null });
    body = await response.json();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new DoorError(UNREACHED);
  }
  if (!response.ok) {
    const said = failure.safeParse(body);
    throw new DoorError(said.success ? said.data : UNREADABLE);
  }
  const answer = CONSOLE_DOOR[name].output.safeParse(body);
  if (!answer.success) throw new DoorError(UNREADABLE);
  return answer.data as DoorOutput<N>;
}

/** Tells the console something while the page is going away; there is nobody left to hear the answer. */
export function tellAtTheEnd<N extends DoorName>(name: N, input: DoorInput<N>): void {
  const body = JSON.stringify(input);
  void fetch(`/rpc/${name}`, { ...request(body), keepalive: body.length < LAST_WORDS }).catch(
    () => undefined,
  );
}
