import type { Query, QueryClient, QueryFilters } from '@tanstack/react-query';

/** Queries that are asked once more when the asking under way is over, and when that is. */
const waiting = new WeakMap<Query, Promise<void>>();

async function askAfterThis(client: QueryClient, query: Query): Promise<void> {
  try {
    await query.fetch();
  } catch {
    // What it failed with is on screen; it is asked again all the same.
  }
  waiting.delete(query);
  await client.invalidateQueries({ queryKey: query.queryKey, exact: true });
}

/**
 * Has the console asked again for what is on screen, since it may be other now; what is not on screen is asked for when
 * it is next shown. Resolves when new answers are there.
 *
 * An answer under way may be from before the change. The query library would take a first answer for the new one, and
 * break off any later one, so that under a stream of changes none ever came. So an asking under way goes on to its end,
 * and then there is one more, however many changes there were meanwhile.
 */
export async function askAgain(client: QueryClient, filters: QueryFilters = {}): Promise<void> {
  const concerned = client.getQueryCache().findAll(filters);
  const underWay = new Set(concerned.filter(({ state }) => state.fetchStatus === 'fetching'));
  const settled = new Set(concerned.filter((query) => !underWay.has(query)));
  await Promise.all([
    client.invalidateQueries({ predicate: (query) => settled.has(query) }),
    ...[...underWay].map((query) => {
      const again = waiting.get(query) ?? askAfterThis(client, query);
      waiting.set(query, again);
      return again;
    }),
  ]);
}

/** Takes an answer that came by itself, newer than any under way. */
export function takeAnswer(client: QueryClient, queryKey: readonly unknown[], answer: unknown): void {
  client.setQueryData(queryKey, answer);
  const query = client.getQueryCache().find({ queryKey });
  if (query?.state.fetchStatus === 'fetching') void askAgain(client, { queryKey, exact: true });
}
