import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DoorInput, DoorOutput } from '../../../shared/contract/console-door.ts';
import type { DeskRow } from '../../../shared/contract/department-view.ts';
import { ask, type DoorError } from '../../door/door-client.ts';
import { deskLines, type DeskLine, type DeskLines } from './desk-lines.ts';

const PAGE = 200;

type Asked = Pick<DoorInput<'department.list'>, 'filter' | 'order'>;
type Page = DoorOutput<'department.list'>;

/** The lines of a department's desk, of which only the cases looked at are here. */
interface DeskRows {
  /** How many cases; null before the first answer. */
  readonly total: number | null;
  readonly groups: Page['groups'];
  readonly lines: DeskLines;
  readonly error: DoorError | null;
  readonly asOf: number | null;
  lineAt(index: number): DeskLine | undefined;
  /** The line of a case among those that are here; null when it is not. */
  find(id: DeskRow['id']): number | null;
  retry(): void;
}

const NO_GROUPS: Page['groups'] = [];

/** @param first, last lines on screen */
export function useDeskRows(asked: Asked, first: number, last: number): DeskRows {
  const pages = useMemo(() => {
    const [from, to] = [Math.floor(Math.max(0, first - 8) / PAGE), Math.floor(Math.max(first, last) / PAGE)];
    const seen = Array.from({ length: to - from + 1 }, (_, step) => from + step);
    return seen.includes(0) ? seen : [0, ...seen];
  }, [first, last]);
  const results = useQueries({
    queries: pages.map((page) => {
      const input: DoorInput<'department.list'> = { ...asked, offset: page * PAGE, limit: PAGE };
      return {
        queryKey: ['department.list', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => ask('department.list', input, signal),
        placeholderData: (old: Page | undefined) => old,
      };
    }),
  });
  const byPage = new Map<number, Page>();
  pages.forEach((page, at) => {
    const data = results[at]?.data;
    if (data !== undefined) byPage.set(page, data);
  });
  const newest = results.find((one) => one.data !== undefined)?.data;
  const total = newest?.total ?? null;
  const groups = newest?.groups ?? NO_GROUPS;
  const lines = deskLines(asked.order.by === 'due' ? groups : NO_GROUPS, total ?? 0);
  const failed = results.find((one) => one.error !== null && one.data === undefined);
  return {
    total,
    groups,
    lines,
    error: failed === undefined ? null : (failed.error as DoorError),
    asOf: newest?.asOf ?? null,
    lineAt: (index) => {
      const place = lines.placeOf(index);
      if (place === null) return undefined;
      if (place.kind === 'head') return place;
      const row = byPage.get(Math.floor(place.at / PAGE))?.rows[place.at % PAGE];
      return row === undefined ? undefined : { kind: 'case', row };
    },
    find: (id) => {
      for (const [page, data] of byPage) {
        const at = data.rows.findIndex((row) => row.id === id);
        if (at !== -1) return lines.lineOf(page * PAGE + at);
      }
      return null;
    },
    retry: () => {
      for (const one of results) void one.refetch();
    },
  };
}
