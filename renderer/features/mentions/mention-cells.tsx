import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { MentionRow } from '../../../shared/contract/mention-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { shownLine } from '../../design/shown-name.ts';
import { serviceName } from '../../door/use-city.ts';

type ColumnName = 'when' | 'who' | 'case' | 'where' | 'note';

interface Column {
  readonly name: ColumnName;
  readonly title: string;
  readonly width: string;
}

const COLUMNS: readonly Column[] = [
  { name: 'when', title: 'When', width: '120px' },
  { name: 'who', title: 'Who', width: 'minmax(110px, 0.8fr)' },
  { name: 'note', title: 'Note', width: 'minmax(0, 3fr)' },
  { name: 'case', title: 'Case', width: '120px' },
  { name: 'where', title: 'Service and place', width: 'minmax(0, 1.6fr)' },
];

export type MentionLayout = 'wide' | 'medium' | 'narrow';

const SHOWN: Record<MentionLayout, readonly ColumnName[]> = {
  wide: ['when', 'who', 'note', 'case', 'where'],
  medium: ['when', 'who', 'note', 'case'],
  narrow: ['who', 'note'],
};

const columnsIn = (layout: MentionLayout) => COLUMNS.filter((one) => SHOWN[layout].includes(one.name));

/** What fits into so many pixels. */
export function mentionLayoutFor(width: number): MentionLayout {
  if (width === 0 || width >= 980) return 'wide';
  return width >= 640 ? 'medium' : 'narrow';
}

export function mentionColumns(layout: MentionLayout): string {
  return columnsIn(layout)
    .map((one) => one.width)
    .join(' ');
}

export function MentionHeader({ layout }: { layout: MentionLayout }) {
  return columnsIn(layout).map((one) => (
    <span key={one.name} role="columnheader">
      {one.title}
    </span>
  ));
}

interface MentionCellsProps {
  row: MentionRow;
  city: City | null;
  layout: MentionLayout;
}

/** One line of a mention: when, who, how the note begins, on which case. */
export function MentionCells({ row, city, layout }: MentionCellsProps) {
  const { address, number, reference, service } = row.case;
  const cells: Record<ColumnName, ReactNode> = {
    when: <RelativeTime at={row.at} focusable={false} />,
    who: shownLine(row.byName),
    note: row.text === null ? 'Erased, or not for you to read.' : shownLine(row.text),
    case: <CaseNumber number={number} reference={reference} />,
    where: `${serviceName(city, service)}${address === '' ? '' : `, ${address}`}`,
  };
  return columnsIn(layout).map(({ name }) => {
    const cell = cells[name];
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
