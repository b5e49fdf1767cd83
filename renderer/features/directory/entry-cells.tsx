import AddCircleOutlineOutlined from '@mui/icons-material/AddCircleOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import type { ReactNode } from 'react';
import type { ContactPoint } from '../../../shared/domain/directory/directory.ts';
import type { OpenDirectory } from '../../../shared/domain/directory/open-directory.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import { LineCells, type LineColumn } from '../../design/line-cells.tsx';
import { Tag } from '../../design/tag.tsx';
import { VerifiedTag } from './verified-tag.tsx';
import type { Names } from './use-names.ts';

type ColumnName = 'department' | 'path' | 'role' | 'now' | 'reached' | 'mark';

const COLUMNS: readonly LineColumn<ColumnName>[] = [
  { name: 'department', title: 'Department', width: '116px' },
  { name: 'path', title: 'Path, tier', width: '92px' },
  { name: 'role', title: 'Role', width: 'minmax(0, 1.6fr)' },
  { name: 'now', title: 'There now', width: 'minmax(0, 1fr)' },
  { name: 'reached', title: 'Number', width: '130px' },
  { name: 'mark', title: 'State', width: '108px' },
];
const NARROW: readonly ColumnName[] = ['path', 'role', 'mark'];
const MEDIUM: readonly ColumnName[] = ['department', 'path', 'role', 'now', 'mark'];

/** The columns that fit into so many pixels. */
export function entryColumns(width: number): readonly LineColumn<ColumnName>[] {
  if (width === 0 || width >= 820) return COLUMNS;
  const shown = width >= 600 ? MEDIUM : NARROW;
  return COLUMNS.filter(({ name }) => shown.includes(name));
}

/** An entry of the list: where it stands in the directory, and what the draft and the check say of it. */
export interface EntryRow {
  readonly index: number;
  readonly point: ContactPoint;
  readonly change: 'added' | 'changed' | null;
  readonly errors: number;
}

/** Who answers at an entry now, or why nobody does. */
export function thereNow(point: ContactPoint, open: OpenDirectory, now: Instant, names: Names): string {
  const there = open.point(point.id);
  if (there === undefined) return '';
  switch (there.standing(now)) {
    case 'reachable': {
      const [first] = there.people(now);
      return first === undefined ? 'nobody' : (names.inSlot(point.id, first.slot) ?? 'a colleague');
    }
    case 'closed':
      return 'closed now';
    case 'nobody-on-duty':
      return 'nobody on duty';
    case 'not-yet-effective':
      return 'holds later';
    case 'expired':
      return 'holds no longer';
  }
}

function Mark({ row, now }: { row: EntryRow; now: Instant }) {
  if (row.errors > 0)
    return (
      <Tag meaning="breach" icon={<ErrorOutlineOutlined />} focusable={false}>
        {row.errors === 1 ? '1 error' : `${row.errors} errors`}
      </Tag>
    );
  if (row.change === 'added')
    return (
      <Tag meaning="information" icon={<AddCircleOutlineOutlined />} focusable={false}>
        New
      </Tag>
    );
  if (row.change === 'changed')
    return (
      <Tag meaning="information" icon={<EditOutlined />} focusable={false}>
        Changed
      </Tag>
    );
  return <VerifiedTag point={row.point} now={now} focusable={false} />;
}

interface EntryCellsProps {
  row: EntryRow;
  columns: readonly LineColumn<ColumnName>[];
  open: OpenDirectory;
  names: Names;
  now: Instant;
}

/** One line of the directory. */
export function EntryCells({ row, columns, open, names, now }: EntryCellsProps) {
  const { point } = row;
  const number = point.channels.find(({ kind }) => kind === 'phone' || kind === 'mobile');
  const cells: Record<ColumnName, ReactNode> = {
    department: names.department(point.department),
    path: `${PATH_NAMES[point.path]} ${point.tier}`,
    role: point.role,
    now: thereNow(point, open, now, names),
    reached: number?.address ?? '',
    mark: <Mark row={row} now={now} />,
  };
  return <LineCells columns={columns} cells={cells} />;
}
