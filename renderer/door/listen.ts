import type { Query, QueryClient } from '@tanstack/react-query';
import type { Connection } from '../../shared/contract/connection.ts';
import type { CaseView } from '../../shared/contract/case-view.ts';
import { consoleEvent, type ConsoleEvent, type DoorName } from '../../shared/contract/console-door.ts';
import { askAgain, takeAnswer } from './ask-again.ts';

/** Queries whose answers depend on cases. */
const CASE_QUERIES: ReadonlySet<unknown> = new Set<DoorName>([
  'case.list',
  'case.get',
  'case.of-caller',
  'case.messages',
  'case.near',
  'department.list',
  'department.map',
  'owed.list',
  'owed.count',
  'escalation.list',
  'mention.list',
  'mention.count',
  'search',
  'outbox.list',
  'caller.suggest',
  'call.look-up',
]);

/** Many changes are answered by one reading of what is on screen. */
const GATHER = 150;
/** Counting goes through everything that is open, and a patient search through much: under a stream of changes that is done so seldom, milliseconds. */
const LONG_EVERY = 1_000;
const RECONNECT = 2_000;

/** True for what takes the desk long: counting, and a search that what is typed next would wait for. */
function isLong({ queryKey: [name, input] }: Query): boolean {
  if (name === 'case.counts') return true;
  const patience =
    name === 'search' && typeof input === 'object' && input !== null && 'patience' in input
      ? input.patience
      : 0;
  return patience !== 0;
}

/** True when the query is one of cases, and of none but `ids` when it is about a single one. Empty `ids`: any case. */
function isAbout(query: Query, ids: ReadonlySet<string>): boolean {
  const [name, input] = query.queryKey;
  if (!CASE_QUERIES.has(name) || isLong(query)) return false;
  const of = typeof input === 'object' && input !== null && 'caseId' in input ? String(input.caseId) : null;
  if (name === 'case.messages' && of !== null && ids.size > 0) return ids.has(of);
  if (name !== 'case.get' || ids.size === 0) return true;
  const shown = query.state.data as CaseView | null | undefined;
  // It shows how those stand that belong to it.
  if (shown?.related.some((row) => ids.has(row.id)) === true) return true;
  return typeof input === 'object' && input !== null && 'id' in input && ids.has(String(input.id));
}

/** Gathers the changes of a moment and then has what shows them asked again. */
function gatherChanges(client: QueryClient) {
  let ids: Set<string> | null = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let longTimer: ReturnType<typeof setTimeout> | undefined;
  let asked = -LONG_EVERY;
  const askLong = () => {
    longTimer = undefined;
    asked = performance.now();
    void askAgain(client, { predicate: isLong });
  };
  const flush = () => {
    timer = undefined;
    const changed: ReadonlySet<string> = ids === null ? new Set() : ids;
    ids = new Set();
    void askAgain(client, { predicate: (query) => isAbout(query, changed) });
    longTimer ??= setTimeout(askLong, Math.max(0, asked + LONG_EVERY - performance.now()));
  };
  return {
    add(more: readonly string[]) {
      if (more.length === 0) ids = null;
      else for (const id of more) ids?.add(id);
      timer ??= setTimeout(flush, GATHER);
    },
    stop: () => {
      clearTimeout(timer);
      clearTimeout(longTimer);
    },
  };
}

/** Work that concerns no case leaves the desk without a case changing: the counts tell of it. */
function takeConnection(client: QueryClient, connection: Connection): void {
  const before = client.getQueryData<Connection>(['connection.get', {}]);
  takeAnswer(client, ['connection.get', {}], connection);
  if (before?.unsent === connection.unsent && before.refused === connection.refused) return;
  void askAgain(client, { queryKey: ['outbox.list'] });
  void askAgain(client, { queryKey: ['contact.past'] });
  void askAgain(client, { queryKey: ['hand-over.list'] });
  askComplaints(client);
  void askAgain(client, { predicate: ({ queryKey: [name] }) => String(name).startsWith('audit.') });
}

function askComplaints(client: QueryClient): void {
  for (const name of ['complaint.list', 'complaint.get', 'complaint.receipt', 'complaint.trends'])
    void askAgain(client, { queryKey: [name] });
}

/**
 * Listens to the console and keeps the query cache true. Returns the way to stop.
 * @param onEvent told of every event, for notices
 */
export function listen(client: QueryClient, onEvent: (event: ConsoleEvent) => void): () => void {
  const changes = gatherChanges(client);
  let source: EventSource;
  let again: ReturnType<typeof setTimeout> | undefined;

  const take = (event: ConsoleEvent) => {
    switch (event.type) {
      case 'connection':
        takeConnection(client, event.connection);
        break;
      case 'session':
        takeAnswer(client, ['session.get', {}], event.session);
        break;
      case 'cases-changed':
        changes.add(event.ids);
        break;
      case 'command-refused':
        changes.add([]);
        break;
      case 'call':
        void askAgain(client, { queryKey: ['call.list'] });
        break;
      case 'drafts-changed':
        void askAgain(client, { queryKey: ['draft.list'] });
        break;
      case 'mentions-changed':
        void askAgain(client, { queryKey: ['mention.list'] });
        void askAgain(client, { queryKey: ['mention.count'] });
        break;
      case 'complaints-changed':
        askComplaints(client);
        break;
      case 'hand-overs-changed':
        void askAgain(client, { queryKey: ['hand-over.list'] });
        break;
      case 'runs-changed':
        void askAgain(client, { queryKey: ['run.list'] });
        break;
      case 'files-changed':
        void askAgain(client, { queryKey: ['attachment.list'] });
        break;
      case 'directory-changed':
        void askAgain(client, { queryKey: ['directory.get'] });
        break;
      case 'catalogue-changed':
        void askAgain(client, { queryKey: ['catalogue.get'] });
        break;
    }
    onEvent(event);
  };

  const connect = () => {
    source = new EventSource('/events');
    source.onmessage = (message: MessageEvent<string>) => {
      const parsed = consoleEvent.safeParse(JSON.parse(message.data));
      if (parsed.success) take(parsed.data);
    };
    // What happened while nobody listened is unknown.
    source.onopen = () => void askAgain(client);
    // The browser tries again by itself, but not after an answer that is no event stream.
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, RECONNECT);
    };
  };

  connect();
  return () => {
    changes.stop();
    clearTimeout(again);
    source.close();
  };
}
