import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FailureCode } from '../../shared/contract/failure.ts';

/** Why a request gets no further, under the status it travels with. */
export interface TurnedAway {
  readonly status: number;
  readonly code: FailureCode;
  readonly sentence: string;
}

/** On every answer: nothing may frame it, guess its type, read it from another site or learn its address. */
export const GUARD_HEADERS = {
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** Answers with the reason: a failure for the renderer's questions, a page of one sentence for a person. */
export function turnAway(request: IncomingMessage, response: ServerResponse, refused: TurnedAway): void {
  const forProgram = request.url?.startsWith('/rpc/') === true;
  const body = forProgram
    ? JSON.stringify({ code: refused.code, message: refused.sentence })
    : `<!doctype html><html lang="en"><meta charset="utf-8"><title>Desk311</title><p>${escaped(refused.sentence)}</p></html>\n`;
  response.writeHead(refused.status, {
    ...GUARD_HEADERS,
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'content-type': forProgram ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
    ...(refused.status === 405 ? { allow: 'GET, HEAD, POST' } : {}),
  });
  response.end(body);
  // What is still coming in is thrown away, so that the answer is read before the connection ends.
  request.resume();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
