import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { lazy, Suspense, useMemo, useRef } from 'react';
import type { ContactPointId } from '../../../../shared/domain/directory/directory.ts';
import { countWords, counted } from '../../../../shared/domain/case-words/count-words.ts';
import { ScrollArea } from '../../../design/scroll-area.tsx';
import { SkeletonRows } from '../../../design/skeleton-rows.tsx';
import { useKept } from '../../../design/use-kept.ts';
import { useWidth } from '../../../design/use-width.ts';
import { VISUALLY_HIDDEN } from '../../../design/visually-hidden.ts';
import { CasesButton } from './cases-button.tsx';
import { drawnLoads, type LoadName, type LoadRow } from './load-rows.ts';
import type { PointNames } from './use-point-names.ts';
import { changeWords } from './what-if-words.ts';

/** The charts are much code; who only reads the directory does without. */
const PairedBars = lazy(async () => ({
  default: (await import('../../../design/charts/paired-bars.tsx')).PairedBars,
}));

const ROOM = 10;
const LOADS: Record<LoadName, { readonly title: string; readonly unit: string }> = {
  offered: { title: 'All offers', unit: 'Escalations offered' },
  afterHours: { title: 'After hours', unit: 'Escalations offered after hours' },
};
const NAMES = Object.keys(LOADS) as LoadName[];
const COUNT = { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } as const;

interface LoadPartProps {
  rows: readonly LoadRow[];
  /** What it is compared with: "Draft". */
  name: string;
  names: PointNames;
  /** How the column of cases is called. */
  cases: string;
  onCases: (point: ContactPointId) => void;
}

function Pair({ before, after }: { before: number; after: number }) {
  return (
    <>
      <TableCell sx={COUNT}>{countWords(before)}</TableCell>
      <TableCell sx={{ ...COUNT, fontWeight: before === after ? 400 : 600 }}>{countWords(after)}</TableCell>
    </>
  );
}

/** What each contact point has to do by both directories: drawn, and in a table. */
export function LoadPart({ rows, name, names, cases: title, onCases }: LoadPartProps) {
  const [drawn, setDrawn] = useKept<LoadName>('what-if drawn', 'offered');
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root);
  const bars = useMemo(() => {
    const loads = drawnLoads(rows, drawn, ROOM);
    const called = Map.groupBy(loads, ({ point }) => names.role(point));
    return loads.map(({ point, before, after }) => {
      const role = names.role(point);
      // Several departments have the same role.
      const isOne = called.get(role)?.length === 1;
      const label = isOne ? role : `${names.department(point)}: ${role}`;
      return { key: point, label, first: before[drawn], second: after[drawn] };
    });
  }, [rows, drawn, names]);
  const { unit } = LOADS[drawn];
  return (
    <ScrollArea label="Load of contact points">
      <Box ref={root} sx={{ p: 4, display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Box component="figure" sx={{ m: 0, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
            <ToggleButtonGroup
              exclusive
              aria-label="What is drawn"
              value={drawn}
              onChange={(_, next: LoadName | null) => {
                if (next !== null) setDrawn(next);
              }}
            >
              {NAMES.map((one) => (
                <ToggleButton key={one} value={one}>
                  {LOADS[one].title}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
            <Typography component="figcaption" variant="caption" sx={{ color: 'text.secondary' }}>
              {bars.length < rows.length
                ? `The ${bars.length} busiest of ${counted(rows.length, 'contact point', 'contact points')}. `
                : ''}
              All numbers stand in the table below.
            </Typography>
          </Box>
          {bars.length === 0 ? (
            <Typography sx={{ color: 'text.secondary', py: 4 }}>
              {drawn === 'afterHours'
                ? 'Nothing is offered after hours on either side.'
                : 'Nobody is offered anything.'}
            </Typography>
          ) : (
            <Suspense fallback={<SkeletonRows rows={bars.length} label="Drawing the chart" />}>
              <PairedBars
                bars={bars}
                first="Today"
                second={name}
                unit={unit}
                nameWidth={width > 0 && width < 620 ? 140 : 240}
              />
            </Suspense>
          )}
        </Box>
        <Box sx={{ overflowX: 'auto' }}>
          <Table aria-label="Load of contact points" sx={{ '& td, & th': { px: 2, py: 1 } }}>
            <TableHead>
              <TableRow>
                <TableCell rowSpan={2}>Contact point</TableCell>
                <TableCell colSpan={2} align="center">
                  Offered
                </TableCell>
                <TableCell colSpan={2} align="center">
                  After hours
                </TableCell>
                <TableCell colSpan={2} align="center">
                  Missed
                </TableCell>
                <TableCell rowSpan={2} align="right">
                  Change
                </TableCell>
                <TableCell rowSpan={2} align="right">
                  {title}
                </TableCell>
              </TableRow>
              <TableRow>
                {['offered', 'after hours', 'missed'].flatMap((what) =>
                  ['Today', name].map((side) => (
                    <TableCell key={`${what} ${side}`} align="right">
                      <Box component="span" sx={VISUALLY_HIDDEN}>
                        {what},{' '}
                      </Box>
                      {side}
                    </TableCell>
                  )),
                )}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map(({ point, before, after, cases }) => (
                <TableRow key={point}>
                  <TableCell component="th" scope="row" sx={{ minWidth: 160, fontWeight: 400 }}>
                    {names.role(point)}
                    <Typography variant="caption" sx={{ display: 'block', color: 'text.secondary' }}>
                      {names.where(point)}
                    </Typography>
                  </TableCell>
                  <Pair before={before.offered} after={after.offered} />
                  <Pair before={before.afterHours} after={after.afterHours} />
                  <Pair before={before.missed} after={after.missed} />
                  <TableCell sx={COUNT}>{changeWords(before.offered, after.offered)}</TableCell>
                  <TableCell sx={COUNT}>
                    <CasesButton
                      count={cases}
                      what={`that come to or leave ${names.role(point)}`}
                      onClick={() => onCases(point)}
                    />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      </Box>
    </ScrollArea>
  );
}
