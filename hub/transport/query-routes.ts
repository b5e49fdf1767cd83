import type { FastifyInstance } from 'fastify';
import { succeed } from '../../shared/contract/failure.ts';
import { hubQueries } from '../../shared/contract/hub-protocol.ts';
import { actorOf } from '../../shared/contract/account.ts';
import { colleaguesOf } from '../write/accounts.ts';
import { readCaseMessages } from '../messages/read-case-messages.ts';
import { searchCases } from '../search/search-cases.ts';
import { readLearnedWords } from '../learned/work-out-learned-words.ts';
import { readRecentClosings } from '../write/read-recent-closings.ts';
import { readUsualTimes } from '../usual/work-out-usual-times.ts';
import { previewMerge } from '../write/preview-merge.ts';
import { readPastContacts } from '../write/past-contacts.ts';
import { countStates, readCase, revealContact } from '../write/read-case.ts';
import { giveTrackingLink } from '../write/tracking-links.ts';
import { takeTurns } from '../write/take-turns.ts';
import type { HubContext } from './hub-context.ts';
import { guardedRoute } from './json-route.ts';

/** Searches at once in one hub. */
const SEARCHES = 6;

/** Questions that a desk's own copy can't answer. */
export function queryRoutes(app: FastifyInstance, context: HubContext): void {
  const { core } = context;
  guardedRoute(app, context, '/api/query/get-case', hubQueries['get-case'], async (ask, { account }) =>
    succeed(await readCase(core, actorOf(account), ask)),
  );
  guardedRoute(app, context, '/api/query/reveal-contact', hubQueries['reveal-contact'], (ask, { account }) =>
    revealContact(core, account, ask),
  );
  guardedRoute(app, context, '/api/query/preview-merge', hubQueries['preview-merge'], (ask, { account }) =>
    previewMerge(core, actorOf(account), ask),
  );
  guardedRoute(app, context, '/api/query/past-contacts', hubQueries['past-contacts'], (ask, { account }) =>
    readPastContacts(core, actorOf(account), ask),
  );
  guardedRoute(app, context, '/api/query/case-messages', hubQueries['case-messages'], (ask, { account }) =>
    readCaseMessages(core, actorOf(account), ask),
  );
  guardedRoute(
    app,
    context,
    '/api/query/list-colleagues',
    hubQueries['list-colleagues'],
    async ({ department }) => succeed({ colleagues: await colleaguesOf(core.db, department) }),
  );
  guardedRoute(
    app,
    context,
    '/api/query/count-states',
    hubQueries['count-states'],
    async (_ask, { account }) => succeed({ counts: await countStates(core.db, actorOf(account)) }),
  );
  guardedRoute(app, context, '/api/query/usual-times', hubQueries['usual-times'], async () =>
    succeed(await readUsualTimes(core.db)),
  );
  guardedRoute(app, context, '/api/query/learned-words', hubQueries['learned-words'], async () =>
    succeed(await readLearnedWords(core.db)),
  );
  guardedRoute(app, context, '/api/query/tracking-link', hubQueries['tracking-link'], (ask, { account }) =>
    giveTrackingLink(core, account, ask),
  );
  guardedRoute(
    app,
    context,
    '/api/query/recent-closings',
    hubQueries['recent-closings'],
    async (_ask, { account }) => succeed({ texts: await readRecentClosings(core.db, account.id) }),
  );
  // A search waits for others before it: each may hold a connection for seconds, and writing must go on.
  const turns = takeTurns(SEARCHES);
  guardedRoute(app, context, '/api/query/search-cases', hubQueries['search-cases'], (ask, { account }) =>
    turns(() => searchCases(core, actorOf(account), ask)),
  );
}
