import type { FastifyInstance } from 'fastify';
import { STUDY_QUERIES, WHAT_IF_BYTES } from '../../shared/contract/study.ts';
import { TRIGGER_BYTES, TRIGGER_QUERIES } from '../../shared/contract/trigger-sync.ts';
import { createStudies } from '../studies/studies.ts';
import {
  getTriggerVersion,
  judgeTriggers,
  listTriggerVersions,
  saveTriggers,
} from '../triggers/trigger-versions.ts';
import type { HubContext } from './hub-context.ts';
import { guardedRoute } from './json-route.ts';

/** Rules that escalate cases, and what they or another directory would have made of the past. */
export function triggerRoutes(app: FastifyInstance, context: HubContext): void {
  const { core } = context;
  const studies = createStudies(core, app.log);
  app.addHook('preClose', () => studies.stop());
  const {
    'trigger-versions': versions,
    'trigger-version': version,
    'check-triggers': check,
    'save-triggers': save,
  } = TRIGGER_QUERIES;
  const {
    'begin-what-if': whatIf,
    'begin-try-triggers': tryTriggers,
    study,
    'cancel-study': cancel,
  } = STUDY_QUERIES;
  const rules = { bodyLimit: TRIGGER_BYTES };
  guardedRoute(app, context, '/api/query/trigger-versions', versions, (_ask, { account }) =>
    listTriggerVersions(core, account),
  );
  guardedRoute(app, context, '/api/query/trigger-version', version, (ask, { account }) =>
    getTriggerVersion(core, account, ask),
  );
  guardedRoute(app, context, '/api/query/check-triggers', { ...check, ...rules }, (ask, { account }) =>
    judgeTriggers(core, account, ask),
  );
  guardedRoute(app, context, '/api/query/save-triggers', { ...save, ...rules }, (ask, { account }) =>
    saveTriggers(core, account, ask),
  );
  const large = { ...whatIf, bodyLimit: WHAT_IF_BYTES };
  guardedRoute(app, context, '/api/query/begin-what-if', large, (ask, { account }) =>
    studies.whatIf(account, ask),
  );
  guardedRoute(
    app,
    context,
    '/api/query/begin-try-triggers',
    { ...tryTriggers, ...rules },
    (ask, { account }) => studies.tryTriggers(account, ask),
  );
  guardedRoute(app, context, '/api/query/study', study, (ask, { account }) => studies.get(account, ask));
  guardedRoute(app, context, '/api/query/cancel-study', cancel, (ask, { account }) =>
    studies.cancel(account, ask),
  );
}
