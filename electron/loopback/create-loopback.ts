import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { timingSafeEqual } from 'node:crypto';
import { readBody } from '../core/host/read-body.ts';
import { checkRequest } from './check-request.ts';
import { createGate, digest, newSecret } from './create-gate.ts';
import { sendWebResponse } from './send-web-response.ts';
import { toWebRequest } from './to-web-request.ts';
import { GUARD_HEADERS, turnAway, type TurnedAway } from './turn-away.ts';

/** Where the owner of the console (a second start on the same folder) asks for a new address. */
export const NEW_ADDRESS_PATH = '/new-address';

/** The console on a port of this computer. */
export interface Loopback {
  readonly origin: string;
  /** What a second start has to bring to be given a new address. */
  readonly ownerSecret: string;
  /** An address that lets one browser in, once. The one before it is of no use any more. */
  newAddress(): string;
  /** From now on every request is answered with "stopping". */
  drain(): void;
  /** Ends what is still open. */
  close(): Promise<void>;
}

interface Settings {
  readonly fetch: (request: Request) => Promise<Response>;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly log: (line: string) => void;
  /** Longest body of a request, in bytes. */
  readonly mostBytes?: number;
  /** How long a request may take to come in, in milliseconds. */
  readonly patience?: number;
}

const NO_COOKIE: TurnedAway = {
  status: 401,
  code: 'signed-out',
  sentence:
    'This console is open only in the browser it was opened for: press Enter in the terminal where Desk311 runs (or start it again) and open the address it prints.',
};
const TOO_LARGE: TurnedAway = {
  status: 413,
  code: 'too-large',
  sentence: 'That is more than this console takes at once; nothing of it was kept.',
};
const STOPPING: TurnedAway = {
  status: 503,
  code: 'shutting-down',
  sentence: 'Desk311 is stopping. What was saved is safe; start it again to go on.',
};
const BROKEN: TurnedAway = {
  status: 500,
  code: 'internal',
  sentence: 'Something went wrong in the console. What was saved is safe; reload to go on.',
};

/** Opens the console on 127.0.0.1. Rejects when the port is taken. */
export async function createLoopback(settings: Settings): Promise<Loopback> {
  const { mostBytes = 4_000_000, patience = 30_000 } = settings;
  const server = createServer({
    headersTimeout: Math.min(patience, 10_000),
    requestTimeout: patience,
    connectionsCheckingInterval: Math.min(patience, 2_000),
    maxHeaderSize: 16_384,
  });
  server.maxConnections = 200;
  server.listen({ port: settings.port, host: '127.0.0.1', exclusive: true });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The loopback has no port.');
  const { port } = address;
  const origin = `http://127.0.0.1:${port}`;
  const authorities = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const gate = createGate(port);
  const ownerSecret = newSecret();
  const newAddress = () => `${origin}/?token=${gate.newToken()}`;
  /** A request's signal follows ours only as long as the request itself is held: Node refers to it weakly. */
  const inWork = new Set<Request>();
  let draining = false;

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.destroyed) return;
      settings.log(
        `loopback: ${request.method} failed: ${error instanceof Error ? error.stack : String(error)}`,
      );
      if (response.headersSent) response.destroy();
      else turnAway(request, response, BROKEN);
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isOwner(request)) {
      sendNewAddress(request, response);
      return;
    }
    const refused = checkRequest(request, authorities);
    if (refused !== null) {
      turnAway(request, response, refused);
      return;
    }
    const token = tokenOf(request);
    const known = gate.knows(request.headers.cookie);
    const cookie = token === null ? null : gate.enter(token);
    if (token !== null && (known || cookie !== null)) {
      letIn(response, cookie);
    } else if (!known) {
      turnAway(request, response, NO_COOKIE);
    } else if (draining) {
      turnAway(request, response, STOPPING);
    } else {
      await pass(request, response);
    }
  }

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const body = request.method === 'POST' ? await readBody(request, mostBytes) : null;
    if (request.method === 'POST' && body === null) {
      turnAway(request, response, TOO_LARGE);
      return;
    }
    const asked = toWebRequest(request, origin, body, gone.signal);
    inWork.add(asked);
    response.once('close', () => inWork.delete(asked));
    await sendWebResponse(await settings.fetch(asked), response);
  }

  /** Not a browser: those always name an Origin when they POST. */
  function isOwner({ method, url, headers }: IncomingMessage): boolean {
    if (method !== 'POST' || url !== NEW_ADDRESS_PATH || headers.origin !== undefined) return false;
    return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${ownerSecret}`));
  }

  function sendNewAddress(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    response.writeHead(200, {
      ...GUARD_HEADERS,
      'cache-control': 'no-store',
      'content-type': 'application/json',
    });
    response.end(JSON.stringify({ url: newAddress() }));
  }

  return {
    origin,
    ownerSecret,
    newAddress,
    drain() {
      draining = true;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function tokenOf({ method, url }: IncomingMessage): string | null {
  if (method !== 'GET' || url?.startsWith('/?') !== true) return null;
  return new URLSearchParams(url.slice(2)).get('token');
}

/** Redirects to the console itself, so that the token stays in no history. */
function letIn(response: ServerResponse, cookie: string | null): void {
  response.writeHead(303, {
    ...GUARD_HEADERS,
    'cache-control': 'no-store',
    location: '/',
    ...(cookie === null ? {} : { 'set-cookie': cookie }),
  });
  response.end();
}
