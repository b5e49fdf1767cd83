import { keepPreviousData, useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DoorInput, DoorName, DoorOutput } from '../../shared/contract/console-door.ts';
import { ask, type DoorError } from './door-client.ts';

/** The answer to a query of the door, kept fresh by the event stream (see listen.ts). Older answers stay on screen meanwhile. */
export function useAsk<N extends DoorName>(
  name: N,
  input: DoorInput<N>,
  options: { enabled?: boolean; keepOld?: boolean } = {},
): UseQueryResult<DoorOutput<N>, DoorError> {
  return useQuery<DoorOutput<N>, DoorError>({
    queryKey: [name, input],
    queryFn: ({ signal }) => ask(name, input, signal),
    enabled: options.enabled ?? true,
    placeholderData: options.keepOld === false ? undefined : keepPreviousData,
  });
}

/** A command of the door. */
export function useTell<N extends DoorName>(name: N) {
  return useMutation<DoorOutput<N>, DoorError, DoorInput<N>>({ mutationFn: (input) => ask(name, input) });
}
