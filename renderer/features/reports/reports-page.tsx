import FilterAltOutlined from '@mui/icons-material/FilterAltOutlined';
import ListAltOutlined from '@mui/icons-material/ListAltOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo, useSyncExternalStore } from 'react';
import { mayReadExports } from '../../../shared/domain/report/report-rights.ts';
import { PERMISSIONS } from '../../../shared/domain/permission.ts';
import type { AccountActor } from '../../../shared/domain/actor.ts';
import type { City } from '../../../shared/domain/city.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import type { Action } from '../../actions/action.ts';
import { useActions } from '../../actions/use-actions.ts';
import { PartTabs, type PartTab } from '../../design/part-tabs.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { studyPeriod } from '../../design/study/study-period.ts';
import { useActor } from '../../design/use-actor.ts';
import { useNow } from '../../design/use-now.ts';
import { useCity } from '../../door/use-city.ts';
import { DownloadStrip } from './download-strip.tsx';
import { ExportsPart } from './exports-part.tsx';
import { FILTER_ID, ReportFilters } from './report-filters.tsx';
import { goInReports, reportsPlace, type ReportsPart } from './reports-place.ts';
import { ScorecardPart } from './scorecard-part.tsx';
import { TicketsPart } from './tickets-part.tsx';

/** Reports: every ticket, the scorecard, and who took what out of the system. */
export function ReportsPage() {
  const city = useCity();
  const actor = useActor();
  return city === null || actor === null ? (
    <SkeletonRows rows={8} label="Loading reports" />
  ) : (
    <Desk city={city} actor={actor} />
  );
}

/** Least height of the page, px: its head, and some rows below it. */
const FRAME = {
  height: 'max(100%, 540px)',
  display: 'flex',
  flexDirection: 'column',
  bgcolor: 'background.paper',
  minWidth: 0,
} as const;

const LABELS: Record<ReportsPart, string> = {
  tickets: 'Every ticket',
  scorecard: 'Scorecard',
  exports: 'Taken out',
};

function Desk({ city, actor }: { city: City; actor: AccountActor }) {
  const place = useSyncExternalStore(reportsPlace.subscribe, reportsPlace.get);
  const watches = mayReadExports(actor);
  const part = place.part === 'exports' && !watches ? 'tickets' : place.part;
  // To the minute: a period of days is the same one as long as the day is.
  const now = Math.floor(useNow() / MINUTE) * MINUTE;
  const period = studyPeriod(place.period, now, city.timeZone);
  const { ok } = period;
  const [from, to] = ok ? [period.from, period.to] : [0, 0];
  const { department, district, by } = place;
  const scope = useMemo(
    () => (ok ? { from, to, department, district } : null),
    [ok, from, to, department, district],
  );
  const filter = useMemo(() => (scope === null ? null : { ...scope, by }), [scope, by]);
  const own = PERMISSIONS['see-case'][actor.role] === 'all' ? null : actor.department;

  const tabs = useMemo(() => {
    const shown: ReportsPart[] = watches ? ['tickets', 'scorecard', 'exports'] : ['tickets', 'scorecard'];
    return shown.map((section, at): PartTab<ReportsPart> => ({
      section,
      label: LABELS[section],
      keys: String(at + 1),
      count: null,
      urgent: false,
      whyNot: null,
    }));
  }, [watches]);
  const actions = useMemo(
    (): Action[] => [
      ...tabs.map(({ section, label, keys }): Action => ({
        id: `reports.part-${section}`,
        label: `Reports: ${label.toLowerCase()}`,
        group: 'View',
        keys: [keys],
        icon: <ListAltOutlined />,
        words: ['report'],
        whyNot: null,
        perform: () => goInReports({ part: section }),
      })),
      {
        id: 'reports.filter',
        label: 'Choose department and period',
        group: 'View',
        keys: ['f'],
        icon: <FilterAltOutlined />,
        words: ['report', 'district', 'filter'],
        whyNot: null,
        perform: () => document.querySelector<HTMLElement>(`#${FILTER_ID}`)?.focus(),
      },
    ],
    [tabs],
  );
  useActions(actions);

  return (
    <Box sx={{ height: '100%', overflow: 'auto' }}>
      {/* At 200 % the head alone would fill the window: then the page scrolls instead. */}
      <Box sx={FRAME}>
        <Box sx={{ px: 4, pt: 3, pb: 2, borderBottom: 1, borderColor: 'divider', display: 'grid', gap: 2 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'baseline' }}>
            <Typography variant="h2" component="h1">
              Reports
            </Typography>
            <Typography sx={{ color: 'text.secondary', flex: '1 1 280px' }}>
              Of the cases you may see, without contact data. Files you save are noted.
            </Typography>
          </Box>
          <PartTabs
            label="Part of the reports"
            value={part}
            tabs={tabs}
            onChoose={(chosen) => goInReports({ part: chosen })}
          />
          {part !== 'exports' && (
            <ReportFilters
              city={city}
              place={{ ...place, part }}
              whyNot={period.ok ? null : period.why}
              own={own}
            />
          )}
        </Box>
        {part === 'tickets' && <TicketsPart filter={filter} city={city} />}
        {part === 'scorecard' && <ScorecardPart role={actor.role} scope={scope} city={city} />}
        {part === 'exports' && (
          <Box sx={{ flex: 1, minHeight: 0 }}>
            <ExportsPart city={city} />
          </Box>
        )}
        <DownloadStrip />
      </Box>
    </Box>
  );
}
