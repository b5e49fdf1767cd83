import type { IncomingMessage } from 'node:http';

/** Headers of the connection, not of the message; and the cookie, which is the gate's and no one else's. */
const KEPT_BACK = new Set([
  'connection',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Node's request as a web-standard one.
 * @param body null for GET and HEAD
 */
export function toWebRequest(
  request: IncomingMessage,
  origin: string,
  body: Uint8Array<ArrayBuffer> | null,
  signal: AbortSignal,
): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (values === undefined || KEPT_BACK.has(name)) continue;
    for (const value of values) headers.append(name, value);
  }
  return new Request(new URL(`${origin}${request.url ?? '/'}`), {
    method: request.method ?? 'GET',
    headers,
    body,
    signal,
  });
}
