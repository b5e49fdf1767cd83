import AddCommentOutlined from '@mui/icons-material/AddCommentOutlined';
import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import FeedbackOutlined from '@mui/icons-material/FeedbackOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import QueryStatsOutlined from '@mui/icons-material/QueryStatsOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import { COMPLAINT_ABOUT, complaintAbout } from '../../../shared/domain/complaint/complaint-scales.ts';
import type { ComplaintFacts } from '../../../shared/domain/complaint/complaint-facts.ts';
import type { OpenDirectory } from '../../../shared/domain/directory/open-directory.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ColumnHeads, gridColumns } from '../../design/line-cells.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { useTimeZone } from '../../design/time-zone.ts';
import { useActor } from '../../design/use-actor.ts';
import { useChosenRow } from '../../design/use-chosen-row.ts';
import { useNow } from '../../design/use-now.ts';
import { useWidth } from '../../design/use-width.ts';
import { WorkList } from '../../design/work-list.tsx';
import { departmentName, useCity } from '../../door/use-city.ts';
import { useDirectory } from '../../door/use-directory.ts';
import { useAsk } from '../../door/use-door.ts';
import { complaintShown, takeComplaint } from '../../workspace/complaint-shown.ts';
import {
  ComplaintCells,
  complaintColumns,
  complaintLayoutFor,
  type ListedComplaint,
} from './complaint-cells.tsx';
import { ComplaintPage } from './complaint-page.tsx';
import { complaintsRemote } from './complaints-remote.ts';
import { TrendsPage } from './trends-page.tsx';

const NO_ROWS: readonly ListedComplaint[] = [];
const idOf = (row: ListedComplaint): string => row.facts.id;

type Shown = 'open' | 'late' | 'mine' | 'all';
const FILTERS: readonly (readonly [Shown, string])[] = [
  ['open', 'Open'],
  ['late', 'Late'],
  ['mine', 'With me'],
  ['all', 'Ended too'],
];

/** Complaints, those due first; one of them on its page; or what they show over time. */
export function ComplaintsPage() {
  const city = useCity();
  const shown = useSyncExternalStore(complaintShown.subscribe, complaintShown.get);
  const [trends, setTrends] = useState(false);
  if (city === null) return <SkeletonRows rows={8} label="Loading complaints" />;
  if (shown !== null) return <ComplaintPage id={shown} city={city} />;
  return trends ? (
    <TrendsPage city={city} onBack={() => setTrends(false)} />
  ) : (
    <List city={city} onTrends={() => setTrends(true)} />
  );
}

const inList = (rest: Pick<Action, 'id' | 'label' | 'icon' | 'perform'> & Partial<Action>): Action => ({
  group: 'List',
  keys: [],
  words: ['complaint'],
  whyNot: null,
  ...rest,
});

function useListActions(isEmpty: boolean, takes: boolean, looks: boolean, onTrends: () => void) {
  return useMemo(() => {
    const whyNot = isEmpty ? 'There is no complaint in the list.' : null;
    const list = [
      inList({
        id: 'complaints.next',
        label: 'Next in the list',
        keys: ['j'],
        icon: <ArrowDownwardOutlined />,
        whyNot,
        perform: () => complaintsRemote.get()?.step(1),
      }),
      inList({
        id: 'complaints.previous',
        label: 'Previous in the list',
        keys: ['k'],
        icon: <ArrowUpwardOutlined />,
        whyNot,
        perform: () => complaintsRemote.get()?.step(-1),
      }),
      inList({
        id: 'complaints.open',
        label: 'Open the complaint',
        keys: ['enter'],
        icon: <OpenInNewOutlined />,
        whyNot,
        perform: () => complaintsRemote.get()?.open(),
      }),
    ];
    const always = [
      ...(takes
        ? [
            inList({
              id: 'complaints.take',
              label: 'Take a complaint',
              keys: ['n'],
              icon: <AddCommentOutlined />,
              perform: () => takeComplaint(),
            }),
          ]
        : []),
      ...(looks
        ? [
            inList({
              id: 'complaints.trends',
              label: 'Show trends',
              keys: ['t'],
              icon: <QueryStatsOutlined />,
              words: ['complaint', 'chart', 'department', 'service', 'place'],
              perform: onTrends,
            }),
          ]
        : []),
    ];
    return { list, always };
  }, [isEmpty, takes, looks, onTrends]);
}

interface FilterChoiceProps {
  label: string;
  /** What no choice means. */
  all: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}

function FilterChoice({ label, all, value, options, onChange }: FilterChoiceProps) {
  return (
    <TextField
      select
      value={value}
      fullWidth={false}
      sx={{ width: 200 }}
      slotProps={{ select: { native: true }, htmlInput: { 'aria-label': label } }}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{all}</option>
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </TextField>
  );
}

/** Given to somebody; without that, theirs who was asked at its contact point, or is on duty there now. */
function isWith(
  { assignee, offer }: ComplaintFacts,
  id: AccountId,
  directory: OpenDirectory | null,
  now: Instant,
): boolean {
  if (assignee !== null || offer === null) return assignee === id;
  const people = directory?.point(offer.contactPoint)?.people(now) ?? [];
  return offer.onDuty.account === id || people.some(({ account }) => account === id);
}

function List({ city, onTrends }: { city: City; onTrends: () => void }) {
  const actor = useActor();
  const now = useNow();
  const timeZone = useTimeZone();
  const directory = useDirectory();
  const [filter, setFilter] = useState<Shown>('open');
  const [department, setDepartment] = useState('');
  const [about, setAbout] = useState('');
  const query = useAsk('complaint.list', { ended: filter === 'all', caseId: null });
  const told = query.data;
  const rows = useMemo((): readonly ListedComplaint[] | undefined => {
    if (told === undefined) return undefined;
    const unsent = told.unsent.map((facts): ListedComplaint => ({
      facts,
      assignee: null,
      cases: [],
      waits: true,
      name: 'No number yet',
    }));
    const all = told.complaints.map((one): ListedComplaint => ({
      ...one,
      waits: false,
      name: one.facts.number ?? '',
    }));
    return [...unsent, ...all].filter(
      ({ facts }) =>
        (department === '' || facts.department === department) &&
        (about === '' || facts.about === about) &&
        (filter !== 'late' || (facts.clock !== null && facts.clock.dueAt < now)) &&
        (filter !== 'mine' || (actor !== null && isWith(facts, actor.id, directory?.open ?? null, now))),
    );
  }, [told, department, about, filter, now, actor, directory]);
  const chosen = useChosenRow(rows ?? NO_ROWS, idOf);
  const { row, step } = chosen;
  const root = useRef<HTMLDivElement>(null);
  const layout = complaintLayoutFor(useWidth(root));
  const open = (one: ListedComplaint) => {
    if (!one.waits) complaintShown.set(one.facts.id);
  };
  useLayoutEffect(() => {
    complaintsRemote.set({
      step,
      open: () => {
        if (row !== null) open(row);
      },
    });
  });
  useLayoutEffect(() => () => complaintsRemote.set(null), []);
  const role = actor?.role;
  const takes = role === 'agent' || role === 'lead' || role === 'supervisor';
  const looks = role === 'lead' || role === 'supervisor' || role === 'auditor';
  const { list, always } = useListActions(row === null, takes, looks, onTrends);
  useActions(list);
  useActions(always);
  const renderRow = useCallback(
    (one: ListedComplaint | undefined) =>
      one === undefined ? null : <ComplaintCells row={one} city={city} layout={layout} />,
    [city, layout],
  );
  const columns = complaintColumns(layout);
  const counts = told?.counts ?? { open: 0, late: 0 };
  return (
    <WorkList<ListedComplaint>
      frame={root}
      title="Complaints"
      about={`${counts.open} open, ${counts.late} of them late with their next stage. ${role === 'agent' ? 'Here stand those you took. What is about a person stays with its supervisors.' : 'Those due first stand first.'}`}
      above={
        <>
          {told?.asOf != null && (
            <Alert severity="info">The hub is away. This is as of {dateTime(told.asOf, timeZone)}.</Alert>
          )}
          <Box
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              gap: 3,
              px: 4,
              py: 2,
              borderBottom: 1,
              borderColor: 'divider',
            }}
          >
            <ToggleButtonGroup
              exclusive
              aria-label="Which complaints"
              value={filter}
              onChange={(_, next: Shown | null) => {
                if (next !== null) setFilter(next);
              }}
            >
              {FILTERS.map(([value, label]) => (
                <ToggleButton key={value} value={value}>
                  {label}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
            <FilterChoice
              label="About"
              all="About anything"
              value={about}
              options={complaintAbout.options.map((value) => [value, COMPLAINT_ABOUT[value].label])}
              onChange={setAbout}
            />
            {role !== 'lead' && (
              <FilterChoice
                label="Department"
                all="All departments"
                value={department}
                options={city.pack.departments.map(({ code }) => [code, departmentName(city, code)])}
                onChange={setDepartment}
              />
            )}
          </Box>
        </>
      }
      query={query}
      rows={rows}
      loading="Loading complaints"
      empty={
        <EmptyState
          icon={<FeedbackOutlined />}
          title="No complaint here"
          because={
            filter === 'open' && about === '' && department === ''
              ? 'Complaints that you may see stand here until they are closed. On a case, G takes one about it.'
              : 'None fits the filter. Choose “Open” to see all that wait.'
          }
        />
      }
      label={`Complaints, ${counts.open} open`}
      keyOf={idOf}
      columns={gridColumns(columns)}
      header={<ColumnHeads columns={columns} />}
      chosen={chosen}
      onOpen={open}
      renderRow={renderRow}
      actions={list.slice(2)}
      always={always}
    />
  );
}
