import type { z } from 'zod';
import { CONSOLE_DOOR, type DoorName, type DoorOutput } from '../../../shared/contract/console-door.ts';
import { fail, FAILURE_STATUS, type Failure, type Result } from '../../../shared/contract/failure.ts';
import type { ConsolePorts } from '../ports.ts';
import type { Notices } from './create-notices.ts';
import { serveAsset } from './serve-asset.ts';

/** Longest body of a question, in bytes. */
const MOST_BYTES = 2 * 1024 * 1024;

/** What answers each procedure of the door. Expected failures are values; a bug may throw. */
export type DoorHandlers = {
  readonly [N in DoorName]: (
    input: z.output<(typeof CONSOLE_DOOR)[N]['input']>,
    signal: AbortSignal,
  ) => Promise<Result<DoorOutput<N>>>;
};

interface DoorParts {
  readonly handlers: DoorHandlers;
  readonly notices: Notices;
  readonly asset: ConsolePorts['asset'];
  readonly log: ConsolePorts['log'];
}

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

function answerFailure(failure: Failure): Response {
  return Response.json(failure, { status: FAILURE_STATUS[failure.code], headers: HEADERS });
}

function isDoorName(name: string): name is DoorName {
  return Object.hasOwn(CONSOLE_DOOR, name);
}

async function readInput(request: Request): Promise<Result<unknown>> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json')) {
    return fail('invalid-input', 'The console takes JSON. Nothing was changed.');
  }
  const tooLarge = fail('too-large', 'That is more than the console takes at once. Nothing was changed.');
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) return tooLarge;
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > MOST_BYTES) return tooLarge;
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return fail('invalid-input', 'That could not be read as JSON. Nothing was changed.');
  }
}

/** What is wrong with an input, in a sentence: the field and the rule. */
function inputWords(error: z.ZodError): string {
  const [first] = error.issues;
  const field = first?.path.join('.') ?? '';
  return `${field === '' ? 'The input' : field}: ${first?.message ?? 'is not right'}. Nothing was changed.`;
}

/**
 * The console as one web-standard function: POST /rpc/<name>, GET /events, and the renderer's files.
 * Inputs and outputs are checked against the contract; whatever goes wrong is answered as a failure of the closed list.
 */
export function createDoor({ handlers, notices, asset, log }: DoorParts): (request: Request) => Promise<Response> {
  const answer = async <N extends DoorName>(name: N, request: Request): Promise<Response> => {
    const read = await readInput(request);
    if (!read.ok) return answerFailure(read.failure);
    const input = CONSOLE_DOOR[name].input.safeParse(read.value);
    if (!input.success) {
      return answerFailure({ code: 'invalid-input', message: inputWords(input.error) });
    }
    const handle: DoorHandlers[N] = handlers[name];
    const result = await handle(input.data as Parameters<DoorHandlers[N]>[0], request.signal);
    if (!result.ok) return answerFailure(result.failure);
    const output = CONSOLE_DOOR[name].output.safeParse(result.value);
    if (!output.success) throw new Error(`${name} answered against its contract: ${output.error.message}`);
    return Response.json(output.data, { headers: HEADERS });
  };

  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/events' && request.method === 'GET') return notices.open(request);
    if (!pathname.startsWith('/rpc/')) return serveAsset(asset, request.method, pathname);
    const name = pathname.slice('/rpc/'.length);
    if (!isDoorName(name) || request.method !== 'POST') {
      return answerFailure({ code: 'not-found', message: 'The console has no such procedure.' });
    }
    try {
      return await answer(name, request);
    } catch (error) {
      if (request.signal.aborted) return new Response(null, { status: 499 });
      log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return answerFailure({
        code: 'internal',
        message: 'Something went wrong in the console. What was saved is safe; try again, or reload the window.',
      });
    }
  };
}
