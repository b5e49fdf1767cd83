import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { AuditSample } from '../../../shared/contract/audit-sync.ts';
import type { City } from '../../../shared/domain/city.ts';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';
import { ScrollArea } from '../../design/scroll-area.tsx';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { StrataTable } from './strata-table.tsx';

const WIDTH = 380;

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <Box>
      <Typography variant="caption" component="dt" sx={{ color: 'text.secondary' }}>
        {name}
      </Typography>
      <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}

/** The chosen sample: how far it is, by what it was drawn, and from what. */
export function SampleDetails({ sample, city }: { sample: AuditSample; city: City }) {
  const { plan, size, reviewed, seed, fingerprint, drawnBy, drawnAt, population } = sample;
  return (
    <Box sx={{ width: WIDTH, flex: 'none', borderLeft: 1, borderColor: 'divider' }}>
      <ScrollArea label="The chosen sample">
        <Box sx={{ p: 4, display: 'grid', gap: 4 }}>
          <Box>
            <Typography variant="h2" sx={{ mb: 1 }}>
              {reviewed} of {size} reviewed
            </Typography>
            <LinearProgress
              variant="determinate"
              value={(100 * reviewed) / Math.max(1, size)}
              aria-label={`${reviewed} of ${size} reviewed`}
            />
          </Box>
          <Box component="dl" sx={{ m: 0, display: 'grid', gap: 2 }}>
            <Fact name="Stands for">{`${countWords(population)} closures`}</Fact>
            <Fact name="Wanted">{`within ${Math.round(plan.margin * 1000) / 10} points, ${Math.round(Number(plan.confidence) * 100)} % sure; ${plan.least} at least of each large stratum`}</Fact>
            <Fact name="Drawn">{`${dateTime(drawnAt, city.timeZone)} by ${shownName(drawnBy.name)}`}</Fact>
            <Fact name="Seed">{seed}</Fact>
            <Fact name="Fingerprint of the population">{fingerprint}</Fact>
          </Box>
          <StrataTable strata={sample.strata} city={city} />
        </Box>
      </ScrollArea>
    </Box>
  );
}
