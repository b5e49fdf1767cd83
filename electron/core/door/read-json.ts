import { DIRECTORY_BYTES } from '../../../shared/contract/directory-sync.ts';
import { fail, succeed, type Result } from '../../../shared/contract/failure.ts';
import { readUpTo } from '../desk/read-up-to.ts';

/** Largest body the door takes, bytes: a directory of contact points; a workspace takes a quarter of it. */
const LARGEST_BODY = DIRECTORY_BYTES;

const TOO_LARGE = fail(
  'too-large',
  'This is more than the console takes at once. Nothing was saved; make it smaller.',
);

/** The JSON of a request, or the failure to answer with. */
export async function readJson(request: Request): Promise<Result<unknown>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type)) {
    return fail('invalid-input', 'The console takes JSON only.');
  }
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) return TOO_LARGE;
  // A body without a length is counted as it comes.
  const body = await readUpTo(LARGEST_BODY, request.body);
  if (body === null) return TOO_LARGE;
  try {
    return succeed(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return fail('invalid-input', 'The request is not valid JSON.');
  }
}
