import type { ReactNode } from 'react';
import type { MentionRow } from '../../../shared/contract/mention-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { LineCells, type LineColumn } from '../../design/line-cells.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { shownLine } from '../../../shared/domain/case-words/shown-name.ts';
import { serviceName } from '../../door/use-city.ts';

type ColumnName = 'when' | 'who' | 'case' | 'where' | 'note';

const COLUMNS: readonly LineColumn<ColumnName>[] = [
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

/** The columns of a layout. */
export const mentionColumns = (layout: MentionLayout) =>
  COLUMNS.filter((one) => SHOWN[layout].includes(one.name));

/** What fits into so many pixels. */
export function mentionLayoutFor(width: number): MentionLayout {
  if (width === 0 || width >= 980) return 'wide';
  return width >= 640 ? 'medium' : 'narrow';
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
  return <LineCells columns={mentionColumns(layout)} cells={cells} />;
}
