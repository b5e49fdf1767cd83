import type { QueryClient } from '@tanstack/react-query';
import { consoleEvent, type ConsoleEvent } from '../../shared/contract/console-door.ts';

/** Queries whose answers depend on cases. */
const CASE_QUERIES = new Set([
  'case.list',
  'case.counts',
  'case.get',
  'case.of-caller',
  'case.near',
  'search',
  'outbox.list',
  'caller.suggest',
]);

/**
 * Listens to the console and keeps the query cache true. Returns the way to stop.
 * @param onEvent told of every event, for notices
 */
export function listen(client: QueryClient, onEvent: (event: ConsoleEvent) => void): () => void {
  const source = new EventSource('/events');
  source.onmessage = (message: MessageEvent<string>) => {
    const parsed = consoleEvent.safeParse(JSON.parse(message.data));
    if (!parsed.success) return;
    const event = parsed.data;
    switch (event.type) {
      case 'connection':
        client.setQueryData(['connection.get', {}], event.connection);
        break;
      case 'session':
        client.setQueryData(['session.get', {}], event.session);
        break;
      case 'cases-changed':
      case 'command-refused':
        void client.invalidateQueries({ predicate: (query) => CASE_QUERIES.has(String(query.queryKey[0])) });
        break;
      case 'catalogue-changed':
        void client.invalidateQueries({ queryKey: ['catalogue.get'] });
        break;
    }
    onEvent(event);
  };
  source.onopen = () => {
    void client.invalidateQueries();
  };
  return () => source.close();
}
