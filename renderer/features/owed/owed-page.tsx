import PhoneCallbackOutlined from '@mui/icons-material/PhoneCallbackOutlined';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { OwedRow } from '../../../shared/contract/owed-view.ts';
import { useActions } from '../../actions/use-actions.ts';
import { caseTitle } from '../../design/case-title.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ColumnHeads, gridColumns } from '../../design/line-cells.tsx';
import type { Settling } from '../../design/settle-promise-dialog.tsx';
import { useNow } from '../../design/use-now.ts';
import { useChosenRow } from '../../design/use-chosen-row.ts';
import { useWidth } from '../../design/use-width.ts';
import { WorkList } from '../../design/work-list.tsx';
import { serviceName, useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { openCase } from '../../workspace/workspace.ts';
import { owedActions } from './owed-actions.tsx';
import { OwedCells, owedColumns, owedLayoutFor } from './owed-cells.tsx';
import { owedRemote } from './owed-remote.ts';
import { SettleOwed } from './settle-owed.tsx';

const NO_ROWS: readonly OwedRow[] = [];
const promiseOf = (row: OwedRow): string => row.promise.id;

/** What I, or my department, owe to callers, by time. Each is settled by a key. */
export function OwedPage() {
  const city = useCity();
  const now = useNow();
  const query = useAsk('owed.list', {});
  const count = useAsk('owed.count', {}).data;
  const rows = query.data?.rows ?? NO_ROWS;
  const chosen = useChosenRow(rows, promiseOf);
  const { row, step, handle } = chosen;
  const [settling, setSettling] = useState<{ row: OwedRow; how: Settling } | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const layout = owedLayoutFor(useWidth(root));

  const open = (one: OwedRow) =>
    openCase(one.case.id, caseTitle(one.case, serviceName(city, one.case.service)));

  useLayoutEffect(() => {
    owedRemote.set({
      step,
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
  const columns = owedColumns(layout);
  return (
    <WorkList<OwedRow>
      frame={root}
      title="Owed to callers"
      about={
        count === undefined
          ? 'Call-backs and promises of yours and of your department, by time.'
          : `${count.late} late, ${count.today} more due today. Yours and your department’s, for a week ahead.`
      }
      query={query}
      rows={query.data?.rows}
      loading="Loading what is owed"
      empty={
        <EmptyState
          icon={<PhoneCallbackOutlined />}
          title="Nothing is owed this week"
          because="Call-backs you owe and the days callers were told stand here, those of your department too. On a case, B owes a call-back."
        />
      }
      label={`Owed to callers, ${late} late`}
      keyOf={promiseOf}
      columns={gridColumns(columns)}
      header={<ColumnHeads columns={columns} />}
      chosen={chosen}
      onOpen={open}
      renderRow={renderRow}
      actions={actions.slice(2)}
    >
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
    </WorkList>
  );
}
