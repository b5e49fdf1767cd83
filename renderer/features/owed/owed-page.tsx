import PhoneCallbackOutlined from '@mui/icons-material/PhoneCallbackOutlined';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { OwedRow } from '../../../shared/contract/owed-view.ts';
import type { PromiseId } from '../../../shared/domain/ids.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionButton } from '../../design/action-button.tsx';
import { caseTitle } from '../../design/case-title.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import type { Settling } from '../../design/settle-promise-dialog.tsx';
import { ListFrame } from '../../design/list-frame.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { useNow } from '../../design/use-now.ts';
import { useWidth } from '../../design/use-width.ts';
import { VirtualList, type VirtualListHandle } from '../../design/virtual-list.tsx';
import { serviceName, useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { openCase } from '../../workspace/workspace.ts';
import { owedActions } from './owed-actions.tsx';
import { OwedCells, owedColumns, OwedHeader, owedLayoutFor } from './owed-cells.tsx';
import { owedRemote } from './owed-remote.ts';
import { SettleOwed } from './settle-owed.tsx';

const NO_ROWS: readonly OwedRow[] = [];

/** What I, or my department, owe to callers, by time. Each is settled by a key. */
export function OwedPage() {
  const city = useCity();
  const theme = useTheme();
  const now = useNow();
  const query = useAsk('owed.list', {});
  const count = useAsk('owed.count', {}).data;
  const rows = query.data?.rows ?? NO_ROWS;
  const [chosen, setChosen] = useState<{ index: number; id: PromiseId | null }>({ index: 0, id: null });
  const [settling, setSettling] = useState<{ row: OwedRow; how: Settling } | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const handle = useRef<VirtualListHandle>(null);
  const layout = owedLayoutFor(useWidth(root));

  // What was chosen stays chosen while rows come and go around it.
  const moved = rows.findIndex((row) => row.promise.id === chosen.id);
  const active = Math.max(0, Math.min(rows.length - 1, moved === -1 ? chosen.index : moved));
  const activate = (index: number) => setChosen({ index, id: rows[index]?.promise.id ?? null });
  const row = rows[active] ?? null;
  const open = (one: OwedRow) =>
    openCase(one.case.id, caseTitle(one.case, serviceName(city, one.case.service)));

  useLayoutEffect(() => {
    owedRemote.set({
      step: (by) => {
        const next = Math.max(0, Math.min(rows.length - 1, active + by));
        handle.current?.show(next);
        activate(next);
        handle.current?.focus();
      },
      open: () => {
        if (row !== null) open(row);
      },
      settle: (how) => {
        if (row !== null) setSettling({ row, how });
      },
    });
  });
  useLayoutEffect(() => () => owedRemote.set(null), []);
  const actions = useMemo(() => owedActions(row), [row]);
  useActions(actions);
  const renderRow = useCallback(
    (one: OwedRow | undefined) =>
      one === undefined ? null : <OwedCells row={one} city={city} layout={layout} />,
    [city, layout],
  );

  const late = rows.filter((one) => one.by < now).length;
  return (
    <ListFrame frame={root}>
      <Box sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider' }}>
        <Typography variant="h2" component="h1">
          Owed to callers
        </Typography>
        <Typography sx={{ color: 'text.secondary' }}>
          {count === undefined
            ? 'Call-backs and promises of yours and of your department, by time.'
            : `${count.late} late, ${count.today} more due today. Yours and your department’s, for a week ahead.`}
        </Typography>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {query.isError && rows.length === 0 ? (
          <ErrorState failure={query.error.failure} onRetry={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <SkeletonRows rows={8} label="Loading what is owed" />
        ) : rows.length === 0 ? (
          <EmptyState
            icon={<PhoneCallbackOutlined />}
            title="Nothing is owed this week"
            because="Call-backs you owe and the days callers were told stand here, those of your department too. On a case, B owes a call-back."
          />
        ) : (
          <VirtualList<OwedRow>
            label={`Owed to callers, ${late} late`}
            count={rows.length}
            rowAt={(index) => rows[index]}
            keyOf={(index) => rows[index]?.promise.id ?? index}
            rowHeight={theme.rowHeight}
            columns={owedColumns(layout)}
            header={<OwedHeader layout={layout} />}
            active={active}
            onActive={activate}
            onOpen={open}
            renderRow={renderRow}
            handle={handle}
          />
        )}
      </Box>
      {row !== null && (
        <Box
          role="toolbar"
          aria-label="What can be done with the chosen one"
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 1.5,
            px: 4,
            py: 2,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          {actions.slice(2).map((action) => (
            <ActionButton key={action.id} action={action} />
          ))}
        </Box>
      )}
      {settling !== null && city !== null && (
        <SettleOwed
          row={settling.row}
          settling={settling.how}
          city={city}
          onClose={() => {
            setSettling(null);
            handle.current?.focus();
          }}
        />
      )}
    </ListFrame>
  );
}
