import { BarPlot, barClasses } from '@mui/x-charts/BarChart';
import { ChartsContainer } from '@mui/x-charts/ChartsContainer';
import { ChartsXAxis } from '@mui/x-charts/ChartsXAxis';
import { ChartsYAxis } from '@mui/x-charts/ChartsYAxis';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';

/** One area with one number. */
export interface AreaBar {
  readonly key: string;
  /** As short as it can be said: "14". */
  readonly short: string;
  /** Null: there is nothing to say, which is not none. */
  readonly value: number | null;
}

interface AreaBarsProps {
  bars: readonly AreaBar[];
  /** A number as the axis says it. */
  words: (value: number) => string;
  /** The end of the axis; the largest bar where it is not said. */
  most?: number;
}

const HEIGHT = 116;

/** One number of each area as bars beside each other. Only a picture: a table with the same numbers stands under it. */
export function AreaBars({ bars, words, most }: AreaBarsProps) {
  const theme = useTheme();
  const { text, primary, line } = theme.palette;
  const small = { fontSize: theme.typography.caption.fontSize, fontFamily: theme.typography.fontFamily };
  return (
    <Box aria-hidden="true">
      <ChartsContainer<'bar'>
        height={HEIGHT}
        margin={{ top: 6, bottom: 0, left: 0, right: 4 }}
        skipAnimation
        disableAxisListener
        disableKeyboardNavigation
        series={[{ type: 'bar', id: 'value', data: bars.map(({ value }) => value), color: primary.main }]}
        xAxis={[
          {
            id: 'areas',
            scaleType: 'band',
            data: bars.map(({ key }) => key),
            valueFormatter: (key: string) => bars.find((one) => one.key === key)?.short ?? key,
            height: 22,
            categoryGapRatio: 0.3,
            disableTicks: true,
          },
        ]}
        yAxis={[
          {
            id: 'value',
            min: 0,
            ...(most === undefined ? {} : { max: most }),
            width: 48,
            tickNumber: 3,
            disableTicks: true,
            valueFormatter: words,
          },
        ]}
        sx={{
          [`& .${barClasses.element}`]: { fill: primary.main },
          '& .MuiChartsAxis-line': { stroke: line.strong },
          '& .MuiChartsAxis-tickLabel': { fill: text.secondary },
        }}
      >
        <BarPlot skipAnimation />
        <ChartsXAxis axisId="areas" tickLabelStyle={small} />
        <ChartsYAxis axisId="value" tickLabelStyle={small} />
      </ChartsContainer>
    </Box>
  );
}
