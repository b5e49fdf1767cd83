import KeyboardDoubleArrowUpOutlined from '@mui/icons-material/KeyboardDoubleArrowUpOutlined';
import PriorityHighOutlined from '@mui/icons-material/PriorityHighOutlined';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { ComplaintRow } from '../../../shared/contract/complaint-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { COMPLAINT_ABOUT, COMPLAINT_SEVERITY } from '../../../shared/domain/complaint/complaint-scales.ts';
import { ComplaintStageTag, ConfidentialTag } from '../../design/complaint/stage-tag.tsx';
import { LineCells, type LineColumn } from '../../design/line-cells.tsx';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';
import { Tag } from '../../design/tag.tsx';
import { departmentName } from '../../door/use-city.ts';
import { DueCell } from './due-cell.tsx';

type ColumnName = 'due' | 'number' | 'stage' | 'about' | 'severity' | 'department' | 'with' | 'case';

const COLUMNS: readonly LineColumn<ColumnName>[] = [
  { name: 'due', title: 'Next stage', width: '124px' },
  { name: 'number', title: 'Complaint', width: '136px' },
  { name: 'stage', title: 'Stage', width: '132px' },
  { name: 'about', title: 'About', width: 'minmax(150px, 1.4fr)' },
  { name: 'severity', title: 'Severity', width: '110px' },
  { name: 'department', title: 'Department', width: 'minmax(100px, 1fr)' },
  { name: 'with', title: 'With', width: 'minmax(112px, 1fr)' },
  { name: 'case', title: 'Case', width: '120px' },
];

type ComplaintLayout = 'wide' | 'medium' | 'narrow' | 'least';

const SHOWN: Record<ComplaintLayout, readonly ColumnName[]> = {
  wide: ['due', 'number', 'stage', 'about', 'severity', 'department', 'with', 'case'],
  medium: ['due', 'number', 'stage', 'about', 'department', 'with'],
  narrow: ['due', 'number', 'stage', 'with'],
  least: ['due', 'number', 'stage'],
};

/** The columns of a layout. */
export const complaintColumns = (layout: ComplaintLayout) =>
  COLUMNS.filter((one) => SHOWN[layout].includes(one.name));

/** What fits into so many pixels. */
export function complaintLayoutFor(width: number): ComplaintLayout {
  if (width >= 1000) return 'wide';
  if (width >= 780) return 'medium';
  return width >= 540 ? 'narrow' : 'least';
}

/** A complaint of the list; `waits`: it is on this desk only. */
export interface ListedComplaint extends ComplaintRow {
  readonly waits: boolean;
  /** Its number, or what it is called until it has one. */
  readonly name: string;
}

interface ComplaintCellsProps {
  row: ListedComplaint;
  city: City | null;
  layout: ComplaintLayout;
}

/** At which tier, and with whom; a sign on one that came there because it was late. */
function WithCell({ row: { facts, assignee } }: { row: ListedComplaint }) {
  const tier = `Tier ${facts.tier}`;
  const movedUp = facts.clock !== null && facts.clock.missed !== null && facts.clock.missed.tier !== null;
  return (
    <Box component="span" sx={{ display: 'flex', gap: 2, alignItems: 'center', minWidth: 0 }}>
      {movedUp ? (
        <Tag
          meaning="attention"
          icon={<KeyboardDoubleArrowUpOutlined />}
          quiet
          focusable={false}
          because="It moved up: its next stage was missed."
        >
          {tier}
        </Tag>
      ) : (
        <span>{tier}</span>
      )}
      {assignee !== null && (
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {shownName(assignee.name)}
        </Box>
      )}
    </Box>
  );
}

/** One line of a complaint: by when, how far, about what, with whom. */
export function ComplaintCells({ row, city, layout }: ComplaintCellsProps) {
  const { facts, cases, waits, name } = row;
  const cells: Record<ColumnName, ReactNode> = {
    due: waits ? 'Not sent yet' : <DueCell clock={facts.clock} />,
    number: (
      <Box component="span" sx={{ fontFamily: 'monospace' }}>
        {name}
      </Box>
    ),
    stage: <ComplaintStageTag facts={facts} quiet focusable={false} />,
    about: facts.confidential ? (
      <ConfidentialTag quiet focusable={false} />
    ) : facts.disputed?.notDone === true ? (
      'Closed but not done'
    ) : (
      COMPLAINT_ABOUT[facts.about].label
    ),
    severity:
      facts.severity === 'serious' || facts.safety !== 'none' ? (
        <Tag
          meaning={facts.safety === 'present' ? 'breach' : 'attention'}
          icon={<PriorityHighOutlined />}
          quiet
          focusable={false}
        >
          {facts.safety === 'none' ? COMPLAINT_SEVERITY[facts.severity].label : 'Safety'}
        </Tag>
      ) : (
        COMPLAINT_SEVERITY[facts.severity].label
      ),
    department: departmentName(city, facts.department),
    with: <WithCell row={row} />,
    case: cases[0]?.number ?? '',
  };
  return <LineCells columns={complaintColumns(layout)} cells={cells} />;
}
