import BuildOutlined from '@mui/icons-material/BuildOutlined';
import PhoneCallbackOutlined from '@mui/icons-material/PhoneCallbackOutlined';
import type { ReactNode } from 'react';
import type { OwedRow } from '../../../shared/contract/owed-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { LineCells, type LineColumn } from '../../design/line-cells.tsx';
import { promisedTime } from '../../../shared/domain/case-words/promise-sentence.ts';
import { Tag } from '../../design/tag.tsx';
import { dueWords } from '../../../shared/domain/case-words/time-words.ts';
import { useNow } from '../../design/use-now.ts';
import { serviceName } from '../../door/use-city.ts';
import { shownLine, shownName } from '../../../shared/domain/case-words/shown-name.ts';

type ColumnName = 'due' | 'by' | 'what' | 'to' | 'case' | 'where' | 'about';

const COLUMNS: readonly LineColumn<ColumnName>[] = [
  { name: 'due', title: 'Due', width: '170px' },
  { name: 'by', title: 'By', width: '140px' },
  { name: 'what', title: 'Owed', width: '130px' },
  { name: 'to', title: 'To', width: 'minmax(90px, 1fr)' },
  { name: 'case', title: 'Case', width: '120px' },
  { name: 'where', title: 'Service and place', width: 'minmax(0, 1.8fr)' },
  { name: 'about', title: 'About', width: 'minmax(0, 2fr)' },
];

export type OwedLayout = 'wide' | 'medium' | 'narrow';

const SHOWN: Record<OwedLayout, readonly ColumnName[]> = {
  wide: ['due', 'by', 'what', 'to', 'case', 'where', 'about'],
  medium: ['due', 'to', 'case', 'where', 'about'],
  narrow: ['due', 'to', 'about'],
};

/** The columns of a layout. */
export const owedColumns = (layout: OwedLayout) => COLUMNS.filter((one) => SHOWN[layout].includes(one.name));

/** What fits into so many pixels. */
export function owedLayoutFor(width: number): OwedLayout {
  if (width === 0 || width >= 1_100) return 'wide';
  return width >= 720 ? 'medium' : 'narrow';
}

/** One line of something owed: when, what, to whom, on which case. */
export function OwedCells({ row, city, layout }: { row: OwedRow; city: City | null; layout: OwedLayout }) {
  const now = useNow();
  const { promise, by, callerName, why, mine } = row;
  const late = by < now;
  const isWork = promise.kind === 'work';
  const time = (at: number) => (city === null ? '' : promisedTime(at, now, city.timeZone));
  const where = `${serviceName(city, row.case.service)}${row.case.address === '' ? '' : `, ${row.case.address}`}`;
  const moved = promise.firstBy === null ? '' : `First promised by ${time(promise.firstBy)}`;
  const cells: Record<ColumnName, ReactNode> = {
    due: (
      <Tag
        meaning={late ? 'breach' : 'neutral'}
        icon={isWork ? <BuildOutlined /> : <PhoneCallbackOutlined />}
        focusable={false}
        quiet={!late}
      >
        {dueWords(by, now)}
      </Tag>
    ),
    by: time(by),
    what: `${isWork ? 'The work' : 'A call-back'}${mine ? '' : ' (dept.)'}`,
    to: callerName === null ? 'No name' : shownName(callerName),
    case: <CaseNumber number={row.case.number} reference={row.case.reference} />,
    where,
    about: (why === null ? null : shownLine(why)) ?? (layout === 'narrow' ? where : moved),
  };
  return <LineCells columns={owedColumns(layout)} cells={cells} />;
}
