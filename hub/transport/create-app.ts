import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { fail } from '../../shared/contract/failure.ts';
import { health, PROTOCOL, PROTOCOL_HEADER } from '../../shared/contract/hub-protocol.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { answerError, answerFailure, answerNotFound } from './answer-failure.ts';
import { storeInDatabase } from '../attachments/attachment-store.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { directoryRoutes } from './directory-routes.ts';
import { draftRoutes } from './draft-routes.ts';
import { feedRoutes } from './feed-routes.ts';
import type { HubContext } from './hub-context.ts';
import { complaintRoutes } from './complaint-routes.ts';
import { mentionRoutes } from './mention-routes.ts';
import { presenceRoutes } from './presence-routes.ts';
import { queryRoutes } from './query-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { triggerRoutes } from './trigger-routes.ts';

export interface AppOptions {
  readonly log: FastifyBaseLogger;
  /** Addresses of proxies whose word on who asks is taken, as Fastify has them; null when there are none. */
  readonly trustProxy: string | null;
}

const OTHER_PROTOCOL = `This hub speaks protocol ${PROTOCOL} and the console another. Update the console; unsent work is kept.`;
const STOPPING = 'The hub is stopping. Unsent work is kept and goes out when it is back.';

/** What was asked and how it went: the route, never the address asked for, which may hold a name or a number. */
function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const took = Math.round(reply.elapsedTime);
    request.log.info({ method: request.method, route, status: reply.statusCode, took }, 'answered');
  });
}

/** The hub over HTTP, not yet listening. */
export function createApp(context: HubContext, { log, trustProxy }: AppOptions): FastifyInstance {
  const { core, isStopping } = context;
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustProxy ?? false,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerNotFound);
  logRequests(app);

  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return undefined;
    if (isStopping()) return answerFailure(reply, fail('shutting-down', STOPPING).failure);
    if (request.headers[PROTOCOL_HEADER] === String(PROTOCOL)) return undefined;
    return answerFailure(reply, fail('protocol-mismatch', OTHER_PROTOCOL).failure);
  });

  app.get('/health', async () => {
    const { rows } = await sql<{ now: Instant }>`select now_ms() as now`.execute(core.db);
    const { id, name } = core.city.pack.city;
    return health.parse({
      product: 'desk311-hub',
      protocol: PROTOCOL,
      city: id,
      cityName: name,
      status: isStopping() ? 'stopping' : 'ready',
      now: rows[0]?.now,
    });
  });

  sessionRoutes(app, context);
  commandRoutes(app, context);
  feedRoutes(app, context);
  queryRoutes(app, context);
  reportRoutes(app, context);
  presenceRoutes(app, context);
  directoryRoutes(app, context);
  draftRoutes(app, context);
  complaintRoutes(app, context);
  mentionRoutes(app, context);
  triggerRoutes(app, context);
  auditRoutes(app, context);
  attachmentRoutes(app, context, storeInDatabase(core.db));
  return app;
}
