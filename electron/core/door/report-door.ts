import { fail, succeed, type Result } from '../../../shared/contract/failure.ts';
import { CASES_HEADER } from '../../../shared/contract/report.ts';
import { REPORTS } from '../../../shared/contract/report-door.ts';
import type { DeskSession } from '../session/desk-session.ts';
import { headersOf } from './security-headers.ts';

const FILES = new Set(['tickets.csv', 'tickets.pdf', 'case.pdf']);
const NOT_FOUND = fail('not-found', 'There is no such report.');

/** Answers the addresses of reports: what the hub makes passes through, piece by piece; who stops reading ends it. */
export function reportDoor(session: DeskSession): (request: Request) => Promise<Result<Response>> {
  return async (request) => {
    const profile = session.profile();
    if (!profile.ok) return profile;
    const url = new URL(request.url);
    const name = url.pathname.slice(REPORTS.length);
    const ask = url.searchParams.get('ask');
    if (!FILES.has(name) || ask === null) return NOT_FOUND;
    const token = await profile.value.token();
    if (!token.ok) return token;
    const path = `${name}?ask=${encodeURIComponent(ask)}`;
    const made = await profile.value.hub.report(token.value, path, request.signal);
    if (!made.ok) {
      if (made.failure.code === 'signed-out') profile.value.engine.sessionEnded(made.failure);
      return made;
    }
    const cases = made.value.headers.get(CASES_HEADER);
    return succeed(
      new Response(made.value.body, {
        headers: headersOf({
          'content-security-policy': "default-src 'none'; sandbox",
          'content-type': made.value.headers.get('content-type') ?? 'application/octet-stream',
          'content-disposition': 'attachment',
          'cache-control': 'no-store',
          ...(cases === null ? {} : { [CASES_HEADER]: cases }),
        }),
      }),
    );
  };
}
