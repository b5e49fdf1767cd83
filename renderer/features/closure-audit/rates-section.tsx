import BarChartOutlined from '@mui/icons-material/BarChartOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useSyncExternalStore } from 'react';
import type { AuditFilter, AuditRates, AuditRateView } from '../../../shared/contract/audit-sync.ts';
import type { City } from '../../../shared/domain/city.ts';
import { useActions } from '../../actions/use-actions.ts';
import { IntervalBars } from '../../design/charts/interval-bars.tsx';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { SECTIONS_CONTENT, SECTIONS_PAGE } from '../../design/sections-layout.ts';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { useAsk } from '../../door/use-door.ts';
import { SECTION_ACTIONS } from './audit-actions.tsx';
import { EVERYTHING, goInAudit } from './audit-place.ts';
import { percent, withInterval } from './audit-words.ts';
import { ratedSample } from './rated-sample.ts';
import { RateTable } from './rate-table.tsx';
import { sampleTitle } from './sample-words.ts';
import { SectionTabs } from './section-tabs.tsx';
import { StreamBand } from './stream-band.tsx';

const NAME_WIDTH = 190;

interface View {
  readonly title: string;
  readonly rates: readonly AuditRateView[];
  readonly nameOf: (key: string) => string;
  readonly filterOf: (key: string) => Partial<AuditFilter>;
}

function viewsOf(rates: AuditRates, city: City): View[] {
  return [
    {
      title: 'Department',
      rates: rates.byDepartment,
      nameOf: (key) => departmentName(city, key),
      filterOf: (department) => ({ department }),
    },
    {
      title: 'Service',
      rates: rates.byService,
      nameOf: (key) => serviceName(city, key),
      filterOf: (service) => ({ service }),
    },
    {
      title: 'Council district',
      rates: rates.byDistrict,
      nameOf: (key) => (key === 'none' ? 'At no known district' : `District ${key}`),
      filterOf: (district) => ({ district }),
    },
    {
      title: 'Month of the closing',
      rates: rates.byMonth,
      nameOf: (key) => key,
      filterOf: (month) => ({ month }),
    },
  ];
}

/** How far two people who did not know each other's verdict agree. */
function agreementWords({ pairs, agreed, kappa, low, high }: AuditRates['agreement']): string {
  if (pairs === 0) return 'No closure was reviewed by two people yet.';
  const both = `Of ${countWords(pairs)} closures that two people reviewed blind, they agree on ${percent(agreed)}.`;
  if (kappa === null || low === null || high === null)
    return `${both} All verdicts are one and the same: Cohen’s kappa means nothing there.`;
  return `${both} Cohen’s kappa, agreement beyond chance: ${kappa.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}).`;
}

function Big({ value, name, about }: { value: string; name: string; about: string }) {
  return (
    <Box sx={{ minWidth: 220, flex: 1 }}>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Typography variant="h1" component="p">
        {value}
      </Typography>
      <Typography variant="caption" component="p" sx={{ color: 'text.secondary' }}>
        {about}
      </Typography>
    </Box>
  );
}

function Rates({
  rates,
  city,
  sampleId,
}: {
  rates: AuditRates;
  city: City;
  sampleId: AuditFilter['sampleId'];
}) {
  const { overall, agreement, disputed, population, covered, drawn } = rates;
  if (overall === null) {
    return (
      <EmptyState
        icon={<BarChartOutlined />}
        title="Nothing is reviewed yet"
        because="Rates come from verdicts on random samples. Press 1, choose a sample and review its closures."
      />
    );
  }
  const open = (filter: Partial<AuditFilter>, title: string) =>
    goInAudit({ listed: { filter: { ...EVERYTHING, sampleId, ...filter }, title } });
  return (
    <ScrollArea label="Rates">
      <Box sx={{ p: 4, display: 'grid', gap: 6, gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: 1200 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 6 }}>
          <Big
            name="Supported"
            value={withInterval(overall.supported)}
            about="Share of closures that the evidence bears out, 95 % sure"
          />
          <Big
            name="Unsupported"
            value={withInterval(overall.unsupported)}
            about="Share of closures where nothing shows that the work was done"
          />
          <Big
            name="Reviewed"
            value={`${countWords(overall.reviewed)} of ${countWords(drawn)}`}
            about={`They stand for ${countWords(covered)} of ${countWords(population)} closures. ${disputed === 0 ? 'None is disputed.' : `${disputed} are disputed and not counted yet.`}`}
          />
        </Box>
        <Typography>{agreementWords(agreement)}</Typography>
        {viewsOf(rates, city).map(({ title, rates: part, nameOf, filterOf }) => (
          <Box component="section" key={title} aria-label={title}>
            <Typography variant="h2" sx={{ mb: 2 }}>
              {title}
            </Typography>
            <IntervalBars
              unit="Supported closures, with the 95 % interval"
              nameWidth={NAME_WIDTH}
              bars={part.map(({ key, supported }) => ({ key, label: nameOf(key), ...supported }))}
            />
            <RateTable label={title} rates={part} nameOf={nameOf} filterOf={filterOf} onOpen={open} />
          </Box>
        ))}
        <Typography sx={{ color: 'text.secondary', maxWidth: '84ch' }}>
          Each review stands for as many closures as its stratum has for each that was reviewed of it. The
          intervals are Wilson’s, at the effective number of reviews. Rates hold for what was closed here:
          what other systems closed is not in them, nor what the risk list found.
        </Typography>
      </Box>
    </ScrollArea>
  );
}

/** What the reviews of random samples say, by department, service, area and time. */
export function RatesSection({ city }: { city: City }) {
  const sampleId = useSyncExternalStore(ratedSample.subscribe, ratedSample.get);
  const query = useAsk('audit.rates', { sampleId });
  const samples = useAsk('audit.samples', {}).data?.samples;
  useActions(useMemo(() => SECTION_ACTIONS, []));
  const { data, error } = query;
  return (
    <Box sx={SECTIONS_PAGE}>
      <Box sx={{ px: 4, py: 3, borderBottom: 1, borderColor: 'divider' }}>
        <Typography variant="h2" component="h1">
          Rates
        </Typography>
        <Typography sx={{ color: 'text.secondary', maxWidth: '84ch' }}>
          How many closures were right, weighed back to all that were closed. Every number opens its reviews.
        </Typography>
      </Box>
      <SectionTabs section="rates" />
      <StreamBand stream="random">
        <TextField
          select
          label="Of"
          value={sampleId ?? ''}
          sx={{ width: 280, '& .MuiInputBase-root': { bgcolor: 'background.paper' } }}
          slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
          onChange={(event) =>
            ratedSample.set(samples?.find(({ id }) => id === event.target.value)?.id ?? null)
          }
        >
          <option value="">All samples together</option>
          {samples?.map((one) => (
            <option key={one.id} value={one.id}>
              {sampleTitle(one, city)}
            </option>
          ))}
        </TextField>
      </StreamBand>
      <Box sx={SECTIONS_CONTENT}>
        {data !== undefined ? (
          <Rates rates={data} city={city} sampleId={sampleId} />
        ) : error === null ? (
          <SkeletonRows rows={8} label="Loading the rates" />
        ) : (
          <ErrorState failure={error.failure} onRetry={() => void query.refetch()} />
        )}
      </Box>
    </Box>
  );
}
