import {
  CONSOLE_DOOR,
  type ConsoleEvent,
  type DoorName,
  type DoorOutput,
} from '../../../shared/contract/console-door.ts';
import { FAILURE_STATUS, fail, type Failure, type Result } from '../../../shared/contract/failure.ts';
import { typedRefusal } from '../../../shared/contract/input-words.ts';
import type { ConsolePorts } from '../ports.ts';
import { StoreFault } from '../store/store-fault.ts';
import type { EventHub } from './event-hub.ts';
import { eventStream } from './event-stream.ts';
import type { Handlers } from './handler-types.ts';
import { readJson } from './read-json.ts';
import { REPORTS } from '../../../shared/contract/report-door.ts';
import { FILES } from './file-door.ts';
import { headersOf } from './security-headers.ts';

export interface DoorInputs {
  readonly ports: Pick<ConsolePorts, 'asset' | 'log' | 'tiles'>;
  readonly handlers: Handlers;
  readonly events: EventHub;
  /** Answers what is asked below /files/. */
  readonly files: (request: Request) => Promise<Result<Response>>;
  /** Answers what is asked below /reports/. */
  readonly reports: (request: Request) => Promise<Result<Response>>;
  readonly firstEvents: () => readonly ConsoleEvent[];
  readonly heartbeat: number;
  readonly closing: AbortSignal;
  /** A reader found the cache damaged. */
  readonly cacheDamaged: () => void;
}

const DISK_FULL = fail(
  'disk-full',
  'The disk of this desk is full. What you just did is not saved: free some space, then try again.',
);
const CACHE_DAMAGED = fail(
  'internal',
  'The copy of the cases on this desk was damaged and is being made anew. Unsent work is safe; try again in a minute.',
);
const INTERNAL = fail('internal', 'Desk311 met an error of its own. Try again; restart Desk311 if it stays.');
const CLOSING = fail('shutting-down', 'Desk311 is closing. What was saved is safe.');
/** Where map pictures are, if there are any. */
const TILES = 'tiles/';
const NOT_FOUND = fail('not-found', 'The console has nothing at this address.');

const encoder = new TextEncoder();

function answerJson(body: unknown, status: number): Response {
  const bytes = encoder.encode(JSON.stringify(body));
  return new Response(bytes, {
    status,
    headers: headersOf({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      // Its length is known, so that head and body can go out as one.
      'content-length': String(bytes.byteLength),
    }),
  });
}

function answerFailure({ failure }: { failure: Failure }): Response {
  return answerJson(failure, FAILURE_STATUS[failure.code]);
}

const isDoorName = (name: string): name is DoorName => Object.hasOwn(CONSOLE_DOOR, name);

/** The console's one door as a web-standard function: /rpc/<name>, /events, and the files of the screens. */
export function serveDoor(door: DoorInputs): (request: Request) => Promise<Response> {
  const { ports, handlers } = door;

  const call = async <N extends DoorName>(name: N, request: Request): Promise<Result<DoorOutput<N>>> => {
    const json = await readJson(request);
    if (!json.ok) return json;
    const procedure = CONSOLE_DOOR[name];
    const input = procedure.input.safeParse(json.value);
    if (!input.success) {
      const [issue] = input.error.issues;
      const typed = issue === undefined ? null : typedRefusal(issue);
      return fail(
        'invalid-input',
        typed === null
          ? `The console could not take this: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`
          : `${typed} Nothing was saved.`,
      );
    }
    const answer = await handlers[name](input.data as Parameters<Handlers[N]>[0], request.signal);
    if (!answer.ok) return answer;
    const output = procedure.output.safeParse(answer.value);
    if (output.success) return { ok: true, value: output.data as DoorOutput<N> };
    throw new TypeError(`the answer of ${name} is not what the contract says: ${output.error.message}`);
  };

  /** Expected faults become failures; a bug is logged, without its input, and says nothing. */
  const failureOf = (name: string, error: unknown, request: Request): { failure: Failure } => {
    if (request.signal.aborted || door.closing.aborted) return CLOSING;
    if (error instanceof StoreFault && error.code === 'disk-full') return DISK_FULL;
    if (error instanceof StoreFault && error.code === 'cache-damaged') {
      door.cacheDamaged();
      return CACHE_DAMAGED;
    }
    ports.log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return INTERNAL;
  };

  const rpc = async (name: string, request: Request): Promise<Response> => {
    if (!isDoorName(name)) return answerFailure(NOT_FOUND);
    if (request.method !== 'POST') return answerFailure(fail('invalid-input', 'Ask the console with POST.'));
    try {
      const answer = await call(name, request);
      return answer.ok ? answerJson(answer.value, 200) : answerFailure(answer);
    } catch (error) {
      return answerFailure(failureOf(name, error, request));
    }
  };

  const readFileAt = async (path: string) =>
    path.startsWith(TILES) ? (ports.tiles?.read(path.slice(TILES.length)) ?? null) : ports.asset(path);
  const bytes = async (name: 'files' | 'reports', request: Request): Promise<Response> => {
    try {
      const answer = await door[name](request);
      return answer.ok ? answer.value : answerFailure(answer);
    } catch (error) {
      return answerFailure(failureOf(name, error, request));
    }
  };

  const file = async (pathname: string): Promise<Response> => {
    const path = assetPath(pathname);
    const asset = path === null ? null : await readFileAt(path);
    if (path === null || asset === null) return answerFailure(NOT_FOUND);
    // Built files carry a hash in their name; only the page itself can change under its name.
    const kept = path.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
    const cache = path.startsWith(TILES) ? 'private, max-age=86400' : kept;
    return new Response(asset.body, {
      headers: headersOf({ 'content-type': asset.contentType, 'cache-control': cache }),
    });
  };

  return async (request) => {
    if (door.closing.aborted) return answerFailure(CLOSING);
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/rpc/')) return rpc(pathname.slice('/rpc/'.length), request);
    if (pathname.startsWith(FILES)) return bytes('files', request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return answerFailure(NOT_FOUND);
    if (pathname.startsWith(REPORTS)) return bytes('reports', request);
    if (pathname === '/events') {
      const { events, firstEvents: first, heartbeat, closing } = door;
      return eventStream(request, { events, first, heartbeat, closing });
    }
    try {
      return await file(pathname);
    } catch (error) {
      return answerFailure(failureOf('file', error, request));
    }
  };
}

/** The path of a file from the renderer's root; null for one that leads out of it or is no path. */
function assetPath(pathname: string): string | null {
  if (pathname === '/') return 'index.html';
  let path: string;
  try {
    path = decodeURIComponent(pathname.slice(1));
  } catch {
    return null;
  }
  // oxlint-disable-next-line no-control-regex -- a NUL would end the path for the system
  if (/[\\\u0000:]/.test(path)) return null;
  return path.split('/').some((part) => part === '' || part === '.' || part === '..') ? null : path;
}
