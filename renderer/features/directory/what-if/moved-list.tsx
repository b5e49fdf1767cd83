import AltRouteOutlined from '@mui/icons-material/AltRouteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useRef, type ReactNode, type Ref } from 'react';
import { CaseNumber } from '../../../design/case-number.tsx';
import { counted } from '../../../../shared/domain/case-words/count-words.ts';
import { EmptyState } from '../../../design/empty-state.tsx';
import { PATH_NAMES } from '../../../../shared/domain/escalation/path-names.ts';
import { ColumnHeads, gridColumns, LineCells, type LineColumn } from '../../../design/line-cells.tsx';
import { dateOnly, timeOfDay } from '../../../../shared/domain/case-words/time-words.ts';
import { useWidth } from '../../../design/use-width.ts';
import { VirtualList, type VirtualListHandle } from '../../../design/virtual-list.tsx';
import { openCase } from '../../../workspace/workspace.ts';
import { movedCases, type MovedCase, type MovedFilter } from './moved-case.ts';
import type { PointNames } from './use-point-names.ts';
import { END_WORDS, wayWords, type WayWords } from './what-if-words.ts';

type ColumnName = 'number' | 'raised' | 'before' | 'after';

const columnsFor = (width: number, name: string): readonly LineColumn<ColumnName>[] => {
  const all: readonly LineColumn<ColumnName>[] = [
    { name: 'number', title: 'Case', width: '104px' },
    { name: 'raised', title: 'Raised', width: '92px' },
    { name: 'before', title: 'Today', width: 'minmax(0, 1fr)' },
    { name: 'after', title: name, width: 'minmax(0, 1fr)' },
  ];
  return width === 0 || width >= 520 ? all : all.filter((one) => one.name !== 'raised');
};
/** Cells have two lines. */
const ROW = 48;
const LINE = { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', lineHeight: '18px' } as const;
const open = ({ caseId, number }: MovedCase) => openCase(caseId, number ?? 'Case');

interface MovedListProps {
  all: readonly MovedCase[];
  filter: MovedFilter;
  /** What it is compared with: "Draft". */
  name: string;
  names: PointNames;
  timeZone: string;
  active: number;
  onActive: (index: number) => void;
  handle: Ref<VirtualListHandle>;
  onAll: () => void;
}

function TwoLines({ above, below, title }: { above: ReactNode; below: string; title?: string }) {
  return (
    <span title={title}>
      <Box component="span" sx={LINE}>
        {above}
      </Box>
      <Box component="span" sx={{ ...LINE, typography: 'caption', color: 'text.secondary' }}>
        {below}
      </Box>
    </span>
  );
}

function Way({ first, taken }: WayWords) {
  return <TwoLines above={first} below={taken} title={`${first}: ${taken}`} />;
}

/** The escalations that would have gone elsewhere, from where to where; each opens its case. */
export function MovedList(props: MovedListProps) {
  const { all, filter, name, names, timeZone, active, onActive, handle, onAll } = props;
  const root = useRef<HTMLDivElement>(null);
  const columns = columnsFor(useWidth(root), name);
  const rows = movedCases(all, filter);
  const renderRow = useCallback(
    (one: MovedCase | undefined) => {
      if (one === undefined) return null;
      const cells: Record<ColumnName, ReactNode> = {
        number: (
          <TwoLines above={<CaseNumber number={one.number} reference="" />} below={PATH_NAMES[one.path]} />
        ),
        raised: (
          <TwoLines
            above={dateOnly(one.raisedAt, timeZone)}
            below={timeOfDay(one.raisedAt, timeZone).slice(0, 5)}
          />
        ),
        before: <Way {...wayWords(one.before, one.raisedAt, names.role)} />,
        after: <Way {...wayWords(one.after, one.raisedAt, names.role)} />,
      };
      return <LineCells columns={columns} cells={cells} />;
    },
    [columns, names, timeZone],
  );
  if (all.length === 0)
    return (
      <EmptyState
        icon={<AltRouteOutlined />}
        title="Nothing goes elsewhere"
        because="Each escalation of the period is asked of the same contact point first, and acknowledged by the same one."
      />
    );
  return (
    <Box ref={root} sx={{ height: '100%', minHeight: 320, display: 'flex', flexDirection: 'column' }}>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', px: 3, py: 2, minHeight: 48 }}
      >
        <Typography role="status" sx={{ flex: 1 }}>
          {filter.by === 'all'
            ? `${counted(rows.length, 'case', 'cases')}, the newest first. Enter opens one.`
            : filter.by === 'point'
              ? `${counted(rows.length, 'case', 'cases')} to or from ${names.role(filter.point)}.`
              : `${counted(rows.length, 'case', 'cases')} ${END_WORDS[filter.end]}.`}
        </Typography>
        {filter.by !== 'all' && (
          <Button variant="outlined" onClick={onAll}>
            Show all {counted(all.length, 'case', 'cases')}
          </Button>
        )}
      </Box>
      <Box
        sx={{
          flex: 1,
          minHeight: 240,
          borderTop: 1,
          borderColor: 'divider',
          position: 'relative',
          '& > *': { position: 'absolute', inset: 0 },
        }}
      >
        <VirtualList<MovedCase>
          label={`Cases that would have gone elsewhere, ${rows.length}`}
          count={rows.length}
          rowAt={(index) => rows[index]}
          keyOf={(index) => rows[index]?.id ?? index}
          rowHeight={ROW}
          columns={gridColumns(columns)}
          header={<ColumnHeads columns={columns} />}
          active={Math.max(0, Math.min(active, rows.length - 1))}
          onActive={onActive}
          onOpen={open}
          renderRow={renderRow}
          handle={handle}
        />
      </Box>
    </Box>
  );
}
