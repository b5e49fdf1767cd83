import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { EscalationRow } from '../../../shared/contract/escalation-view.ts';
import { useActions } from '../../actions/use-actions.ts';
import { caseTitle } from '../../design/case-title.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ColumnHeads, gridColumns } from '../../design/line-cells.tsx';
import { useChosenRow } from '../../design/use-chosen-row.ts';
import { useWidth } from '../../design/use-width.ts';
import { WorkList } from '../../design/work-list.tsx';
import { serviceName, useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { openCase } from '../../workspace/workspace.ts';
import { EscalationCells, escalationColumns, escalationLayoutFor } from './escalation-cells.tsx';
import { escalationsRemote } from './escalations-remote.ts';
import { listActions } from './list-actions.tsx';

const NO_ROWS: readonly EscalationRow[] = [];
const escalationOf = (row: EscalationRow): string => row.escalation.id;

/** Escalations that are mine to see to, then those I only watch, the most urgent first. */
export function EscalationsPage() {
  const city = useCity();
  const query = useAsk('escalation.list', {});
  const rows = query.data?.rows ?? NO_ROWS;
  const chosen = useChosenRow(rows, escalationOf);
  const { row, step } = chosen;
  const root = useRef<HTMLDivElement>(null);
  const layout = escalationLayoutFor(useWidth(root));

  const open = (one: EscalationRow) =>
    openCase(one.case.id, caseTitle(one.case, serviceName(city, one.case.service)));

  useLayoutEffect(() => {
    escalationsRemote.set({
      step,
      open: () => {
        if (row !== null) open(row);
      },
    });
  });
  useLayoutEffect(() => () => escalationsRemote.set(null), []);
  const actions = useMemo(() => listActions(row === null), [row]);
  useActions(actions);
  const renderRow = useCallback(
    (one: EscalationRow | undefined) =>
      one === undefined ? null : <EscalationCells row={one} city={city} layout={layout} />,
    [city, layout],
  );

  const mine = rows.filter((one) => one.mine).length;
  const columns = escalationColumns(layout);
  return (
    <WorkList<EscalationRow>
      frame={root}
      title="Escalations"
      about={`${mine} to see to now, ${rows.length - mine} more that you watch. What nobody acknowledges in time goes on to the next tier by itself.`}
      query={query}
      rows={query.data?.rows}
      loading="Loading escalations"
      empty={
        <EmptyState
          icon={<CheckCircleOutlined />}
          title="Nothing waits for you"
          because="Escalations to your contact points stand here, and those you raised, until they are resolved. On a case, E escalates it."
        />
      }
      label={`Escalations, ${mine} to see to now`}
      keyOf={escalationOf}
      columns={gridColumns(columns)}
      header={<ColumnHeads columns={columns} />}
      chosen={chosen}
      onOpen={open}
      renderRow={renderRow}
      actions={actions.slice(2)}
    />
  );
}
