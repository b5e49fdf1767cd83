import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actorOf } from '../../shared/contract/account.ts';
import { readStreets } from '../addresses/read-streets.ts';
import { readPublished } from '../write/published-directory.ts';
import { MAX_PAGE, readFeed } from '../write/read-feed.ts';
import { answerFailure } from './answer-failure.ts';
import type { HubContext } from './hub-context.ts';
import { parseInput } from './json-route.ts';
import { signedIn } from './signed-in.ts';

const zip = promisify(gzip);

const feedQuery = z.object({
  since: z.coerce.number().int().nonnegative(),
  limit: z.coerce.number().int().positive().max(MAX_PAGE).default(500),
  count: z.literal('1').optional(),
});

const addressesQuery = z.object({ since: z.coerce.number().int().nonnegative() });

/** Below this many characters it goes in few packets anyway. */
const WORTH_ZIPPING = 16_384;

/** Over a network a page is much sooner there when it is packed; on the same machine packing only costs. */
function wantsZip({ headers, ip }: FastifyRequest, length: number): boolean {
  const near = ip === '::1' || ip.replace('::ffff:', '').startsWith('127.');
  return !near && length > WORTH_ZIPPING && /\bgzip\b/.test(headers['accept-encoding'] ?? '');
}

async function sendJson(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  void reply.type('application/json; charset=utf-8').header('cache-control', 'no-store');
  if (!wantsZip(request, text.length)) return reply.send(text);
  const packed = await zip(text, { level: constants.Z_BEST_SPEED });
  return reply.header('content-encoding', 'gzip').header('vary', 'accept-encoding').send(packed);
}

/** The feed, the catalogue, the directory and the address points: what a desk keeps a copy of. Pulling them does not prolong a session: nobody is there. */
export function feedRoutes(app: FastifyInstance, context: HubContext): void {
  const { core } = context;
  const catalogue = JSON.stringify({ pack: core.city.pack });

  app.get('/api/feed', async (request, reply) => {
    const who = await signedIn(context, request);
    if (!who.ok) return answerFailure(reply, who.failure);
    const asked = parseInput(feedQuery, request.query);
    if (!asked.ok) return answerFailure(reply, asked.failure);
    const { since, limit, count } = asked.value;
    const actor = actorOf(who.value.account);
    return sendJson(request, reply, await readFeed(core, { actor, since, limit, count: count === '1' }));
  });

  app.get('/api/addresses', async (request, reply) => {
    const who = await signedIn(context, request);
    if (!who.ok) return answerFailure(reply, who.failure);
    const asked = parseInput(addressesQuery, request.query);
    if (!asked.ok) return answerFailure(reply, asked.failure);
    return sendJson(request, reply, JSON.stringify(await readStreets(core.db, asked.value.since)));
  });

  app.get('/api/directory', async (request, reply) => {
    const who = await signedIn(context, request);
    if (!who.ok) return answerFailure(reply, who.failure);
    return sendJson(request, reply, JSON.stringify(await readPublished(core)));
  });

  app.get('/api/catalogue', async (request, reply) => {
    const who = await signedIn(context, request);
    if (!who.ok) return answerFailure(reply, who.failure);
    return sendJson(request, reply, catalogue);
  });
}
