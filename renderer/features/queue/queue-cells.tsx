import CheckBoxOutlined from '@mui/icons-material/CheckBoxOutlined';
import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import type { CaseList, CaseRow } from '../../../shared/contract/case-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { CaseNumber } from '../../design/case-number.tsx';
import { DueTag } from '../../design/due-tag.tsx';
import { EscalatedMark } from '../../design/escalated-mark.tsx';
import { RelativeTime } from '../../design/relative-time.tsx';
import { StateTag } from '../../design/state-tag.tsx';
import { Tag } from '../../design/tag.tsx';
import { departmentName, serviceName } from '../../door/use-city.ts';

const Cell = styled('div')(({ theme }) => ({
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  minWidth: 0,
  '&[data-quiet="true"]': { color: theme.palette.text.secondary },
  '&[data-main="true"]': { fontWeight: 500 },
  '&[data-end="true"]': { textAlign: 'end' },
}));
const TwoLines = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: 2,
  minWidth: 0,
  '& > div': { display: 'flex', gap: 8, minWidth: 0 },
  '& > div > :first-child': {
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& > div:first-of-type': { fontWeight: 500 },
  '& > div:last-of-type': {
    fontSize: theme.typography.caption.fontSize,
    lineHeight: '16px',
    color: theme.palette.text.secondary,
  },
}));
const Small = styled('span')(({ theme }) => ({
  fontSize: theme.typography.caption.fontSize,
  fontWeight: 400,
}));
const Marked = styled('span')({ marginRight: 8 });
const Quiet = styled('span')(({ theme }) => ({ color: theme.palette.text.secondary, fontWeight: 400 }));

/** How much of a row fits: by the width of the list, px. */
export type QueueLayout = 'wide' | 'medium' | 'narrow';

export function layoutFor(width: number): QueueLayout {
  if (width >= 980) return 'wide';
  return width >= 760 ? 'medium' : 'narrow';
}

type ColumnName = 'number' | 'what' | 'where' | 'department' | 'state' | 'due' | 'age' | 'callers';

interface Column {
  readonly name: ColumnName;
  readonly head: string;
  readonly width: string;
  readonly end?: boolean;
}

const COLUMNS: readonly Column[] = [
  { name: 'number', head: 'Number', width: '128px' },
  { name: 'what', head: 'What', width: 'minmax(120px, 1.1fr)' },
  { name: 'where', head: 'Where', width: 'minmax(140px, 1.6fr)' },
  { name: 'department', head: 'Department', width: '112px' },
  { name: 'state', head: 'State', width: '148px' },
  { name: 'due', head: 'Due', width: '148px' },
  { name: 'age', head: 'Age', width: '52px', end: true },
  { name: 'callers', head: 'Callers', width: '52px', end: true },
];
const SHOWN: Record<QueueLayout, readonly Column[]> = {
  wide: COLUMNS,
  medium: COLUMNS.filter((one) => one.name !== 'department' && one.name !== 'callers' && one.name !== 'age'),
  narrow: [],
};

/** CSS grid columns of a layout. */
export function columnsOf(layout: QueueLayout): string {
  return layout === 'narrow' ? '1fr' : SHOWN[layout].map((one) => one.width).join(' ');
}

/** The heads of the columns; none when rows have two lines. */
export function QueueHeader({ layout, list }: { layout: QueueLayout; list: CaseList }) {
  return SHOWN[layout].map((one) => (
    <Cell key={one.name} role="columnheader" data-end={one.end === true}>
      {one.name === 'due' && list === 'closed-lately' ? 'Closed' : one.head}
    </Cell>
  ));
}

function SelectedMark() {
  return (
    <Marked>
      <CheckBoxOutlined
        titleAccess="Selected"
        color="primary"
        sx={{ fontSize: 18, verticalAlign: 'middle' }}
      />
    </Marked>
  );
}

function Unsent() {
  return (
    <Marked>
      <Tag meaning="attention" icon={<CloudUploadOutlined />}>
        unsent
      </Tag>
    </Marked>
  );
}

function Escalated() {
  return (
    <Marked>
      <EscalatedMark />
    </Marked>
  );
}

function What({ row, city, selected }: { row: CaseRow; city: City | null; selected: boolean }) {
  return (
    <>
      {selected && <SelectedMark />}
      {row.pending && <Unsent />}
      {row.escalated && <Escalated />}
      {serviceName(city, row.service)}
      {row.sourceType !== null && <Quiet> ({row.sourceType})</Quiet>}
    </>
  );
}

function State({ row }: { row: CaseRow }) {
  return (
    <StateTag
      state={row.state}
      outcome={row.outcome}
      closedElsewhere={row.closedElsewhere}
      quiet
      focusable={false}
    />
  );
}

/** For a closed case, when it was; else how it stands against its clock. */
function Due({ row }: { row: CaseRow }) {
  if (row.state !== 'closed') return <DueTag dueAt={row.dueAt} state={row.state} quiet focusable={false} />;
  if (row.closedAt === null) return <Quiet>date unknown</Quiet>;
  return (
    <Quiet>
      <RelativeTime at={row.closedAt} focusable={false} />
    </Quiet>
  );
}

interface CellProps {
  name: ColumnName;
  row: CaseRow;
  city: City | null;
  selected: boolean;
}

function CellOf({ name, row, city, selected }: CellProps) {
  switch (name) {
    case 'number':
      return <CaseNumber number={row.number} reference={row.reference} />;
    case 'what':
      return <What row={row} city={city} selected={selected} />;
    case 'where':
      return row.address === '' ? 'No address' : row.address;
    case 'department':
      return departmentName(city, row.department);
    case 'state':
      return <State row={row} />;
    case 'due':
      return <Due row={row} />;
    case 'age':
      return <RelativeTime at={row.openedAt} short focusable={false} />;
    case 'callers':
      return row.callers;
  }
}

const QUIET: ReadonlySet<ColumnName> = new Set(['where', 'department', 'age', 'callers']);

interface QueueCellsProps {
  row: CaseRow;
  layout: QueueLayout;
  city: City | null;
  /** It is among those that something is done to at once. */
  selected?: boolean;
}

/** The cells of one case. */
export function QueueCells({ row, layout, city, selected = false }: QueueCellsProps) {
  if (layout === 'narrow') {
    return (
      <TwoLines role="gridcell">
        <div>
          <span>
            {selected && <SelectedMark />}
            {row.pending && <Unsent />}
            {serviceName(city, row.service)}
          </span>
          <Small>
            <Due row={row} />
          </Small>
        </div>
        <div>
          <span>
            {row.escalated && <Escalated />}
            {row.address === '' ? 'No address' : row.address}
          </span>
          <CaseNumber number={row.number} reference={row.reference} />
        </div>
      </TwoLines>
    );
  }
  return SHOWN[layout].map(({ name, end = false }) => (
    <Cell key={name} role="gridcell" data-end={end} data-quiet={QUIET.has(name)} data-main={name === 'what'}>
      <CellOf name={name} row={row} city={city} selected={selected} />
    </Cell>
  ));
}

/** Stands where a row will be. */
export function QueueSkeleton({ layout }: { layout: QueueLayout }) {
  const columns = layout === 'narrow' ? [null] : SHOWN[layout];
  return columns.map((column) => (
    <Cell key={column?.name ?? 'all'} role="gridcell">
      <Skeleton variant="rectangular" height={10} width="70%" />
    </Cell>
  ));
}
