import type { FastifyInstance } from 'fastify';
import { hubQueries } from '../../shared/contract/hub-protocol.ts';
import { syncMentions } from '../write/sync-mentions.ts';
import { answerFailure } from './answer-failure.ts';
import type { HubContext } from './hub-context.ts';
import { parseInput } from './json-route.ts';
import { signedIn } from './signed-in.ts';

/** Twelve hundred ids. */
const BODY_LIMIT = 64 * 1024;

/** What the person signed in has seen of the notes that mention them. A desk asks by itself: that prolongs no session. */
export function mentionRoutes(app: FastifyInstance, context: HubContext): void {
  const { input, output } = hubQueries['sync-mentions'];
  app.post('/api/query/sync-mentions', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const who = await signedIn(context, request);
    if (!who.ok) return answerFailure(reply, who.failure);
    const asked = parseInput(input, request.body);
    if (!asked.ok) return answerFailure(reply, asked.failure);
    const { id } = who.value.account;
    const answer = output.parse(await syncMentions(context.core.db, id, asked.value));
    if (asked.value.seen.length > 0) context.ringOwn(id);
    return reply.send(answer);
  });
}
