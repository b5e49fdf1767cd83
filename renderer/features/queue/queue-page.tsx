import FilterListOutlined from '@mui/icons-material/FilterListOutlined';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import { MOST_CASES } from '../../../shared/domain/run/run-step.ts';
import { useActions } from '../../actions/use-actions.ts';
import { BulkBar } from '../../bulk/bulk-bar.tsx';
import { useSelection } from '../../bulk/use-selection.ts';
import { useActor } from '../../design/use-actor.ts';
import { caseTitle } from '../../design/case-title.ts';
import { ErrorState } from '../../design/error-state.tsx';
import { ListFrame } from '../../design/list-frame.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { useWidth } from '../../design/use-width.ts';
import { VirtualList, type VirtualListHandle } from '../../design/virtual-list.tsx';
import { serviceName, useCity } from '../../door/use-city.ts';
import { useWorkspace } from '../../workspace/use-workspace.ts';
import { openCase } from '../../workspace/workspace.ts';
import { LIST_WORDS } from './list-words.ts';
import { columnsOf, layoutFor, QueueCells, QueueHeader, QueueSkeleton } from './queue-cells.tsx';
import { QueueEmpty } from './queue-empty.tsx';
import { QueueHead } from './queue-head.tsx';
import { queueActions } from './queue-actions.tsx';
import { queuePlace } from './queue-place.ts';
import { queueRemote } from './queue-remote.ts';
import { selectFirst } from './select-first.ts';
import { useQueueRows } from './use-queue-rows.ts';

/**
 * The cases of a list.
 * @param beside it stands next to an open case: narrow, and without keys of its own but J and K
 */
export function QueuePage({ beside = false }: { beside?: boolean }) {
  const city = useCity();
  const theme = useTheme();
  const list = useWorkspace((state) => state.list);
  const sort = useWorkspace((state) => state.sort);
  const filter = useWorkspace((state) => state.filter);
  const openTab = useWorkspace((state) => state.active);
  const query = useMemo(() => ({ list, sort, filter: filter.trim() }), [list, sort, filter]);
  const name = `${list} ${sort} ${query.filter}`;

  const [range, setRange] = useState({ first: 0, last: 0 });
  const rows = useQueueRows(query, range.first, range.last);
  const onRange = useCallback((first: number, last: number) => setRange({ first, last }), []);

  const place = useSyncExternalStore(queuePlace.subscribe, queuePlace.get);
  const here = place.of === name ? place : { index: 0, id: null };
  const moved = here.id === null || rows.rowAt(here.index)?.id === here.id ? null : rows.placeOf(here.id);
  const active = Math.max(0, Math.min(rows.count - 1, moved ?? here.index));
  const activate = (index: number) => queuePlace.set({ of: name, index, id: rows.rowAt(index)?.id ?? null });

  const actor = useActor();
  const selection = useSelection(`queue:${actor?.id ?? ''}:${list}`);

  const root = useRef<HTMLDivElement>(null);
  const handle = useRef<VirtualListHandle>(null);
  const filterField = useRef<HTMLInputElement>(null);
  const layout = layoutFor(useWidth(root));
  const renderRow = useCallback(
    (row: CaseRow | undefined) =>
      row === undefined ? (
        <QueueSkeleton layout={layout} />
      ) : (
        <QueueCells row={row} layout={layout} city={city} selected={!beside && selection.ids.has(row.id)} />
      ),
    [layout, city, beside, selection.ids],
  );
  const leaveFilter = useCallback(() => handle.current?.focus(), []);
  const open = (row: CaseRow) => openCase(row.id, caseTitle(row, serviceName(city, row.service)));

  const shownName = useRef(name);
  useEffect(() => {
    if (shownName.current !== name) handle.current?.toTop();
    shownName.current = name;
  }, [name]);

  useLayoutEffect(() => {
    queueRemote.set({
      step: (by) => {
        const next = Math.max(0, Math.min(rows.count - 1, active + by));
        handle.current?.show(next);
        activate(next);
        handle.current?.focus();
      },
      open: () => {
        const row = rows.rowAt(active);
        if (row !== undefined) open(row);
      },
      filter: () => filterField.current?.select(),
      select: () => {
        const row = rows.rowAt(active);
        if (row !== undefined) selection.toggle(row.id);
      },
      selectStep: (by) => {
        const next = Math.max(0, Math.min(rows.count - 1, active + by));
        selection.add([rows.rowAt(active), rows.rowAt(next)].flatMap((row) => row?.id ?? []));
        handle.current?.show(next);
        activate(next);
        handle.current?.focus();
      },
      selectAll: () => void selectFirst(query, MOST_CASES).then(selection.add),
    });
  });
  useLayoutEffect(() => () => queueRemote.set(null), []);
  const none = rows.count === 0;
  const actions = useMemo(() => queueActions({ beside, none, sort }), [beside, none, sort]);
  useActions(actions);

  return (
    <ListFrame frame={root}>
      <QueueHead
        title={LIST_WORDS[list].title}
        total={rows.total}
        settled={rows.settled}
        layout={layout}
        beside={beside}
        filterField={filterField}
        onLeave={leaveFilter}
      />
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {rows.error !== null && none ? (
          <ErrorState failure={rows.error.failure} onRetry={() => rows.retry()} />
        ) : rows.total === null ? (
          <SkeletonRows rows={12} label="Loading cases" />
        ) : none ? (
          <QueueEmpty list={list} filter={query.filter} />
        ) : (
          <VirtualList<CaseRow>
            label={LIST_WORDS[list].title}
            count={rows.count}
            rowAt={(index) => rows.rowAt(index)}
            keyOf={(index) => rows.rowAt(index)?.id ?? index}
            rowHeight={layout === 'narrow' ? theme.rowHeight + 16 : theme.rowHeight}
            columns={columnsOf(layout)}
            header={layout === 'narrow' ? undefined : <QueueHeader layout={layout} list={list} />}
            active={active}
            onActive={activate}
            onOpen={open}
            onRange={onRange}
            isCurrent={(row) => openTab === `case:${row.id}`}
            renderRow={renderRow}
            handle={handle}
          />
        )}
      </Box>
      {rows.total !== null && rows.total > rows.count && (
        <Box
          sx={{
            px: 3,
            py: 1,
            typography: 'caption',
            color: 'text.secondary',
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          <FilterListOutlined sx={{ fontSize: 14, verticalAlign: 'text-bottom' }} /> Only the first rows can
          be scrolled to. Filter the list to see the others.
        </Box>
      )}
      {!beside && actor !== null && city !== null && selection.ids.size > 0 && (
        <BulkBar city={city} actor={actor} selection={selection} department={null} />
      )}
    </ListFrame>
  );
}
