import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCallback, type RefObject } from 'react';
import type { Finding } from '../../../shared/domain/directory/finding.ts';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorState } from '../../design/error-state.tsx';
import { ColumnHeads, gridColumns, type LineColumn } from '../../design/line-cells.tsx';
import { SkeletonRows } from '../../design/skeleton-rows.tsx';
import { Tag } from '../../design/tag.tsx';
import { VirtualList, type VirtualListHandle } from '../../design/virtual-list.tsx';
import { findingWords } from './finding-words.ts';
import type { Checked } from './use-findings.ts';
import type { Names } from './use-names.ts';

const COLUMNS: readonly LineColumn<string>[] = [
  { name: 'severity', title: 'How grave', width: '92px' },
  { name: 'where', title: 'Where', width: 'minmax(0, 1fr)' },
  { name: 'what', title: 'What, and what to do', width: 'minmax(0, 3fr)' },
];
const TWO_LINES = {
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  lineHeight: '18px',
} as const;

/** Where a finding stands, in a few words. */
function placeWords(found: Finding, names: Names): string {
  if ('department' in found) return `${names.department(found.department)}, ${PATH_NAMES[found.path]}`;
  if ('point' in found && found.point !== null) return names.role(found.point);
  return 'The whole directory';
}

function FindingCells({ found, names }: { found: Finding; names: Names }) {
  const { what, todo } = findingWords(found, names);
  const isError = found.severity === 'error';
  return (
    <>
      <span role="gridcell">
        <Tag
          meaning={isError ? 'breach' : 'attention'}
          icon={isError ? <ErrorOutlineOutlined /> : <WarningAmberOutlined />}
          focusable={false}
        >
          {isError ? 'Error' : 'Warning'}
        </Tag>
      </span>
      <Box component="span" role="gridcell" sx={{ minWidth: 0 }}>
        <Box component="span" sx={{ ...TWO_LINES, fontWeight: 500 }}>
          {placeWords(found, names)}
        </Box>
      </Box>
      <Box component="span" role="gridcell" sx={{ minWidth: 0 }}>
        <Box component="span" sx={TWO_LINES} title={`${what} ${todo}`}>
          {what}{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {todo}
          </Box>
        </Box>
      </Box>
    </>
  );
}

interface CheckSectionProps {
  checked: Checked;
  /** Something is being written that it does not know of yet. */
  isBehind: boolean;
  names: Names;
  active: number;
  handle: RefObject<VirtualListHandle | null>;
  onActive: (place: number) => void;
  onOpen: (found: Finding) => void;
}

/** Everything that is wrong, the worst first; each leads to where it is mended. */
export function CheckSection(props: CheckSectionProps) {
  const { checked, isBehind, names, active, handle, onActive, onOpen } = props;
  const { findings, failure, of, accounts } = checked;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const chosen = findings[active];
  const renderRow = useCallback(
    (found: Finding | undefined) =>
      found === undefined ? null : <FindingCells found={found} names={names} />,
    [names],
  );
  if (failure !== null && of !== null) return <ErrorState failure={failure} />;
  if (of === null) return <SkeletonRows rows={8} label="Checking" />;
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column', minHeight: 240 }}>
      <Typography role="status" sx={{ px: 4, py: 2 }}>
        {isBehind
          ? 'Checking…'
          : errors === 0
            ? `No errors, so it can be published. ${said(warnings, 'warning')}.`
            : `${said(errors, 'error')} to mend before it can be published, ${said(warnings, 'warning')}.`}
      </Typography>
      {!accounts && (
        <Alert severity="info" sx={{ mx: 4, mb: 2 }}>
          The hub never told this desk who works here, so nobody’s account was looked at.
        </Alert>
      )}
      <Box sx={{ flex: 1, minHeight: 160, borderTop: 1, borderColor: 'divider' }}>
        {findings.length === 0 ? (
          <EmptyState
            icon={<CheckCircleOutlined />}
            title="Nothing is wrong"
            because="Every department has somebody for emergencies around the clock and for complaints in service hours, for 53 weeks from today."
          />
        ) : (
          <VirtualList<Finding>
            label={`Findings, ${errors} errors`}
            count={findings.length}
            rowAt={(place) => findings[place]}
            keyOf={(place) => place}
            rowHeight={48}
            columns={gridColumns(COLUMNS)}
            header={<ColumnHeads columns={COLUMNS} />}
            active={active}
            onActive={onActive}
            onOpen={onOpen}
            renderRow={renderRow}
            handle={handle}
          />
        )}
      </Box>
      {chosen !== undefined && (
        <Box sx={{ px: 4, py: 2, borderTop: 1, borderColor: 'divider', minHeight: 60 }}>
          {findingWords(chosen, names).what} {findingWords(chosen, names).todo}{' '}
          <Box component="span" sx={{ color: 'text.secondary' }}>
            Enter goes there.
          </Box>
        </Box>
      )}
    </Box>
  );
}

const said = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
