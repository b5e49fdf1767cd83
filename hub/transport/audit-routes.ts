import type { FastifyInstance } from 'fastify';
import { AUDIT_QUERIES } from '../../shared/contract/audit-sync.ts';
import { checkAuditSample, listAuditSamples, previewAuditSample } from '../audit/audit-samples.ts';
import { readAuditRates } from '../audit/audit-rates.ts';
import { readAuditReview } from '../audit/read-audit-review.ts';
import { listAuditItems } from '../audit/audit-items.ts';
import { listRisk } from '../audit/risk-list.ts';
import type { HubContext } from './hub-context.ts';
import { guardedRoute } from './json-route.ts';

/** The audit of closures, for supervisors and auditors: each of these asks who it is first. */
export function auditRoutes(app: FastifyInstance, context: HubContext): void {
  const { core } = context;
  const of = AUDIT_QUERIES;
  guardedRoute(app, context, '/api/query/audit-plan', of['audit-plan'], (ask, { account }) =>
    previewAuditSample(core, account, ask),
  );
  guardedRoute(app, context, '/api/query/audit-samples', of['audit-samples'], (_ask, { account }) =>
    listAuditSamples(core, account),
  );
  guardedRoute(app, context, '/api/query/audit-items', of['audit-items'], (ask, { account }) =>
    listAuditItems(core, account, ask),
  );
  guardedRoute(app, context, '/api/query/audit-risk', of['audit-risk'], (ask, { account }) =>
    listRisk(core, account, ask),
  );
  guardedRoute(app, context, '/api/query/audit-review', of['audit-review'], (ask, { account }) =>
    readAuditReview(core, account, ask),
  );
  guardedRoute(app, context, '/api/query/audit-rates', of['audit-rates'], (ask, { account }) =>
    readAuditRates(core, account, ask),
  );
  guardedRoute(app, context, '/api/query/check-audit-sample', of['check-audit-sample'], (ask, { account }) =>
    checkAuditSample(core, account, ask),
  );
}
