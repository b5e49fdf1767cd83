import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { AuditReviewView } from '../../../shared/contract/audit-sync.ts';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { City } from '../../../shared/domain/city.ts';
import { VISIT_FINDINGS } from '../../../shared/domain/closure/evidence.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import { caseTitle } from '../../design/case-title.ts';
import { DistrictMap } from '../../design/district-map.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { NearCaseList } from '../../design/near-case-list.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { exactTime } from '../../../shared/domain/case-words/time-words.ts';
import { serviceName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { openCase } from '../../workspace/workspace.ts';
import { ReviewPhotos } from './review-photos.tsx';
import { ReviewTimeline } from './review-timeline.tsx';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

const NOTHING = { color: 'text.secondary' } as const;

function Visits({ view, city, closedAt }: { view: CaseView; city: City; closedAt: number }) {
  const { visits } = view.facts;
  if (visits.length === 0) return <Typography sx={NOTHING}>Nobody recorded a visit.</Typography>;
  return (
    <Box component="ul" sx={{ m: 0, pl: 4 }}>
      {visits.map(({ at, found, crew }) => (
        <li key={`${at} ${found}`}>
          {exactTime(at, city.timeZone)}: {VISIT_FINDINGS[found]}
          {crew === null ? ', no crew named' : `, crew ${crew}`}
          {at > closedAt ? ' (after the closing)' : ''}
        </li>
      ))}
    </Box>
  );
}

/** What it was due by when it was closed: a reopening since has begun another clock. */
function dueAtClosing({ entries }: CaseView, closedAt: number): number | null {
  const clocks = entries.flatMap(({ at, event }) =>
    'clock' in event && at <= closedAt && event.clock.dueAt !== null ? [event.clock.dueAt] : [],
  );
  return clocks.at(-1) ?? null;
}

/** How the clock stood when it was closed. */
function clockWords(view: CaseView, closedAt: number, city: City): string {
  const dueAt = dueAtClosing(view, closedAt);
  if (dueAt === null) return 'It had no due time.';
  const due = exactTime(dueAt, city.timeZone);
  return closedAt <= dueAt ? `Closed in time: it was due by ${due}.` : `Closed late: it was due by ${due}.`;
}

interface ReviewEvidenceProps {
  review: AuditReviewView;
  city: City;
  view: CaseView | null;
  failure: Failure | null;
  onRetry: () => void;
}

/** All there is to see of a closure, on one page: pictures, visits, place, clock, timeline, what else came from there. */
export function ReviewEvidence({ review, city, view, failure, onRetry }: ReviewEvidenceProps) {
  const { closedAt } = review.item;
  const place = view?.facts.place ?? null;
  const near = useAsk(
    'case.near',
    {
      place: place ?? NO_PLACE,
      service: review.item.service,
    },
    { enabled: place !== null, keepOld: false },
  ).data;
  if (view === null)
    return failure === null ? (
      <SkeletonRows rows={8} label="Loading the case" />
    ) : (
      <ErrorState failure={failure} onRetry={onRetry} />
    );
  const { facts } = view;
  const { districts } = city.pack;
  const others = (near?.rows ?? []).filter(({ id, service }) => id !== facts.id && service === facts.service);
  const after = others.filter(({ openedAt }) => openedAt > closedAt);
  const before = others.filter(({ openedAt }) => openedAt <= closedAt);
  const list = (rows: typeof others) => (
    <NearCaseList
      rows={rows}
      city={city}
      address={facts.place.address}
      onOpen={(row) => openCase(row.id, caseTitle(row, serviceName(city, row.service)))}
    />
  );
  return (
    <ScrollArea label="What there is to see">
      <Box sx={{ p: 4, display: 'grid', gap: 5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Part title="Pictures">
          <ReviewPhotos view={view} />
        </Part>
        <Box
          sx={{
            display: 'grid',
            gap: 5,
            gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
            alignItems: 'start',
          }}
        >
          <Box sx={{ display: 'grid', gap: 5 }}>
            <Part title="Visits">
              <Visits view={view} city={city} closedAt={closedAt} />
            </Part>
            <Part title="Clock">
              <Typography>{clockWords(view, closedAt, city)}</Typography>
            </Part>
          </Box>
          {districts !== undefined && (
            <Part title="Place">
              <DistrictMap
                districts={districts}
                lat={facts.place.lat}
                lng={facts.place.lng}
                district={facts.place.district}
              />
            </Part>
          )}
        </Box>
        <Part title="Reported again at this place, after the closing">
          {after.length === 0 ? (
            <Typography sx={NOTHING}>
              Nothing of this kind came from there since, as far as this desk knows.
            </Typography>
          ) : (
            list(after)
          )}
        </Part>
        <Part title="Before">
          {before.length === 0 ? (
            <Typography sx={NOTHING}>
              Nothing of this kind came from there before, as far as this desk knows.
            </Typography>
          ) : (
            list(before)
          )}
        </Part>
        <Part title="Timeline">
          <ReviewTimeline view={view} city={city} closedAt={closedAt} />
        </Part>
      </Box>
    </ScrollArea>
  );
}
