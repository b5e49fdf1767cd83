import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReportFilter, Ticket, TicketCursor, TicketsAnswer } from '../../../shared/contract/report.ts';
import { ask, type DoorError } from '../../door/door-client.ts';

/** So many rows before the end of what is here the next ones are asked for. */
const AHEAD = 60;

/** The rows of a report, which come page by page as one goes down. Null: nothing can be asked for. */
export function useTickets(filter: ReportFilter | null) {
  const query = useInfiniteQuery<
    TicketsAnswer,
    DoorError,
    { pages: TicketsAnswer[] },
    readonly unknown[],
    TicketCursor | null
  >({
    // Not the name of a question of the door: a case that changes must not have all pages asked again.
    queryKey: ['every ticket', filter],
    queryFn: ({ pageParam, signal }) => {
      if (filter === null) throw new Error('there is no period');
      return ask('report.tickets', { filter, after: pageParam }, signal);
    },
    enabled: filter !== null,
    initialPageParam: null,
    getNextPageParam: (last) => last.next ?? undefined,
    gcTime: 0,
  });
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = query;
  const rows = useMemo<readonly Ticket[] | undefined>(
    () => data?.pages.flatMap(({ tickets }) => tickets),
    [data],
  );
  const loaded = rows?.length ?? 0;
  const [last, setLast] = useState(0);
  const wanted = hasNextPage && !isFetchingNextPage && last > loaded - AHEAD;
  useEffect(() => {
    if (wanted) void fetchNextPage();
  }, [wanted, fetchNextPage]);
  const onRange = useCallback((_first: number, until: number) => setLast(until), []);
  return { query, rows, total: data?.pages[0]?.total ?? null, asOf: data?.pages[0]?.asOf ?? null, onRange };
}
