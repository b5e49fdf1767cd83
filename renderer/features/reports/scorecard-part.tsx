import ManageSearchOutlined from '@mui/icons-material/ManageSearchOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import type { ReportScope, Scorecard, Scores } from '../../../shared/contract/report.ts';
import type { Role } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import { MEASURES } from '../../../shared/domain/report/measure.ts';
import { scoreLines, shareOf, spanWords, type ScoreLine } from '../../../shared/domain/report/score-line.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { ActionBar } from '../../design/action-bar.tsx';
import { counted, countWords } from '../../../shared/domain/case-words/count-words.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import type { LineColumn } from '../../design/line-cells.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { dateOnly, dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { useChosenRow } from '../../design/use-chosen-row.ts';
import { departmentName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { DistrictMultiples } from './district-multiples.tsx';
import { goInReports } from './reports-place.ts';
import { ScoreGrid } from './score-grid.tsx';

interface ScoreRow {
  readonly now: ScoreLine;
  readonly before: ScoreLine | undefined;
}

const COLUMNS: readonly LineColumn<'what' | 'now' | 'share' | 'before' | 'change'>[] = [
  { name: 'what', title: 'Number', width: 'minmax(0, 1.6fr)' },
  { name: 'now', title: 'This period', width: 'minmax(72px, 0.7fr)' },
  { name: 'share', title: 'Share', width: 'minmax(0, 1.4fr)' },
  { name: 'before', title: 'Period before', width: 'minmax(84px, 0.9fr)' },
  { name: 'change', title: 'Change', width: 'minmax(72px, 0.8fr)' },
];

type OfDepartment = Scorecard['departments'][number];
const DEPARTMENT_COLUMNS: readonly LineColumn<
  'department' | 'opened' | 'closed' | 'done' | 'time' | 'reopened' | 'refused' | 'reply' | 'kept'
>[] = [
  { name: 'department', title: 'Department', width: 'minmax(0, 1.6fr)' },
  { name: 'opened', title: 'Opened', width: 'minmax(60px, 1fr)' },
  { name: 'closed', title: 'Closed', width: 'minmax(60px, 1fr)' },
  { name: 'done', title: 'Done', width: 'minmax(48px, 1fr)' },
  { name: 'time', title: 'On time', width: 'minmax(56px, 1fr)' },
  { name: 'reopened', title: 'Reopened', width: 'minmax(64px, 1fr)' },
  { name: 'refused', title: 'Refused', width: 'minmax(56px, 1fr)' },
  { name: 'reply', title: 'Reply, median', width: 'minmax(84px, 1fr)' },
  { name: 'kept', title: 'Promises kept', width: 'minmax(92px, 1fr)' },
];

const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

/** The share as it was and is, or the count: "+12", "−4 points". */
function changeOf({ now, before }: ScoreRow): string {
  if (before === undefined) return '';
  if (now.share !== null && before.share !== null) {
    const points = Math.round(now.share * 100) - Math.round(before.share * 100);
    return points === 0 ? 'same' : `${points > 0 ? '+' : '−'}${counted(Math.abs(points), 'point', 'points')}`;
  }
  if (now.share !== null || before.share !== null) return '';
  const [a, b] = [now.value, before.value].map((value) => Number(value?.replaceAll(',', '') ?? Number.NaN));
  if (a === undefined || b === undefined || Number.isNaN(a) || Number.isNaN(b)) return '';
  return a === b ? 'same' : `${a > b ? '+' : '−'}${countWords(Math.abs(a - b))}`;
}

const cellsOf = (row: ScoreRow) => ({
  what: row.now.label,
  now: row.now.value ?? 'nothing yet',
  share: row.now.share === null ? '' : `${percent(row.now.share)} ${row.now.of}`,
  before:
    row.before === undefined
      ? ''
      : `${row.before.value ?? 'nothing'}${row.before.share === null ? '' : ` (${percent(row.before.share)})`}`,
  change: changeOf(row),
});
const lineOf = (row: ScoreRow): string => row.now.id;
const codeOf = (row: OfDepartment): string => row.department;

/** That nobody audited is said, never a number made up. */
function Verified({ scores }: { scores: Scores }) {
  const { verified } = scores;
  return (
    <Box sx={{ display: 'grid', gap: 0.5, maxWidth: '76ch' }}>
      <Typography variant="h3" component="h2">
        Verified done:{' '}
        {verified === null
          ? 'not audited yet'
          : `${percent(verified.rate)} (between ${percent(verified.low)} and ${percent(verified.high)}), of ${countWords(verified.reviewed)} reviewed`}
      </Typography>
      <Typography sx={{ color: 'text.secondary' }}>
        The share of closings as done that reviewers of the audit’s random stream found supported, weighted
        back, with an interval that holds the true share 95 times of 100.
        {verified === null && ' Until closings of the period are audited, nobody knows it.'}
      </Typography>
    </Box>
  );
}

const COUNTS_COMPLAINTS: readonly Role[] = ['lead', 'supervisor', 'auditor'];

interface ScorecardPartProps {
  role: Role;
  scope: ReportScope | null;
  city: City;
}

/** How a department does, or all of them: every number says what it counts and opens its cases. */
export function ScorecardPart({ role, scope, city }: ScorecardPartProps) {
  const query = useAsk('report.scorecard', scope ?? { from: 0, to: 1, department: null, district: null }, {
    enabled: scope !== null,
  });
  const { data: card, error } = query;
  const rows = useMemo<readonly ScoreRow[]>(() => {
    if (card === undefined) return [];
    const before = scoreLines(card.all.before);
    return (
      scoreLines(card.all.now)
        .map((now, at) => ({ now, before: before[at] }))
        // Who sees none of the complaints, or own ones only, would read a number that says nothing.
        .filter(({ now }) => now.opens !== 'complained' || COUNTS_COMPLAINTS.includes(role))
    );
  }, [card, role]);
  const departments = useMemo(() => card?.departments ?? [], [card]);
  const chosen = useChosenRow(rows, lineOf);
  const chosenDepartment = useChosenRow(departments, codeOf);
  const { row } = chosen;
  const open = (one: ScoreRow) => goInReports({ part: 'tickets', by: one.now.opens });
  const actions = useMemo(
    (): Action[] => [
      {
        id: 'reports.drill',
        label: row === null ? 'Show its cases' : `Show the cases of “${row.now.label}”`,
        group: 'List',
        keys: ['o'],
        icon: <ManageSearchOutlined />,
        words: ['drill down', 'behind', 'open'],
        whyNot: row === null ? 'There is no number yet.' : null,
        perform: () => {
          if (row !== null) goInReports({ part: 'tickets', by: row.now.opens });
        },
      },
    ],
    [row],
  );
  useActions(actions);
  if (scope === null) {
    return (
      <EmptyState
        icon={<ManageSearchOutlined />}
        title="No period"
        because="Choose a first and a last day above: the scorecard counts what happened between them."
      />
    );
  }
  if (card === undefined) {
    return error === null ? (
      <SkeletonRows rows={14} label="Counting" />
    ) : (
      <ErrorState failure={error.failure} onRetry={() => void query.refetch()} />
    );
  }
  const day = (at: number) => dateOnly(at, city.timeZone);
  const whose = scope.department === null ? 'All departments' : departmentName(city, scope.department);
  return (
    <>
      <Box
        sx={{
          flex: 1,
          minHeight: 0,
          overflow: 'auto',
          px: 4,
          py: 3,
          display: 'grid',
          gap: 5,
          alignContent: 'start',
        }}
        tabIndex={-1}
      >
        <Typography sx={{ color: 'text.secondary' }}>
          {`${whose}, as of ${dateTime(card.asOf, city.timeZone)}. Compared with ${day(card.before.from)} to ${day(card.before.to - 1)}, as long a time before.`}
          {card.complete ? '' : ' The hub is still counting: there is more than this.'}
        </Typography>
        <Verified scores={card.all.now} />
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <ScoreGrid
            label={`Scorecard, ${whose}`}
            rows={rows}
            keyOf={lineOf}
            columns={COLUMNS}
            cells={cellsOf}
            chosen={chosen}
            onOpen={open}
          />
        </Box>
        {scope.department === null && departments.length > 0 && (
          <Box component="section" sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            <Typography variant="h2">By department</Typography>
            <ScoreGrid
              label="Scorecard by department"
              rows={departments}
              keyOf={codeOf}
              columns={DEPARTMENT_COLUMNS}
              cells={({ department, now: { counts, replyP50 } }) => ({
                department: departmentName(city, department),
                opened: countWords(counts.opened),
                closed: countWords(counts.closed),
                done: percent(shareOf(counts.done, counts.closed)),
                time: percent(shareOf(counts['on-time'], counts['on-time'] + counts.late)),
                reopened: percent(shareOf(counts.reopened, counts.closed)),
                refused: countWords(counts.refused),
                reply: replyP50 === null ? '–' : spanWords(replyP50),
                kept: percent(
                  shareOf(counts['promise-kept'], counts['promise-kept'] + counts['promise-broken']),
                ),
              })}
              chosen={chosenDepartment}
              onOpen={({ department }) => goInReports({ department })}
            />
            <Typography sx={{ color: 'text.secondary' }}>
              Enter opens the scorecard of a department. A dash means that there was nothing to count.
            </Typography>
          </Box>
        )}
        {card.districts.length > 0 && (
          <Box component="section" sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            <Typography variant="h2">By council district</Typography>
            <DistrictMultiples districts={card.districts} city={city} />
          </Box>
        )}
      </Box>
      <Box sx={{ px: 4, pt: 2, borderTop: 1, borderColor: 'divider' }}>
        <Typography role="status" sx={{ maxWidth: '120ch' }}>
          <Box component="strong" sx={{ fontWeight: 600 }}>
            {row?.now.label}
          </Box>
          {row === null ? '' : `: ${MEASURES[row.now.opens].definition}`}
        </Typography>
      </Box>
      <ActionBar label="What can be done with the chosen number" actions={actions} />
    </>
  );
}
