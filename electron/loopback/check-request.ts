import type { IncomingMessage } from 'node:http';
import type { TurnedAway } from './turn-away.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST']);

/**
 * What is wrong with a request before anyone asks who sent it; null when nothing is. Another site's page can reach a
 * loopback port (by its number, or by a name of its own that it points at 127.0.0.1), but can't choose Host, Origin or
 * Sec-Fetch-Site.
 * @param authorities the host:port pairs this console answers to, in lower case
 */
export function checkRequest(request: IncomingMessage, authorities: ReadonlySet<string>): TurnedAway | null {
  const { host, origin, 'sec-fetch-site': site } = request.headersDistinct;
  const authority = host?.[0]?.toLowerCase() ?? '';
  if (host?.length !== 1 || !authorities.has(authority)) {
    return refuse(421, 'This console answers only at its own address on this computer.');
  }
  if (!METHODS.has(request.method ?? '')) {
    return { ...refuse(405, 'This console knows GET, HEAD and POST only.'), code: 'invalid-input' };
  }
  if (request.url?.startsWith('/') !== true) {
    return { ...refuse(400, 'This console is no proxy.'), code: 'invalid-input' };
  }
  const sameOrigin = origin?.length === 1 && origin[0]?.toLowerCase() === `http://${authority}`;
  if (!sameOrigin && (origin !== undefined || request.method === 'POST')) {
    return refuse(403, 'Only the pages of this console may ask it something.');
  }
  if (site !== undefined && (site.length !== 1 || !['same-origin', 'none'].includes(site[0] ?? ''))) {
    return refuse(403, 'Another site sent you here. Open the address that Desk311 printed yourself.');
  }
  return null;
}

function refuse(status: number, sentence: string): TurnedAway {
  return { status, code: 'not-permitted', sentence };
}
