import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { FAILURE_STATUS, fail, type Failure, type Result } from '../../../shared/contract/failure.ts';
import { SECOND } from '../../../shared/domain/instant.ts';
import { callNews, type CallNews, type PhoneCall } from '../../../shared/domain/phone-call.ts';
import { readBody } from './read-body.ts';
import { writeFileWhole } from './write-file-whole.ts';

/** Where the telephone system's program finds address and token, in the console's data folder. */
export const CALL_FILE = 'telephone-system.json';
/** Longest news of a call, bytes. */
const MOST_BYTES = 2_048;
/** News taken at once, and how many more each second: a desk has one telephone. */
const PACE = { burst: 30, perSecond: 10 } as const;
/** Whoever takes longer to say so little, in milliseconds, is not the telephone system. */
const PATIENCE = 5 * SECOND;

interface ListenerInput {
  /** Null: nothing listens. */
  readonly port: number | null;
  readonly dataFolder: string;
  readonly take: (news: CallNews) => Promise<Result<PhoneCall | null>>;
  readonly log: (line: string) => void;
  /** For tests; desks take the default. */
  readonly pace?: { readonly burst: number; readonly perSecond: number };
}

export interface CallListener {
  /** Null when nothing listens. */
  readonly port: number | null;
  close(): Promise<void>;
}

const NOTHING: CallListener = { port: null, close: async () => undefined };
const kept = z.object({ token: z.string().regex(/^[\w-]{43}$/) });

/** Equal lengths for the comparison. */
function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The token of this desk, made at the first start that listens. Only the same user of the computer can read its file. */
async function tokenIn(folder: string, port: number): Promise<string> {
  const path = join(folder, CALL_FILE);
  const before = await readFile(path, 'utf8').catch(() => 'null');
  const found = kept.safeParse(parsed(before));
  const token = found.success ? found.data.token : randomBytes(32).toString('base64url');
  await writeFileWhole(path, `${JSON.stringify({ url: `http://127.0.0.1:${port}/call`, token }, null, 2)}\n`);
  return token;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A bucket of tokens. @param now milliseconds that never go back */
function takePace(
  { burst, perSecond }: { burst: number; perSecond: number },
  now: () => number,
): () => boolean {
  let left = burst;
  let at = now();
  return () => {
    const since = now();
    left = Math.min(burst, left + ((since - at) / SECOND) * perSecond);
    at = since;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

const STRANGER = fail('not-permitted', 'Bring the token of this desk as "Authorization: Bearer ...".');
const ELSEWHERE = fail(
  'not-permitted',
  'Only a program on this computer may ask, at 127.0.0.1, and no web page.',
);
const UNKNOWN = fail('not-found', 'Tell of calls with POST /call.');
const NO_JSON = fail('invalid-input', 'Send JSON with content-type application/json.');
const TOO_LARGE = fail('too-large', `News of a call have at most ${MOST_BYTES} bytes.`);
const TOO_MANY = fail(
  'too-many-attempts',
  'These are more calls than one desk can have. Try again in a second.',
);

/**
 * Listens on 127.0.0.1 for the telephone system's news of calls, when a port is given. A port that can't be had is logged
 * and nothing listens: the desk works on without it.
 */
export async function listenForCalls(input: ListenerInput): Promise<CallListener> {
  const { port, dataFolder, take, log, pace = PACE } = input;
  if (port === null) return NOTHING;
  const server = createServer({
    headersTimeout: PATIENCE,
    requestTimeout: PATIENCE,
    connectionsCheckingInterval: SECOND,
    maxHeaderSize: 4_096,
  });
  server.maxConnections = 20;
  try {
    server.listen({ port, host: '127.0.0.1', exclusive: true });
    await once(server, 'listening');
  } catch (error) {
    log(`calls: not listening at port ${port} (${error instanceof Error ? error.message : String(error)})`);
    return NOTHING;
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The listener for calls has no port.');
  const hosts = new Set([`127.0.0.1:${address.port}`, `localhost:${address.port}`]);
  const secret = digest(`Bearer ${await tokenIn(dataFolder, address.port)}`);
  const mayGoOn = takePace(pace, () => performance.now());
  log(`calls: listening at 127.0.0.1:${address.port}; the token is in ${CALL_FILE}`);

  /** What is wrong with a request before its body is read. */
  const refusalOf = ({
    method,
    url,
    headers,
    headersDistinct,
  }: IncomingMessage): { failure: Failure } | null => {
    if (headersDistinct['host']?.length !== 1 || !hosts.has(headers.host?.toLowerCase() ?? ''))
      return ELSEWHERE;
    // Programs name no origin; every page that posts does.
    if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return ELSEWHERE;
    if (!timingSafeEqual(digest(headers.authorization ?? ''), secret)) return STRANGER;
    if (method !== 'POST' || url !== '/call') return UNKNOWN;
    if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) return NO_JSON;
    if (Number(headers['content-length'] ?? 0) > MOST_BYTES) return TOO_LARGE;
    return mayGoOn() ? null : TOO_MANY;
  };

  const answer = async (request: IncomingMessage): Promise<Result<PhoneCall | null>> => {
    const refused = refusalOf(request);
    if (refused !== null) return { ok: false, ...refused };
    const body = await readBody(request, MOST_BYTES);
    if (body === null) return TOO_LARGE;
    const news = callNews.safeParse(parsed(Buffer.from(body).toString('utf8')));
    if (news.success) return take(news.data);
    const [issue] = news.error.issues;
    // The value may be a number or worse, so only where and why are said.
    return fail(
      'invalid-input',
      `Not understood: ${issue?.path.join('.') || 'the body'} ${issue?.message ?? ''}`.trim(),
    );
  };

  server.on('request', (request, response) => {
    void answer(request)
      .catch((error: unknown): Result<PhoneCall | null> => {
        log(`calls: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        return fail('internal', 'Desk311 met an error of its own. Try again.');
      })
      .then((result) => send(request, response, result));
  });
  server.on('clientError', (_error, socket) => socket.destroy());

  return {
    port: address.port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function send(request: IncomingMessage, response: ServerResponse, result: Result<PhoneCall | null>): void {
  if (response.destroyed) return;
  const body = JSON.stringify(result.ok ? { noted: result.value !== null } : result.failure);
  response.writeHead(result.ok ? 200 : FAILURE_STATUS[result.failure.code], {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(request.complete ? {} : { connection: 'close' }),
  });
  response.end(body);
  // What is still coming in is thrown away, so that the answer is read before the connection ends.
  request.resume();
}
