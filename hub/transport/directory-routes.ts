import type { FastifyInstance } from 'fastify';
import { DIRECTORY_BYTES, DIRECTORY_QUERIES } from '../../shared/contract/directory-sync.ts';
import { succeed } from '../../shared/contract/failure.ts';
import {
  discardDirectoryDraft,
  getDirectoryDraft,
  listDirectoryDrafts,
  renewDirectoryDraft,
  saveDirectoryDraft,
} from '../write/directory-drafts.ts';
import { directoryHistory, directoryVersion } from '../write/directory-history.ts';
import { publishDirectory, restoreDirectory } from '../write/publish-directory.ts';
import type { HubContext } from './hub-context.ts';
import { guardedRoute } from './json-route.ts';

/** Drafts of the directory and its publishing. What holds, everybody pulls from /api/directory. */
export function directoryRoutes(app: FastifyInstance, context: HubContext): void {
  const { core } = context;
  const {
    'directory-drafts': drafts,
    'directory-draft': draft,
    'save-directory-draft': save,
    'discard-directory-draft': discard,
    'renew-directory-draft': renew,
    'publish-directory': publish,
    'restore-directory': restore,
    'directory-history': history,
    'directory-version': version,
  } = DIRECTORY_QUERIES;
  const at = (name: keyof typeof DIRECTORY_QUERIES) => `/api/query/${name}`;
  guardedRoute(app, context, at('directory-drafts'), drafts, async (_ask, { account }) =>
    succeed(await listDirectoryDrafts(core, account)),
  );
  guardedRoute(app, context, at('directory-draft'), draft, (ask, { account }) =>
    getDirectoryDraft(core, account, ask),
  );
  const large = { ...save, bodyLimit: DIRECTORY_BYTES };
  guardedRoute(app, context, at('save-directory-draft'), large, (ask, { account }) =>
    saveDirectoryDraft(core, account, ask),
  );
  guardedRoute(app, context, at('discard-directory-draft'), discard, (ask, { account }) =>
    discardDirectoryDraft(core, account, ask),
  );
  guardedRoute(app, context, at('renew-directory-draft'), renew, (ask, { account }) =>
    renewDirectoryDraft(core, account, ask),
  );
  guardedRoute(app, context, at('publish-directory'), publish, (ask, { account }) =>
    publishDirectory(core, account, ask),
  );
  guardedRoute(app, context, at('restore-directory'), restore, (ask, { account }) =>
    restoreDirectory(core, account, ask),
  );
  guardedRoute(app, context, at('directory-history'), history, (ask, { account }) =>
    directoryHistory(core, account, ask),
  );
  guardedRoute(app, context, at('directory-version'), version, (ask, { account }) =>
    directoryVersion(core, account, ask),
  );
}
