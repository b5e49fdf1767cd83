import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import { useCallback, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import type { AuditItem, RiskItem } from '../../../shared/contract/audit-sync.ts';
import type { City } from '../../../shared/domain/city.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ColumnHeads, gridColumns } from '../../design/line-cells.tsx';
import { useChosenRow } from '../../design/use-chosen-row.ts';
import { useWidth } from '../../design/use-width.ts';
import { WorkList } from '../../design/work-list.tsx';
import type { DoorError } from '../../door/door-client.ts';
import { auditAction, auditRemote, listSteps } from './audit-actions.tsx';
import { beginRound, closureKey } from './audit-place.ts';
import { ClosureCells, closureColumns, type ClosureLayout } from './closure-cells.tsx';
import { useUnsentVerdicts } from './use-unsent-verdicts.ts';

/** Room for all columns. */
const ROOMY = 900;

interface ClosureListProps<R extends AuditItem> {
  city: City;
  stream: ClosureLayout['stream'];
  title: string;
  about: string;
  above: ReactNode;
  query: { readonly error: DoorError | null; refetch(): unknown };
  items: readonly R[] | undefined;
  label: string;
  empty: ReactNode;
}

const NO_ITEMS: readonly never[] = [];

/** Closures to review or reviewed: Enter goes through them from the chosen one on. */
export function ClosureList<R extends AuditItem | RiskItem>(props: ClosureListProps<R>) {
  const { city, stream, title, about, above, query, label, empty } = props;
  const items: readonly R[] = props.items ?? NO_ITEMS;
  const chosen = useChosenRow(items, closureKey);
  const { active, step } = chosen;
  const root = useRef<HTMLDivElement>(null);
  const isWide = useWidth(root) >= ROOMY;
  const layout = useMemo(() => ({ stream, isWide }), [stream, isWide]);
  const unsent = useUnsentVerdicts();
  const open = useCallback((at: number) => beginRound(items, at), [items]);
  useLayoutEffect(() => auditRemote.set({ step, open: () => open(active) }));
  useLayoutEffect(() => () => auditRemote.set(null), []);
  const none = items.length === 0 ? 'Nothing is listed here.' : null;
  const list = useMemo(
    () => [
      ...listSteps(none),
      auditAction('review', 'Review it', ['enter'], <FactCheckOutlined />, none, () =>
        auditRemote.get()?.open(),
      ),
    ],
    [none],
  );
  useActions(list);
  const renderRow = useCallback(
    (one: R | undefined) =>
      one === undefined ? null : (
        <ClosureCells item={one} city={city} layout={layout} unsent={unsent.has(closureKey(one))} />
      ),
    [city, layout, unsent],
  );
  const columns = closureColumns(layout);
  return (
    <WorkList<R>
      frame={root}
      title={title}
      about={about}
      above={above}
      query={query}
      rows={props.items}
      loading="Loading closures"
      empty={empty}
      label={label}
      keyOf={closureKey}
      columns={gridColumns(columns)}
      header={<ColumnHeads columns={columns} />}
      chosen={chosen}
      onOpen={(one) => open(items.findIndex((other) => closureKey(other) === closureKey(one)))}
      renderRow={renderRow}
      actions={list.slice(2)}
    />
  );
}
