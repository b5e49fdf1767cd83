import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import TuneOutlined from '@mui/icons-material/TuneOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useTheme } from '@mui/material/styles';
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DeskRow } from '../../../shared/contract/department-view.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import { caseId, type CaseId } from '../../../shared/domain/ids.ts';
import { useActions } from '../../actions/use-actions.ts';
import { BulkBar } from '../../bulk/bulk-bar.tsx';
import { openMacros } from '../../bulk/macros-shown.ts';
import { useSelection } from '../../bulk/use-selection.ts';
import { ActionBar } from '../../design/action-bar.tsx';
import { caseTitle } from '../../design/case-title.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { gridColumns, ColumnHeads } from '../../design/line-cells.tsx';
import { ListFrame } from '../../design/list-frame.tsx';
import { notify } from '../../design/notices.ts';
import { Panes } from '../../design/panes.tsx';
import { PointsMap, type MapPoint } from '../../design/points-map.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { usePhone, useShort } from '../../design/use-phone.ts';
import { useWidth } from '../../design/use-width.ts';
import { VirtualList, type VirtualListHandle } from '../../design/virtual-list.tsx';
import { ask, DoorError } from '../../door/door-client.ts';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { useColleagues } from '../../door/use-colleagues.ts';
import { useAsk } from '../../door/use-door.ts';
import { openCase } from '../../workspace/workspace.ts';
import { ChosenCase } from './chosen-case.tsx';
import { ChosenDeeds } from './chosen-deeds.tsx';
import { deskActions } from './desk-actions.tsx';
import { DeskCells, deskColumns, deskLayoutFor } from './desk-cells.tsx';
import { DeskFilters } from './desk-filters.tsx';
import { DeskHead } from './desk-head.tsx';
import type { DeskLine } from './desk-lines.ts';
import { wholeDepartment } from './desk-place.ts';
import { deskRemote } from './desk-remote.ts';
import { GROUP_LOOKS } from './desk-words.ts';
import { useDeskPlace } from './use-desk-place.ts';
import { useDeskRows } from './use-desk-rows.ts';

const NO_CASE = caseId.parse('00000000-0000-4000-8000-000000000000');
const NO_POINTS: readonly MapPoint<CaseId>[] = [];

interface DepartmentDeskProps {
  city: City;
  actor: AccountActor;
  own: string;
}

/** A department's open cases as a list and on the map, one chosen in both, with all that can be done to it. */
export function DepartmentDesk({ city, actor, own }: DepartmentDeskProps) {
  const theme = useTheme();
  const narrow = usePhone();
  const short = useShort();
  const phone = narrow || short;
  const [place, go] = useDeskPlace(actor.id, own);
  const { filter, order, from } = place;
  const [range, setRange] = useState({ first: 0, last: 0 });
  const asked = useMemo(
    () => ({ filter, order: order === 'due' ? ({ by: 'due' } as const) : ({ by: 'near', from } as const) }),
    [filter, order, from],
  );
  const rows = useDeskRows(asked, range.first, range.last);
  const map = useAsk('department.map', { filter }).data;
  const selection = useSelection(`department:${actor.id}:${filter.department}`);
  const colleagues = useColleagues();
  const names = useMemo(() => new Map(colleagues?.map(({ id, name }) => [String(id), name])), [colleagues]);
  const nameOf = useCallback(
    (account: string) => (account === actor.id ? 'me' : (names.get(account) ?? 'a colleague')),
    [names, actor.id],
  );

  const { count } = rows.lines;
  const [line, setLine] = useState(1);
  const moved = place.chosen === null ? null : rows.find(place.chosen);
  const wanted = Math.max(0, Math.min(count - 1, moved ?? line));
  // A head is no case: the one below it is meant.
  const active = rows.lines.placeOf(wanted)?.kind === 'head' ? Math.min(count - 1, wanted + 1) : wanted;
  const here = rows.lineAt(active);
  const row = here?.kind === 'case' ? here.row : null;
  const view =
    useAsk('case.get', { id: row?.id ?? NO_CASE }, { enabled: row !== null, keepOld: false }).data ?? null;

  const handle = useRef<VirtualListHandle>(null);
  const filterField = useRef<HTMLSelectElement>(null);
  const activate = (index: number) => {
    const at = rows.lineAt(index);
    const next = at?.kind === 'head' ? (index < active && index > 0 ? index - 1 : index + 1) : index;
    const there = rows.lineAt(next);
    setLine(next);
    go({ chosen: there?.kind === 'case' ? there.row.id : null });
    return next;
  };
  const [mapShown, setMapShown] = useState(true);
  const [tab, setTab] = useState<'list' | 'map'>('list');
  const [filtersShown, setFiltersShown] = useState(false);
  const open = (one: DeskRow) => openCase(one.id, caseTitle(one, serviceName(city, one.service)));
  const choose = useCallback((id: CaseId) => go({ chosen: id }), [go]);
  const setOrder = (next: 'due' | 'near') =>
    go({ order: next, from: next === 'near' ? (row?.id ?? null) : null });

  const selectGroup = async () => {
    if (row === null) return;
    const group = order === 'due' ? row.group : filter.group;
    try {
      const { ids } = await ask('department.ids', { filter: { ...filter, group } });
      selection.add(ids);
    } catch (error) {
      if (!(error instanceof DoorError)) throw error;
      notify({ meaning: 'breach', text: error.failure.message });
    }
  };
  useLayoutEffect(() => {
    deskRemote.set({
      step: (by, extend) => {
        if (extend && row !== null) selection.add([row.id]);
        const next = activate(Math.max(0, Math.min(count - 1, active + by)));
        const there = rows.lineAt(next);
        if (extend && there?.kind === 'case') selection.add([there.row.id]);
        handle.current?.show(next);
        handle.current?.focus();
      },
      open: () => {
        if (row !== null) open(row);
      },
      filter: () => {
        setFiltersShown(true);
        filterField.current?.focus();
      },
      order: () => setOrder(order === 'due' ? 'near' : 'due'),
      map: () => setMapShown(!mapShown),
      macro: () => {
        if (row !== null) openMacros([row.id]);
      },
      select: () => {
        if (row !== null) selection.toggle(row.id);
      },
      selectGroup: () => void selectGroup(),
    });
  });
  useLayoutEffect(() => () => deskRemote.set(null), []);
  const isEmpty = row === null;
  const selected = selection.ids.size;
  const actions = useMemo(
    () => deskActions({ isEmpty, byPlace: order === 'near', mapShown }),
    [isEmpty, order, mapShown],
  );
  useActions(actions);

  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const layout = phone ? 'narrow' : deskLayoutFor(width);
  const { ids: chosenIds } = selection;
  const renderRow = useCallback(
    (one: DeskLine | undefined) =>
      one === undefined ? (
        <span role="gridcell">…</span>
      ) : (
        <DeskCells
          line={one}
          layout={layout}
          city={city}
          timeZone={city.timeZone}
          selected={one.kind === 'case' && chosenIds.has(one.row.id)}
          nameOf={nameOf}
        />
      ),
    [layout, city, chosenIds, nameOf],
  );
  const columns = deskColumns(layout);
  const points = useMemo(
    () =>
      map === undefined
        ? NO_POINTS
        : map.points.map(({ id, lat, lng, group }) => ({ id, lat, lng, look: GROUP_LOOKS[group].point })),
    [map],
  );

  const narrowed = JSON.stringify(filter) !== JSON.stringify(wholeDepartment(filter.department));
  const list = (
    <Box ref={root} sx={{ height: '100%', minHeight: 0 }}>
      {rows.error !== null ? (
        <ErrorState failure={rows.error.failure} onRetry={rows.retry} />
      ) : rows.total === null ? (
        <SkeletonRows rows={10} label="Loading the department’s desk" />
      ) : rows.total === 0 ? (
        <EmptyState
          icon={<CheckCircleOutlined />}
          title={narrowed ? 'Nothing fits the filter' : 'Nothing to do here'}
          because={
            narrowed
              ? 'No open case of this department is like that. Show all, or choose another part.'
              : `${departmentName(city, filter.department)} has no open case on this desk. New ones appear here by themselves.`
          }
        />
      ) : (
        <VirtualList<DeskLine>
          label={`Cases of ${departmentName(city, filter.department)}, ${rows.total}`}
          count={count}
          rowAt={(index) => rows.lineAt(index)}
          keyOf={(index) => {
            const at = rows.lineAt(index);
            if (at === undefined) return index;
            return at.kind === 'head' ? at.group : at.row.id;
          }}
          rowHeight={layout === 'narrow' ? Math.max(56, theme.rowHeight + 20) : theme.rowHeight}
          columns={gridColumns(columns)}
          header={layout === 'narrow' ? undefined : <ColumnHeads columns={columns} />}
          active={active}
          onActive={(index) => activate(index)}
          onOpen={(one) => {
            if (one.kind === 'case' && !phone) open(one.row);
          }}
          onRange={(first, last) => setRange({ first, last })}
          renderRow={renderRow}
          handle={handle}
        />
      )}
    </Box>
  );
  const chart = (
    <PointsMap<CaseId>
      city={city}
      points={points}
      chosen={row}
      selected={selection.ids}
      onChoose={choose}
      label={`Map of ${points.length} cases. The list has the same cases; the ringed one is chosen there.`}
    />
  );
  const mapNote =
    map === undefined || (map.more === 0 && map.without === 0)
      ? null
      : [
          map.more === 0 ? null : `${map.more} more are not drawn`,
          map.without === 0 ? null : `${map.without} without a known point`,
        ]
          .filter((part) => part !== null)
          .join(' · ');
  const filters = (
    <DeskFilters
      city={city}
      filter={filter}
      known={map}
      onChange={(next) => go({ filter: next, from: null })}
      first={filterField}
    />
  );
  const others = actions.filter(({ id }) =>
    ['desk.open', 'desk.order', 'desk.select', 'desk.macro'].includes(id),
  );

  return (
    <ListFrame>
      <DeskHead
        city={city}
        actor={actor}
        department={filter.department}
        onDepartment={(code) => go({ filter: wholeDepartment(code), from: null, chosen: null })}
        group={filter.group}
        groups={rows.groups}
        onGroup={(group) => go({ filter: { ...filter, group }, from: null })}
        order={order}
        onOrder={setOrder}
        filters={!phone || filtersShown ? filters : null}
        phone={phone}
      />
      {phone ? (
        <>
          <Box sx={{ display: 'flex', px: 3, py: 1, gap: 2, borderBottom: 1, borderColor: 'divider' }}>
            <ToggleButtonGroup
              exclusive
              aria-label="Look at"
              value={tab}
              onChange={(_, next: 'list' | 'map' | null) => next !== null && setTab(next)}
              sx={{ '& .MuiToggleButton-root': { minHeight: 44, minWidth: 72 } }}
            >
              <ToggleButton value="list">List</ToggleButton>
              <ToggleButton value="map">Map</ToggleButton>
            </ToggleButtonGroup>
            <Button
              startIcon={<TuneOutlined />}
              aria-expanded={filtersShown}
              sx={{ minHeight: 44, ml: 'auto' }}
              onClick={() => setFiltersShown(!filtersShown)}
            >
              Filter
            </Button>
          </Box>
          <Box sx={{ flex: 1, minHeight: 120 }}>{tab === 'list' ? list : chart}</Box>
          {view !== null && !short && (
            <Box
              sx={{ maxHeight: '34%', overflow: 'auto', borderTop: 1, borderColor: 'divider' }}
              tabIndex={0}
            >
              <ChosenCase view={view} city={city} />
            </Box>
          )}
        </>
      ) : (
        <Box sx={{ flex: 1, minHeight: 0 }}>
          <Panes
            group="department"
            stackBelow={0}
            panes={[
              { id: 'list', label: 'Cases', size: '62%', min: 360, content: list },
              {
                id: 'side',
                label: 'Map and chosen case',
                size: '38%',
                min: 280,
                content: (
                  <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
                    {mapShown && (
                      <Box sx={{ flex: '1 1 52%', minHeight: 160, display: 'flex', flexDirection: 'column' }}>
                        <Box sx={{ flex: 1, minHeight: 0 }}>{chart}</Box>
                        {mapNote !== null && (
                          <Typography variant="caption" sx={{ px: 4, py: 1, color: 'text.secondary' }}>
                            {mapNote}
                          </Typography>
                        )}
                      </Box>
                    )}
                    <Box
                      sx={{
                        flex: '1 1 48%',
                        minHeight: 0,
                        overflow: 'auto',
                        borderTop: 1,
                        borderColor: 'divider',
                      }}
                      tabIndex={0}
                    >
                      {view !== null && <ChosenCase view={view} city={city} />}
                    </Box>
                  </Box>
                ),
              },
            ]}
          />
        </Box>
      )}
      {selected > 0 ? (
        <BulkBar city={city} actor={actor} selection={selection} department={filter.department} />
      ) : view === null ? (
        <ActionBar label="Actions on the list" actions={others} />
      ) : (
        <ChosenDeeds
          key={view.facts.id}
          view={view}
          city={city}
          actor={actor}
          others={others}
          compact={phone}
        />
      )}
    </ListFrame>
  );
}
