import type { FastifyInstance } from 'fastify';
import { fail } from '../../shared/contract/failure.ts';
import { hubQueries } from '../../shared/contract/hub-protocol.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { MINUTE } from '../../shared/domain/instant.ts';
import { prolongSession } from '../write/sessions.ts';
import { syncDrafts } from '../write/sync-drafts.ts';
import { answerFailure } from './answer-failure.ts';
import type { HubContext } from './hub-context.ts';
import { parseInput } from './json-route.ts';
import { signedIn } from './signed-in.ts';

/** Ten of the longest drafts, in letters of three bytes, and what is known of five hundred. */
const BODY_LIMIT = 2 * 1024 * 1024;
/** A person at three desks who types without a pause asks half as often. */
const MOST_A_MINUTE = 240;
const TOO_OFTEN = fail(
  'too-many-attempts',
  'Drafts are sent too often. They are kept on the desk and go out later.',
).failure;

/** Counts what each person asks in a minute; false when it was too much. */
function paced(most: number): (who: AccountId) => boolean {
  let minute = 0;
  let counts = new Map<AccountId, number>();
  return (who) => {
    const now = Math.floor(performance.now() / MINUTE);
    if (now !== minute) {
      minute = now;
      counts = new Map();
    }
    const count = (counts.get(who) ?? 0) + 1;
    counts.set(who, count);
    return count <= most;
  };
}

/** Drafts of the person signed in, and of nobody else. Asking for news of them does not prolong a session: nobody is there. */
export function draftRoutes(app: FastifyInstance, context: HubContext): void {
  const { input, output } = hubQueries['sync-drafts'];
  const admits = paced(MOST_A_MINUTE);
  app.post('/api/query/sync-drafts', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const who = await signedIn(context, request);
    if (!who.ok) return answerFailure(reply, who.failure);
    const { account, token } = who.value;
    if (!admits(account.id)) return answerFailure(reply, TOO_OFTEN);
    const asked = parseInput(input, request.body);
    if (!asked.ok) return answerFailure(reply, asked.failure);
    if (asked.value.writes.length > 0) await prolongSession(context.core.db, token, context.sessionTimes);
    const answer = output.parse(await syncDrafts(context.core.db, account.id, asked.value));
    if (asked.value.writes.length > 0) context.ringOwn(account.id);
    return reply.send(answer);
  });
}
