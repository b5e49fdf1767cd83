import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { EscalationRow } from '../../../shared/contract/escalation-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { caseId, type TextId } from '../../../shared/domain/ids.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { caseTitle } from '../../design/case-title.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import type { EscalationDeedName } from '../../design/escalation/escalation-deed.tsx';
import { useDirectoryWords } from '../../design/escalation/use-directory-words.ts';
import { useEscalationDeeds } from '../../design/escalation/use-escalation-deeds.tsx';
import { ColumnHeads, gridColumns } from '../../design/line-cells.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { useChosenRow } from '../../design/use-chosen-row.ts';
import { useWidth } from '../../design/use-width.ts';
import { WorkList } from '../../design/work-list.tsx';
import { serviceName, useCity } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { openCase } from '../../workspace/workspace.ts';
import { ChosenEscalation } from './chosen-escalation.tsx';
import { EscalationCells, escalationColumns, escalationLayoutFor } from './escalation-cells.tsx';
import { escalationsRemote } from './escalations-remote.ts';
import { listActions } from './list-actions.tsx';
import { useDuty } from './use-duty.tsx';

const NO_ROWS: readonly EscalationRow[] = [];
const NO_ACTIONS: readonly Action[] = [];
const NO_CASE = caseId.parse('00000000-0000-4000-8000-000000000000');
/** Room for what is chosen beside the list. */
const ROOMY = 1100;
const ASIDE = 420;

const KEYS: Partial<Record<EscalationDeedName, string>> = {
  acknowledge: 'a',
  accept: 'c',
  answer: 'r',
  'pass-on': 'p',
  return: 'b',
  try: 't',
  told: 'd',
  resolve: 's',
  withdraw: 'w',
};

const escalationOf = (row: EscalationRow): string => row.escalation.id;

/** Escalations that are mine to see to, then those I only watch, the most urgent first. */
export function EscalationsPage() {
  const city = useCity();
  return city === null ? <SkeletonRows rows={8} label="Loading escalations" /> : <Desk city={city} />;
}

function Desk({ city }: { city: City }) {
  const query = useAsk('escalation.list', {});
  const rows = query.data?.rows ?? NO_ROWS;
  const chosen = useChosenRow(rows, escalationOf);
  const { row, step } = chosen;
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const isRoomy = width >= ROOMY;
  const layout = escalationLayoutFor(isRoomy ? width - ASIDE : width);

  const asked = useAsk(
    'case.get',
    { id: row?.case.id ?? NO_CASE },
    { enabled: row !== null, keepOld: false },
  ).data;
  const view = asked ?? null;
  const entries = view?.entries;
  const textOf = useCallback(
    (id: TextId) => entries?.find(({ texts }) => id in texts)?.texts[id] ?? null,
    [entries],
  );
  const words = useDirectoryWords(city, row?.escalation.department ?? '');
  const { actions: deeds, dialog } = useEscalationDeeds({
    facts: view?.facts,
    reference: row === null ? '' : (row.case.number ?? row.case.reference),
    city,
    keys: KEYS,
    textOf,
  });
  const ofRow = row === null ? NO_ACTIONS : (deeds.get(row.escalation.id) ?? NO_ACTIONS);

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
  const isEmpty = row === null;
  const list = useMemo(() => listActions(isEmpty), [isEmpty]);
  const duty = useDuty(city, rows);
  useActions(list);
  useActions(duty.actions);
  useActions(ofRow);
  const renderRow = useCallback(
    (one: EscalationRow | undefined) =>
      one === undefined ? null : <EscalationCells row={one} city={city} layout={layout} />,
    [city, layout],
  );

  const mine = rows.filter((one) => one.mine).length;
  const columns = escalationColumns(layout);
  // What can't be done now stands in the palette, with the reason.
  const buttons = ofRow.filter(({ whyNot }) => whyNot === null);
  return (
    <WorkList<EscalationRow>
      frame={root}
      title="Escalations"
      about={`${mine} to see to now, ${rows.length - mine} more that you watch. What nobody acknowledges in time goes on to the next tier by itself.`}
      above={duty.strip}
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
      actions={[...buttons, ...list.slice(2)]}
      always={duty.buttons}
      aside={
        isRoomy && row !== null ? (
          <ChosenEscalation row={row} view={view} city={city} words={words} textOf={textOf} />
        ) : null
      }
    >
      {dialog}
      {duty.dialog}
    </WorkList>
  );
}
