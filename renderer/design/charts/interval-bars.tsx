import { BarPlot, barClasses } from '@mui/x-charts/BarChart';
import { ChartsContainer } from '@mui/x-charts/ChartsContainer';
import { ChartsGrid } from '@mui/x-charts/ChartsGrid';
import { ChartsXAxis } from '@mui/x-charts/ChartsXAxis';
import { ChartsYAxis } from '@mui/x-charts/ChartsYAxis';
import { useXScale, useYScale } from '@mui/x-charts/hooks';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';

/** A share of 0 to 1 with what it lies between. */
export interface IntervalBar {
  readonly key: string;
  readonly label: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

const ROW_HEIGHT = 28;
const AXIS_HEIGHT = 44;
const CAP = 5;

function Whiskers({ bars, colour }: { bars: readonly IntervalBar[]; colour: string }) {
  const x = useXScale('shares');
  const y = useYScale<'band'>('names');
  return bars.map(({ key, low, high }) => {
    const top = y(key);
    if (top === undefined) return null;
    const middle = top + y.bandwidth() / 2;
    const [from, to] = [x(low), x(high)];
    if (from === undefined || to === undefined) return null;
    return (
      <path
        key={key}
        d={`M${from} ${middle - CAP}v${2 * CAP}M${from} ${middle}H${to}M${to} ${middle - CAP}v${2 * CAP}`}
        stroke={colour}
        strokeWidth={2}
        fill="none"
      />
    );
  });
}

interface IntervalBarsProps {
  bars: readonly IntervalBar[];
  /** What the shares are of, said under the axis. */
  unit: string;
  /** Width that names may take, px. */
  nameWidth: number;
}

/** Shares as bars, each with its interval drawn over its end. Only a picture: a table with the same numbers stands by it. */
export function IntervalBars({ bars, unit, nameWidth }: IntervalBarsProps) {
  const theme = useTheme();
  const { text, primary, surface, line, divider } = theme.palette;
  const words = new Map(bars.map(({ key, label }) => [key, label]));
  const small = { fontSize: theme.typography.caption.fontSize, fontFamily: theme.typography.fontFamily };
  return (
    <Box aria-hidden="true">
      <ChartsContainer<'bar'>
        height={bars.length * ROW_HEIGHT + AXIS_HEIGHT}
        margin={{ top: 0, bottom: 0, left: 0, right: 24 }}
        skipAnimation
        disableAxisListener
        disableKeyboardNavigation
        series={[
          {
            type: 'bar',
            layout: 'horizontal',
            id: 'shares',
            data: bars.map(({ share }) => share * 100),
            color: surface.selected,
          },
        ]}
        yAxis={[
          {
            id: 'names',
            scaleType: 'band',
            data: bars.map(({ key }) => key),
            valueFormatter: (key: string) => words.get(key) ?? key,
            width: nameWidth,
            categoryGapRatio: 0.5,
            disableTicks: true,
          },
        ]}
        xAxis={[
          {
            id: 'shares',
            min: 0,
            max: 100,
            height: AXIS_HEIGHT,
            disableTicks: true,
            label: unit,
            valueFormatter: (value: number) => `${value} %`,
          },
        ]}
        sx={{
          [`& .${barClasses.element}`]: { stroke: primary.main, strokeWidth: 1.5 },
          '& .MuiChartsAxis-line': { stroke: line.strong },
          '& .MuiChartsAxis-label, & .MuiChartsAxis-tickLabel': { fill: text.secondary },
          '& .MuiChartsGrid-line': { stroke: divider, strokeOpacity: 0.5 },
        }}
      >
        <ChartsGrid vertical />
        <BarPlot skipAnimation />
        <Whiskers
          bars={bars.map((one) => ({ ...one, low: one.low * 100, high: one.high * 100 }))}
          colour={text.primary}
        />
        <ChartsXAxis axisId="shares" tickLabelStyle={small} labelStyle={small} />
        <ChartsYAxis axisId="names" tickLabelStyle={{ ...small, fill: text.primary }} />
      </ChartsContainer>
    </Box>
  );
}
