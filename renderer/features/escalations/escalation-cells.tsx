import NotificationImportantOutlined from '@mui/icons-material/NotificationImportantOutlined';
import type { ReactNode } from 'react';
import type { EscalationRow } from '../../../shared/contract/escalation-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { presentOffer } from '../../../shared/domain/escalation/escalation.ts';
import { turnOf } from '../../../shared/domain/escalation/escalation-turn.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { LineCells, type LineColumn } from '../../design/line-cells.tsx';
import { RemainingTag } from '../../design/escalation/remaining-tag.tsx';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import { TURN_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { Tag } from '../../design/tag.tsx';
import { departmentName, serviceName } from '../../door/use-city.ts';

type ColumnName = 'due' | 'next' | 'path' | 'with' | 'case' | 'what' | 'where';

const COLUMNS: readonly LineColumn<ColumnName>[] = [
  { name: 'due', title: 'Time', width: '148px' },
  { name: 'next', title: 'Next', width: 'minmax(130px, 1fr)' },
  { name: 'path', title: 'As', width: '96px' },
  { name: 'with', title: 'With', width: 'minmax(110px, 1fr)' },
  { name: 'case', title: 'Case', width: '120px' },
  { name: 'what', title: 'What', width: 'minmax(0, 1.4fr)' },
  { name: 'where', title: 'Where', width: 'minmax(0, 1.4fr)' },
];

export type EscalationLayout = 'wide' | 'medium' | 'narrow';

const SHOWN: Record<EscalationLayout, readonly ColumnName[]> = {
  wide: ['due', 'next', 'path', 'with', 'case', 'what', 'where'],
  medium: ['due', 'next', 'path', 'case', 'what'],
  narrow: ['due', 'next', 'what'],
};

/** The columns of a layout. */
export const escalationColumns = (layout: EscalationLayout) =>
  COLUMNS.filter((one) => SHOWN[layout].includes(one.name));

/** What fits into so many pixels. */
export function escalationLayoutFor(width: number): EscalationLayout {
  if (width >= 900) return 'wide';
  return width >= 600 ? 'medium' : 'narrow';
}

interface EscalationCellsProps {
  row: EscalationRow;
  city: City | null;
  layout: EscalationLayout;
}

/** One line of an escalation: by when, what is to be done, with whom it is, on which case. */
export function EscalationCells({ row, city, layout }: EscalationCellsProps) {
  const { escalation: one, case: of } = row;
  const turn = turnOf(one);
  const tier = presentOffer(one)?.tier;
  const cells: Record<ColumnName, ReactNode> = {
    due: <RemainingTag escalation={one} />,
    next:
      turn === 'rescue' ? (
        <Tag meaning="breach" icon={<NotificationImportantOutlined />} quiet focusable={false}>
          {TURN_WORDS.rescue}
        </Tag>
      ) : turn === null ? (
        ''
      ) : (
        TURN_WORDS[turn]
      ),
    path: PATH_NAMES[one.path],
    with: `${departmentName(city, one.department)}${tier === undefined ? '' : `, tier ${tier}`}`,
    case: <CaseNumber number={of.number} reference={of.reference} />,
    what: serviceName(city, of.service),
    where: of.address,
  };
  return <LineCells columns={escalationColumns(layout)} cells={cells} />;
}
