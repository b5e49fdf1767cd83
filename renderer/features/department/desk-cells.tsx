import CheckBoxOutlined from '@mui/icons-material/CheckBoxOutlined';
import CheckBoxOutlineBlankOutlined from '@mui/icons-material/CheckBoxOutlineBlankOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { DeskRow } from '../../../shared/contract/department-view.ts';
import { WAITING_REASONS } from '../../../shared/domain/case-state.ts';
import type { City } from '../../../shared/domain/city.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { DueTag } from '../../design/due-tag.tsx';
import { EscalatedMark } from '../../design/escalated-mark.tsx';
import { LineCells, type LineColumn } from '../../design/line-cells.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { Tag } from '../../design/tag.tsx';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { VISUALLY_HIDDEN } from '../../design/visually-hidden.ts';
import { departmentName, serviceName } from '../../door/use-city.ts';
import { GROUP_LOOKS, wayWords } from './desk-words.ts';
import type { DeskLine } from './desk-lines.ts';

type ColumnName = 'mark' | 'due' | 'what' | 'where' | 'state' | 'who' | 'number';

const COLUMNS: readonly LineColumn<ColumnName>[] = [
  { name: 'mark', title: '', width: '20px' },
  { name: 'due', title: 'Due', width: '140px' },
  { name: 'what', title: 'What', width: 'minmax(110px, 1.1fr)' },
  { name: 'where', title: 'Where', width: 'minmax(130px, 1.4fr)' },
  { name: 'state', title: 'State', width: '124px' },
  { name: 'who', title: 'With', width: 'minmax(84px, 0.8fr)' },
  { name: 'number', title: 'Number', width: '120px' },
];

/** What fits: columns, or two lines a case. */
type DeskLayout = 'wide' | 'medium' | 'narrow';

const SHOWN: Record<Exclude<DeskLayout, 'narrow'>, readonly ColumnName[]> = {
  wide: ['mark', 'due', 'what', 'where', 'state', 'who', 'number'],
  medium: ['mark', 'due', 'what', 'where', 'state'],
};

/** @param width of the list, px */
export function deskLayoutFor(width: number): DeskLayout {
  if (width >= 880) return 'wide';
  return width >= 600 ? 'medium' : 'narrow';
}

/** The columns of a layout; of two lines there is one. */
export function deskColumns(layout: DeskLayout): readonly LineColumn<string>[] {
  if (layout === 'narrow')
    return [
      { name: 'mark', title: '', width: '20px' },
      { name: 'what', title: '', width: 'minmax(0, 1fr)' },
    ];
  return COLUMNS.filter(({ name }) => SHOWN[layout].includes(name));
}

const Two = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 2,
  minWidth: 0,
  '& > div': { display: 'flex', gap: 8, minWidth: 0, alignItems: 'center' },
  '& > div > :first-of-type': {
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& > div:first-of-type': { fontWeight: 500 },
  '& > div:last-of-type': {
    fontSize: theme.typography.caption.fontSize,
    lineHeight: '18px',
    color: theme.palette.text.secondary,
  },
}));

interface DeskCellsProps {
  line: DeskLine;
  layout: DeskLayout;
  city: City;
  timeZone: string;
  selected: boolean;
  nameOf: (account: string) => string;
}

function Mark({ selected }: { selected: boolean }) {
  return (
    <Box
      component="span"
      sx={{ display: 'flex', color: selected ? 'primary.main' : 'line.strong', '& svg': { fontSize: 18 } }}
    >
      {selected ? <CheckBoxOutlined titleAccess="Selected" /> : <CheckBoxOutlineBlankOutlined />}
    </Box>
  );
}

/** What can be said of how a case stands, in the place of its bare state where there is more. */
function stateOf(row: DeskRow, city: City, timeZone: string): ReactNode {
  if (row.state === 'waiting' && row.waitingReason !== null) return WAITING_REASONS[row.waitingReason].label;
  if (row.state === 'scheduled' && row.scheduledFor !== null)
    return `Scheduled ${dateTime(row.scheduledFor, timeZone)}`;
  if (row.state === 'referred') {
    return row.group === 'referred-to-us'
      ? `From ${departmentName(city, row.department)}`
      : `To ${row.receiver === null ? 'somebody outside' : departmentName(city, row.receiver)}`;
  }
  return <StateTag state={row.state} outcome={row.outcome} quiet focusable={false} />;
}

function Signs({ row }: { row: DeskRow }) {
  return (
    <>
      {row.pending && (
        <Box component="span" sx={{ mr: 2 }}>
          <Tag meaning="attention" icon={<CloudUploadOutlined />}>
            unsent
          </Tag>
        </Box>
      )}
      {row.escalated && (
        <Box component="span" sx={{ mr: 2 }}>
          <EscalatedMark />
        </Box>
      )}
    </>
  );
}

/** A line of the desk: the head of a group, or a case. */
export function DeskCells({ line, layout, city, timeZone, selected, nameOf }: DeskCellsProps) {
  if (line.kind === 'head') {
    return (
      <Box
        role="gridcell"
        sx={{ gridColumn: '1 / -1', fontWeight: 600, color: 'text.secondary', typography: 'caption' }}
      >
        <Box component="span" sx={{ fontWeight: 600 }}>
          {GROUP_LOOKS[line.group].title}
        </Box>{' '}
        {line.cases}
      </Box>
    );
  }
  const { row } = line;
  const where = row.address === '' ? 'No address' : row.address;
  const way = row.metres === null ? null : wayWords(row.metres);
  const due = <DueTag dueAt={row.dueAt} state={row.state} quiet focusable={false} />;
  const state = stateOf(row, city, timeZone);
  const who = row.assignee === null ? (row.unit ?? 'nobody') : nameOf(row.assignee);
  const mark = (
    <>
      <Mark selected={selected} />
      {selected && <span style={VISUALLY_HIDDEN}>selected</span>}
    </>
  );
  if (layout === 'narrow') {
    return (
      <>
        <Box component="span" role="gridcell">
          {mark}
        </Box>
        <Two role="gridcell">
          <div>
            <span>
              <Signs row={row} />
              {serviceName(city, row.service)}
            </span>
            {due}
          </div>
          <div>
            <span>
              {way !== null && `${way} · `}
              {where}
            </span>
            <span>{state}</span>
          </div>
        </Two>
      </>
    );
  }
  const cells: Record<ColumnName, ReactNode> = {
    mark,
    due,
    what: (
      <>
        <Signs row={row} />
        {serviceName(city, row.service)}
      </>
    ),
    where: way === null ? where : `${way} · ${where}`,
    state,
    who,
    number: <CaseNumber number={row.number} reference={row.reference} />,
  };
  return <LineCells columns={COLUMNS.filter(({ name }) => SHOWN[layout].includes(name))} cells={cells} />;
}
