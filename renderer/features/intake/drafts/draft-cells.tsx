import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import HourglassBottomOutlined from '@mui/icons-material/HourglassBottomOutlined';
import { styled } from '@mui/material/styles';
import { RelativeTime } from '../../../design/relative-time.tsx';
import { Tag } from '../../../design/tag.tsx';
import { NOTE_WORDS } from './draft-note.tsx';
import type { DraftSummary } from './draft-row.ts';

export const DRAFT_COLUMNS = 'minmax(200px, 1.2fr) minmax(180px, 1.4fr) 132px minmax(150px, 0.8fr)';

const Cell = styled('div')(({ theme }) => ({
  minWidth: 0,
  display: 'grid',
  gap: 2,
  alignContent: 'center',
  '& > *': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > :first-of-type': { fontWeight: 500 },
  '& > :nth-of-type(2)': {
    fontSize: theme.typography.caption.fontSize,
    lineHeight: '16px',
    color: theme.palette.text.secondary,
  },
}));

/** The heads of the columns. */
export function DraftHeader() {
  return (
    <>
      <div role="columnheader">What and where</div>
      <div role="columnheader">Still missing</div>
      <div role="columnheader">Last written</div>
      <div role="columnheader">On</div>
    </>
  );
}

function Marks({ row }: { row: DraftSummary }) {
  const { view, goes } = row;
  if (view.note !== null) {
    return (
      <Tag meaning="attention" icon={<ErrorOutlineOutlined />}>
        {NOTE_WORDS[view.note].short}
      </Tag>
    );
  }
  if (goes !== null) {
    return (
      <Tag meaning="attention" icon={<HourglassBottomOutlined />}>
        {goes}
      </Tag>
    );
  }
  if (view.atHub) return <div>and at the hub</div>;
  return (
    <Tag meaning="information" icon={<CloudOffOutlined />}>
      on this desk only, so far
    </Tag>
  );
}

/** One draft: what it is about, what it lacks, when and where it was last written. */
export function DraftCells({ row }: { row: DraftSummary }) {
  const { view } = row;
  return (
    <>
      <Cell role="gridcell">
        <div>{row.what}</div>
        <div>
          {row.who}, {row.where}
        </div>
      </Cell>
      <Cell role="gridcell" title={row.missing}>
        <div style={{ fontWeight: 400 }}>{row.missing}</div>
      </Cell>
      <Cell role="gridcell">
        <div style={{ fontWeight: 400 }}>
          <RelativeTime at={view.writtenAt} focusable={false} />
        </div>
        <div>
          begun <RelativeTime at={view.madeAt} focusable={false} />
        </div>
      </Cell>
      <Cell role="gridcell">
        <div style={{ fontWeight: 400 }}>{view.writtenOn ?? 'This desk'}</div>
        <Marks row={row} />
      </Cell>
    </>
  );
}
