import type { ReactNode } from 'react';
import type { AuditItem, RiskItem } from '../../../shared/contract/audit-sync.ts';
import type { City } from '../../../shared/domain/city.ts';
import { OUTCOMES } from '../../../shared/domain/outcome.ts';
import { SIGNALS } from '../../../shared/domain/signals/closing-signal.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { LineCells, type LineColumn } from '../../design/line-cells.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { StandingTag } from './verdict-tag.tsx';

type ColumnName =
  | 'standing'
  | 'score'
  | 'case'
  | 'what'
  | 'ended'
  | 'when'
  | 'department'
  | 'because'
  | 'where';

const COLUMNS: readonly LineColumn<ColumnName>[] = [
  { name: 'score', title: 'Score', width: '60px' },
  { name: 'standing', title: 'Review', width: '172px' },
  { name: 'case', title: 'Case', width: '124px' },
  { name: 'what', title: 'What', width: 'minmax(0, 1.2fr)' },
  { name: 'ended', title: 'Closed as', width: 'minmax(90px, 0.8fr)' },
  { name: 'when', title: 'Closed', width: '92px' },
  { name: 'department', title: 'By', width: 'minmax(80px, 0.8fr)' },
  { name: 'because', title: 'What speaks against it', width: 'minmax(0, 2fr)' },
  { name: 'where', title: 'Where', width: 'minmax(0, 1.2fr)' },
];

const SHOWN = {
  random: {
    wide: ['standing', 'case', 'what', 'ended', 'when', 'department', 'where'],
    narrow: ['standing', 'what', 'when'],
  },
  risk: {
    wide: ['score', 'standing', 'case', 'what', 'ended', 'when', 'because'],
    narrow: ['score', 'what', 'because'],
  },
} as const satisfies Record<string, Record<string, readonly ColumnName[]>>;

export interface ClosureLayout {
  readonly stream: keyof typeof SHOWN;
  readonly isWide: boolean;
}

/** The columns of a list of closures. */
export function closureColumns({ stream, isWide }: ClosureLayout) {
  const shown: readonly ColumnName[] = SHOWN[stream][isWide ? 'wide' : 'narrow'];
  return COLUMNS.filter(({ name }) => shown.includes(name));
}

interface ClosureCellsProps {
  item: AuditItem | RiskItem;
  city: City;
  layout: ClosureLayout;
  unsent: boolean;
}

/** One line of a closure: how far its review is, what was closed, as what, when and by whom. */
export function ClosureCells({ item, city, layout, unsent }: ClosureCellsProps) {
  const isRisk = 'signals' in item;
  const cells: Record<ColumnName, ReactNode> = {
    score: isRisk ? item.score.toFixed(1) : '',
    standing: <StandingTag item={item} unsent={unsent} />,
    case: <CaseNumber number={item.number} reference="" />,
    what: serviceName(city, item.service),
    ended: OUTCOMES[item.outcome].label,
    when: <RelativeTime at={item.closedAt} focusable={false} short />,
    department: departmentName(city, item.department),
    because: isRisk ? item.signals.map(({ code }) => SIGNALS[code].label).join(' · ') : '',
    where: item.address,
  };
  return <LineCells columns={closureColumns(layout)} cells={cells} />;
}
