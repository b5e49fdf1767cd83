import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Scorecard } from '../../../shared/contract/report.ts';
import type { City } from '../../../shared/domain/city.ts';
import { shareOf } from '../../../shared/domain/report/score-line.ts';
import { AreaBars } from '../../design/charts/area-bars.tsx';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';
import { areaName } from './report-names.ts';

type Counts = Scorecard['districts'][number]['counts'];

interface Multiple {
  readonly title: string;
  readonly value: (counts: Counts) => number | null;
  /** A share from 0 to 1; else a count. */
  readonly share: boolean;
}

const MULTIPLES: readonly Multiple[] = [
  { title: 'Opened', value: (counts) => counts.opened, share: false },
  {
    title: 'Closed as done, of closings',
    value: (counts) => shareOf(counts.done, counts.closed),
    share: true,
  },
  {
    title: 'On time, of closings with a due time',
    value: (counts) => shareOf(counts['on-time'], counts['on-time'] + counts.late),
    share: true,
  },
  {
    title: 'Reopened within 30 days, of closings',
    value: (counts) => shareOf(counts.reopened, counts.closed),
    share: true,
  },
];

/** "14" for "District 14"; a name that has no number keeps its first letters. */
function shortName(name: string): string {
  return /\d+/.exec(name)?.[0] ?? (name === 'No district' ? '–' : name.slice(0, 3));
}

function wordsOf(value: number | null, share: boolean): string {
  if (value === null) return '–';
  return share ? `${Math.round(value * 100)} %` : countWords(value);
}

/** The same few numbers for each council district, as small charts with their tables. */
export function DistrictMultiples({ districts, city }: { districts: Scorecard['districts']; city: City }) {
  const areas = districts.map(({ district, counts }) => {
    const name = areaName(city, district);
    return { key: district ?? '', name, short: shortName(name), counts };
  });
  return (
    <Box
      sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 480px), 1fr))' }}
    >
      {MULTIPLES.map(({ title, value, share }) => (
        <Box key={title} component="section" aria-label={title} sx={{ minWidth: 0 }}>
          <Typography variant="h3">{title}</Typography>
          <AreaBars
            bars={areas.map(({ key, short, counts }) => ({ key, short, value: value(counts) }))}
            words={(one: number) => wordsOf(one, share)}
            {...(share ? { most: 1 } : {})}
          />
          <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={`Table: ${title}`}>
            <Box
              component="table"
              sx={{
                // Under the bars: the axis takes so much at the left.
                width: 'calc(100% - 52px)',
                ml: '48px',
                tableLayout: 'fixed',
                borderCollapse: 'collapse',
                typography: 'caption',
                fontVariantNumeric: 'tabular-nums',
                '& th, & td': {
                  p: 0.5,
                  textAlign: 'center',
                  fontWeight: 400,
                  borderTop: 1,
                  borderColor: 'divider',
                },
                '& th': { color: 'text.secondary' },
              }}
            >
              <thead>
                <tr>
                  {areas.map(({ key, name, short }) => (
                    <th key={key} scope="col" aria-label={name} title={name}>
                      {short}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <tr>
                  {areas.map(({ key, counts }) => (
                    <td key={key}>{wordsOf(value(counts), share)}</td>
                  ))}
                </tr>
              </tbody>
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  );
}
