import { z } from 'zod';
import { fail, succeed, type Result } from '../../../shared/contract/failure.ts';
import { UPLOAD_PART } from '../../../shared/contract/hub-protocol.ts';
import { fileKind, MEDIA } from '../../../shared/domain/attachment.ts';
import { attachmentId, caseId } from '../../../shared/domain/ids.ts';
import type { SeenFile } from '../attachments/file-store.ts';
import { readUpTo } from '../desk/read-up-to.ts';
import type { ConsolePorts } from '../ports.ts';
import type { DeskSession } from '../session/desk-session.ts';
import type { Profile } from '../session/open-profile.ts';
import { headersOf } from './security-headers.ts';

/** Where the bytes of files go in and out of the console. */
export const FILES = '/files/';

const partAsk = z.object({
  id: attachmentId,
  size: z.coerce.number().int().nonnegative(),
  start: z.coerce.number().int().nonnegative(),
});
const fileAsk = z.object({ caseId, id: attachmentId, kind: fileKind });

const NOT_FOUND = fail('not-found', 'There is no such file, or it is not yours to see.');
const BAD_PART = fail('invalid-input', 'The console could not take this piece of a file.');

/** Whatever a file holds, no page of ours shows it as one of its own and nothing in it runs. */
function answerFile({ media, bytes }: SeenFile): Response {
  return new Response(bytes, {
    headers: headersOf({
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': media === 'text/plain' ? 'text/plain; charset=utf-8' : media,
      'content-disposition': MEDIA[media].picture ? 'inline' : 'attachment',
      'cache-control': 'no-store',
    }),
  });
}

/** From this desk when it has it and holds the case, else from the hub, which decides who sees what. */
async function findFile(
  profile: Profile,
  { caseId: ofCase, id, kind }: z.infer<typeof fileAsk>,
  now: number,
  signal: AbortSignal,
): Promise<Result<SeenFile>> {
  const own = await profile.files.ask('ownPicture', { id }, { signal });
  if (own !== null) return succeed(own);
  const held = await profile.reader.ask('holdsFile', { now, caseId: ofCase, id }, { signal });
  const seen = held === true ? await profile.files.ask('seen', { id, kind, now }, { signal }) : null;
  if (seen !== null) return succeed(seen);
  const token = await profile.token();
  if (!token.ok) return token;
  const fetched = await profile.hub.file(token.value, id, kind, signal);
  if (!fetched.ok) {
    if (fetched.failure.code === 'signed-out') profile.engine.sessionEnded(fetched.failure);
    return fetched;
  }
  await profile.files.ask('keepSeen', { id, kind, file: fetched.value, now });
  return fetched;
}

/** Answers the addresses of files: POST takes a piece of one, GET gives one. */
export function fileDoor(
  session: DeskSession,
  ports: Pick<ConsolePorts, 'now'>,
): (request: Request) => Promise<Result<Response>> {
  const take = async (request: Request, url: URL, profile: Profile): Promise<Result<Response>> => {
    const id = url.pathname.slice(FILES.length);
    const asked = partAsk.safeParse({ id, ...Object.fromEntries(url.searchParams) });
    if (!asked.success || request.headers.get('content-type') !== 'application/octet-stream') return BAD_PART;
    const bytes = await readUpTo(UPLOAD_PART, request.body);
    if (bytes === null) return BAD_PART;
    const input = { ...asked.data, bytes, now: ports.now() };
    const taken = await profile.files.ask('takePart', input, { transfer: [bytes] });
    if (!taken.ok) return taken;
    return succeed(Response.json(taken.value, { headers: headersOf({ 'cache-control': 'no-store' }) }));
  };

  return async (request) => {
    const profile = session.profile();
    if (!profile.ok) return profile;
    const url = new URL(request.url);
    if (request.method === 'POST') return take(request, url, profile.value);
    const [ofCase, id, kind] = url.pathname.slice(FILES.length).split('/');
    const asked = fileAsk.safeParse({ caseId: ofCase, id, kind });
    if (!asked.success) return NOT_FOUND;
    const file = await findFile(profile.value, asked.data, ports.now(), request.signal);
    return file.ok ? succeed(answerFile(file.value)) : file;
  };
}
