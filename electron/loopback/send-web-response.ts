import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { GUARD_HEADERS } from './turn-away.ts';

/**
 * Sends a web-standard response, as it comes: the headers at once (an event stream may have nothing to say for long),
 * but together with the body when its length is known, which saves the browser a second look; each chunk when the
 * reader has room. A reader who leaves ends the body at once. Rejects when the body breaks off.
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
  if (!response.headers.has('content-length')) out.flushHeaders();
  const body = response.body.getReader();
  const left = once(out, 'close')
    .then(() => body.cancel())
    // A body that broke off has said so to whoever read it.
    .catch(() => undefined);
  for (;;) {
    const step: { readonly done: boolean; readonly value?: Uint8Array } = await body.read();
    if (step.done) break;
    if (!out.write(step.value)) await Promise.race([once(out, 'drain'), left]);
  }
  out.end();
  await left;
}
