import { notifyManager, QueryClient } from '@tanstack/react-query';

/**
 * What the console has answered. It is on this machine, so its network is always there; answers stay true until the
 * event stream says otherwise.
 */
export function makeQueryClient(): QueryClient {
  // By default an answer waits for a timer before it is shown, which a browser may hold back for milliseconds.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
