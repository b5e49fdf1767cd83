import type { FastifyInstance } from 'fastify';
import { actorOf } from '../../shared/contract/account.ts';
import { presenceAnswer, presenceRequest } from '../../shared/contract/hub-protocol.ts';
import { setPresence } from '../write/set-presence.ts';
import type { HubContext } from './hub-context.ts';
import { guardedRoute } from './json-route.ts';

/** How people stand: available, on a contact, away. */
export function presenceRoutes(app: FastifyInstance, context: HubContext): void {
  const shape = { input: presenceRequest, output: presenceAnswer };
  guardedRoute(app, context, '/api/presence', shape, (request, { account }) =>
    setPresence(context.core, actorOf(account), request),
  );
}
