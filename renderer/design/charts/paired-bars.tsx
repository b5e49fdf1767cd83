import { BarPlot, barClasses, type BarItem } from '@mui/x-charts/BarChart';
import { ChartsContainer } from '@mui/x-charts/ChartsContainer';
import { ChartsGrid } from '@mui/x-charts/ChartsGrid';
import { ChartsXAxis } from '@mui/x-charts/ChartsXAxis';
import { ChartsYAxis } from '@mui/x-charts/ChartsYAxis';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { countWords } from '../../../shared/domain/case-words/count-words.ts';

/** One thing with two counts. */
export interface PairedBar {
  readonly key: string;
  readonly label: string;
  readonly first: number;
  readonly second: number;
}

interface PairedBarsProps {
  bars: readonly PairedBar[];
  /** What both bars of a pair are: "Today", "Draft". */
  first: string;
  second: string;
  /** What is counted, said under the axis: "Offers". */
  unit: string;
  /** Width that names may take, px; a longer one is cut off. */
  nameWidth: number;
}

const AXIS_HEIGHT = 44;
const PAIR_HEIGHT = 36;
const SWATCH = { width: 12, height: 12, flex: 'none', border: '1.5px solid' } as const;

/**
 * Two counts of each thing beside each other, as bars with their numbers. The first is an outline and the second is
 * filled, so that nobody has to tell colours apart. Only a picture: a table with the same numbers stands by it.
 */
export function PairedBars({ bars, first, second, unit, nameWidth }: PairedBarsProps) {
  const theme = useTheme();
  const { text, primary, background, line, divider } = theme.palette;
  const words = new Map(bars.map(({ key, label }) => [key, label]));
  const small = { fontSize: theme.typography.caption.fontSize, fontFamily: theme.typography.fontFamily };
  const bar = {
    type: 'bar',
    layout: 'horizontal',
    barLabel: ({ value }: BarItem) => (value === null ? null : countWords(value)),
    barLabelPlacement: 'outside',
  } as const;
  return (
    <Box aria-hidden="true">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 4, typography: 'caption', mb: 1 }}>
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
          <Box sx={{ ...SWATCH, borderColor: 'text.secondary' }} />
          {first}
        </Box>
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
          <Box sx={{ ...SWATCH, borderColor: 'primary.main', bgcolor: 'primary.main' }} />
          {second}
        </Box>
      </Box>
      <ChartsContainer<'bar'>
        height={bars.length * PAIR_HEIGHT + AXIS_HEIGHT}
        margin={{ top: 0, bottom: 0, left: 0, right: 40 }}
        skipAnimation
        disableAxisListener
        disableKeyboardNavigation
        series={[
          { ...bar, id: 'first', data: bars.map((one) => one.first), color: text.secondary },
          { ...bar, id: 'second', data: bars.map((one) => one.second), color: primary.main },
        ]}
        yAxis={[
          {
            id: 'names',
            scaleType: 'band',
            data: bars.map(({ key }) => key),
            valueFormatter: (key: string) => words.get(key) ?? key,
            width: nameWidth,
            categoryGapRatio: 0.35,
            barGapRatio: 0.1,
            disableTicks: true,
          },
        ]}
        xAxis={[
          {
            id: 'counts',
            min: 0,
            tickMinStep: 1,
            height: AXIS_HEIGHT,
            disableTicks: true,
            label: unit,
            valueFormatter: countWords,
          },
        ]}
        sx={{
          [`& [data-series="first"] .${barClasses.element}`]: {
            fill: background.paper,
            stroke: text.secondary,
            strokeWidth: 1.5,
          },
          [`& .${barClasses.label}`]: { ...small, fill: text.primary, fontVariantNumeric: 'tabular-nums' },
          '& .MuiChartsAxis-line': { stroke: line.strong },
          '& .MuiChartsAxis-label, & .MuiChartsAxis-tickLabel': { fill: text.secondary },
          '& .MuiChartsGrid-line': { stroke: divider, strokeOpacity: 0.5 },
        }}
      >
        <ChartsGrid vertical />
        <BarPlot skipAnimation />
        <ChartsXAxis axisId="counts" tickLabelStyle={small} labelStyle={small} />
        <ChartsYAxis axisId="names" tickLabelStyle={{ ...small, fill: text.primary }} />
      </ChartsContainer>
    </Box>
  );
}
