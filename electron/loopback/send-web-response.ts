import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GUARD_HEADERS } from './turn-away.ts';

/**
 * Sends a web-standard response, as it comes: the headers at once (an event stream may have nothing to say for long),
 * each chunk when the reader has room. Rejects when the body breaks off.
 */
export async function sendWebResponse(response: Response, out: ServerResponse): Promise<void> {
  out.statusCode = response.status;
  for (const [name, value] of Object.entries(GUARD_HEADERS)) out.setHeader(name, value);
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && name !== 'connection' && name !== 'transfer-encoding')
      out.setHeader(name, value);
  }
  if (response.body === null || out.req.method === 'HEAD') {
    await response.body?.cancel();
    out.end();
    return;
  }
  out.flushHeaders();
  await pipeline(Readable.fromWeb(response.body), out);
}
