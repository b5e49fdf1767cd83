import type { FastifyInstance } from 'fastify';
import { actorOf } from '../../shared/contract/account.ts';
import { succeed } from '../../shared/contract/failure.ts';
import { hubQueries } from '../../shared/contract/hub-protocol.ts';
import { readComplaint, readReceipt } from '../complaints/read-complaint.ts';
import { readComplaints } from '../complaints/read-complaints.ts';
import { readTrends } from '../complaints/read-trends.ts';
import type { HubContext } from './hub-context.ts';
import { guardedRoute, quietRoute } from './json-route.ts';

/** What somebody may know of complaints. Who may see none gets what there would be if there were none. */
export function complaintRoutes(app: FastifyInstance, context: HubContext): void {
  const { core } = context;
  quietRoute(app, context, '/api/query/complaints', hubQueries.complaints, async (ask, { account }) =>
    succeed(await readComplaints(core, actorOf(account), ask)),
  );
  guardedRoute(app, context, '/api/query/complaint', hubQueries.complaint, async (ask, { account }) =>
    succeed(await readComplaint(core, actorOf(account), ask)),
  );
  guardedRoute(
    app,
    context,
    '/api/query/complaint-receipt',
    hubQueries['complaint-receipt'],
    async ({ complaintId }, { account }) =>
      succeed(await readReceipt(core.db, actorOf(account), complaintId)),
  );
  guardedRoute(
    app,
    context,
    '/api/query/complaint-trends',
    hubQueries['complaint-trends'],
    async (ask, { account }) => succeed(await readTrends(core, actorOf(account), ask)),
  );
}
