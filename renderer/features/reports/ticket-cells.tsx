import type { ReactNode } from 'react';
import type { Ticket } from '../../../shared/contract/report.ts';
import type { City } from '../../../shared/domain/city.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { LineCells, type LineColumn } from '../../design/line-cells.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { dateOnly } from '../../../shared/domain/case-words/time-words.ts';
import { departmentName, serviceName } from '../../door/use-city.ts';

type ColumnName =
  | 'number'
  | 'service'
  | 'department'
  | 'place'
  | 'opened'
  | 'due'
  | 'closed'
  | 'state'
  | 'explanation'
  | 'next'
  | 'signals';

const COLUMNS: readonly LineColumn<ColumnName>[] = [
  { name: 'number', title: 'Number', width: '116px' },
  { name: 'service', title: 'Service', width: 'minmax(0, 1.1fr)' },
  { name: 'department', title: 'Department', width: 'minmax(0, 0.8fr)' },
  { name: 'place', title: 'Place', width: 'minmax(0, 1.1fr)' },
  { name: 'opened', title: 'Opened', width: '92px' },
  { name: 'due', title: 'Due', width: '92px' },
  { name: 'closed', title: 'Closed', width: '92px' },
  { name: 'state', title: 'State', width: '164px' },
  { name: 'explanation', title: 'Explanation', width: 'minmax(0, 1.5fr)' },
  { name: 'next', title: 'Next step', width: 'minmax(0, 1.2fr)' },
  { name: 'signals', title: 'Signals, review', width: 'minmax(0, 0.7fr)' },
];

type TicketLayout = 'wide' | 'medium' | 'narrow';
const SHOWN: Record<TicketLayout, readonly ColumnName[]> = {
  wide: COLUMNS.map(({ name }) => name),
  medium: ['number', 'service', 'opened', 'closed', 'state', 'next'],
  narrow: ['number', 'service', 'state'],
};

/** The columns that fit into so many pixels. */
export function ticketColumns(width: number): readonly LineColumn<ColumnName>[] {
  const layout: TicketLayout = width >= 1250 ? 'wide' : width >= 680 ? 'medium' : 'narrow';
  return COLUMNS.filter(({ name }) => SHOWN[layout].includes(name));
}

interface TicketCellsProps {
  ticket: Ticket;
  city: City;
  columns: readonly LineColumn<ColumnName>[];
}

/** One line of "every ticket". */
export function TicketCells({ ticket, city, columns }: TicketCellsProps) {
  const day = (at: number | null) => (at === null ? '' : dateOnly(at, city.timeZone));
  const cells: Record<ColumnName, ReactNode> = {
    number: <CaseNumber number={ticket.number} reference="" />,
    service: serviceName(city, ticket.service),
    department: departmentName(city, ticket.department),
    place: ticket.place === '' ? 'Known only by words' : ticket.place,
    opened: day(ticket.openedAt),
    due: day(ticket.dueAt),
    closed: day(ticket.closedAt),
    state: (
      <StateTag
        state={ticket.state}
        outcome={ticket.outcome}
        closedElsewhere={ticket.closedElsewhere}
        quiet
        focusable={false}
      />
    ),
    explanation: ticket.explanation ?? '',
    next: ticket.nextStep,
    signals: [ticket.review, ...(ticket.signals ?? [])].filter((part) => part !== null).join(' '),
  };
  return <LineCells columns={columns} cells={cells} />;
}
