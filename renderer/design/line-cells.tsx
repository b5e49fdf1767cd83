import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** A column of a list with one line a row. */
export interface LineColumn<N extends string> {
  readonly name: N;
  readonly title: string;
  /** As a CSS grid has it. */
  readonly width: string;
}

export function gridColumns(columns: readonly LineColumn<string>[]): string {
  return columns.map((one) => one.width).join(' ');
}

export function ColumnHeads({ columns }: { columns: readonly LineColumn<string>[] }) {
  return columns.map((one) => (
    <span key={one.name} role="columnheader">
      {one.title}
    </span>
  ));
}

/** The cells of a row, each on one line; what is cut off is told on hover. */
export function LineCells<N extends string>({
  columns,
  cells,
}: {
  columns: readonly LineColumn<N>[];
  cells: Record<N, ReactNode>;
}) {
  return columns.map(({ name }) => {
    const cell: ReactNode = cells[name];
    return (
      <Box
        key={name}
        component="span"
        role="gridcell"
        title={typeof cell === 'string' ? cell : undefined}
        sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {cell}
      </Box>
    );
  });
}
