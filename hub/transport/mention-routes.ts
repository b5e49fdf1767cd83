import type { FastifyInstance } from 'fastify';
import { succeed } from '../../shared/contract/failure.ts';
import { hubQueries } from '../../shared/contract/hub-protocol.ts';
import { readHandOvers } from '../write/hand-overs.ts';
import { readMacros } from '../write/macros.ts';
import { syncMentions } from '../write/sync-mentions.ts';
import type { HubContext } from './hub-context.ts';
import { quietRoute } from './json-route.ts';

/** What colleagues left for the person signed in: notes that mention them and what they have seen of these, hand-overs, macros. */
export function mentionRoutes(app: FastifyInstance, context: HubContext): void {
  const { db } = context.core;
  // Twelve hundred ids.
  const mentions = { ...hubQueries['sync-mentions'], bodyLimit: 64 * 1024 };
  quietRoute(app, context, '/api/query/sync-mentions', mentions, async (ask, { account }) => {
    const answer = await syncMentions(db, account.id, ask);
    if (ask.seen.length > 0) context.ringOwn(account.id);
    return succeed(answer);
  });
  quietRoute(app, context, '/api/query/hand-overs', hubQueries['hand-overs'], (_ask, { account }) =>
    readHandOvers(db, account),
  );
  quietRoute(app, context, '/api/query/macros', hubQueries.macros, (_ask, { account }) =>
    readMacros(db, account),
  );
}
