import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import { useCallback, type ReactNode } from 'react';
import { ColumnHeads, gridColumns, LineCells, type LineColumn } from '../../design/line-cells.tsx';
import type { ChosenRow } from '../../design/use-chosen-row.ts';
import { VirtualList } from '../../design/virtual-list.tsx';

interface ScoreGridProps<R, N extends string> {
  label: string;
  rows: readonly R[];
  keyOf: (row: R) => string;
  columns: readonly LineColumn<N>[];
  cells: (row: R) => Record<N, ReactNode>;
  chosen: ChosenRow<R>;
  onOpen: (row: R) => void;
}

const HEAD = 28;

/** Numbers in rows, all of them on screen: one stop of the tab key, Enter opens what stands behind a row. */
export function ScoreGrid<R, N extends string>(props: ScoreGridProps<R, N>) {
  const { label, rows, keyOf, columns, cells, chosen, onOpen } = props;
  const { rowHeight } = useTheme();
  const renderRow = useCallback(
    (row: R | undefined) => (row === undefined ? null : <LineCells columns={columns} cells={cells(row)} />),
    [columns, cells],
  );
  return (
    <Box
      sx={{ height: HEAD + rows.length * rowHeight + 2, border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <VirtualList<R>
        label={label}
        count={rows.length}
        rowAt={(index) => rows[index]}
        keyOf={(index) => {
          const row = rows[index];
          return row === undefined ? index : keyOf(row);
        }}
        rowHeight={rowHeight}
        headerHeight={HEAD}
        columns={gridColumns(columns)}
        header={<ColumnHeads columns={columns} />}
        active={chosen.active}
        onActive={chosen.activate}
        onOpen={onOpen}
        renderRow={renderRow}
        handle={chosen.handle}
      />
    </Box>
  );
}
