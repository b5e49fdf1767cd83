import { useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { DoorInput, DoorOutput } from '../../../shared/contract/console-door.ts';
import { ask, type DoorError } from '../../door/door-client.ts';
import { useAsk } from '../../door/use-door.ts';

const PAGE = 200;
/** A browser draws nothing taller than some 16 million pixels. */
const MOST_ROWS = 300_000;

export type QueueQuery = Pick<DoorInput<'case.list'>, 'list' | 'filter' | 'sort'>;

/** Rows by their place in the list, of which only those looked at are here. */
export interface QueueRows {
  /** How many there are; null before the first answer. */
  readonly total: number | null;
  /** How many of them can be scrolled to. */
  readonly count: number;
  readonly error: DoorError | null;
  /** The rows are those of the list asked for, not of the one before. */
  readonly settled: boolean;
  readonly asOf: number | null;
  rowAt(index: number): CaseRow | undefined;
  /** Where a case is now among the rows that are here; null when it is not. */
  placeOf(id: CaseRow['id']): number | null;
  retry(): void;
}

function pageQuery(query: QueueQuery, page: number) {
  const input: DoorInput<'case.list'> = { ...query, offset: page * PAGE, limit: PAGE };
  return {
    queryKey: ['case.list', input],
    queryFn: ({ signal }: { signal: AbortSignal }) => ask('case.list', input, signal),
  };
}

function pagesOf(first: number, last: number): number[] {
  const from = Math.floor(first / PAGE);
  const to = Math.floor(Math.max(first, last) / PAGE);
  const pages = Array.from({ length: to - from + 1 }, (_, step) => from + step);
  return pages.includes(0) ? pages : [0, ...pages];
}

/**
 * The rows of a list that are on screen, in pages of 200. Those of the list before stay until the new ones are here.
 * @param first, last rows on screen
 */
export function useQueueRows(wanted: QueueQuery, first: number, last: number): QueueRows {
  const [shown, setShown] = useState(wanted);
  const settled = shown === wanted;
  const pages = useMemo(() => pagesOf(first, last), [first, last]);
  const next = useAsk(
    'case.list',
    { ...wanted, offset: 0, limit: PAGE },
    { enabled: !settled, keepOld: false },
  );
  const results = useQueries({ queries: pages.map((page) => pageQuery(shown, page)) });
  if (!settled && (next.data !== undefined || next.isError)) setShown(wanted);

  const byPage = new Map<number, DoorOutput<'case.list'>>();
  pages.forEach((page, at) => {
    const data = results[at]?.data;
    if (data !== undefined) byPage.set(page, data);
  });
  const newest = results.reduce<(typeof results)[number] | undefined>(
    (best, one) => (one.data !== undefined && one.dataUpdatedAt >= (best?.dataUpdatedAt ?? 0) ? one : best),
    undefined,
  );
  const total = newest?.data?.total ?? null;
  const failed = results.find((one) => one.error !== null && one.data === undefined);
  return {
    total,
    count: Math.min(total ?? 0, MOST_ROWS),
    error: failed === undefined ? null : (failed.error as DoorError),
    settled,
    asOf: newest?.data?.asOf ?? null,
    rowAt: (index) => byPage.get(Math.floor(index / PAGE))?.rows[index % PAGE],
    placeOf: (id) => {
      for (const [page, data] of byPage) {
        const at = data.rows.findIndex((row) => row.id === id);
        if (at !== -1) return page * PAGE + at;
      }
      return null;
    },
    retry: () => {
      for (const one of results) void one.refetch();
    },
  };
}
