import SearchOffOutlined from '@mui/icons-material/SearchOffOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useCallback, type RefObject } from 'react';
import { MOST_LISTED } from '../../../shared/contract/study.ts';
import { counted, countWords } from '../../../shared/domain/case-words/count-words.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ColumnHeads, gridColumns, type LineColumn } from '../../design/line-cells.tsx';
import { Tag } from '../../design/tag.tsx';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { VirtualList, type VirtualListHandle } from '../../design/virtual-list.tsx';
import { pathName } from './change-words.ts';
import type { RuleNames } from './rule-words.ts';
import { becauseWords, type TriedRow } from './tried-words.ts';

/** Which of the rows are shown. */
export type Which = 'all' | NonNullable<TriedRow['compared']>;

const WHICH: readonly (readonly [which: Which, label: string])[] = [
  ['all', 'All'],
  ['new', 'New with the working copy'],
  ['gone', 'No longer'],
  ['same', 'As now'],
];
const COMPARED = {
  new: { meaning: 'information', words: 'New' },
  gone: { meaning: 'attention', words: 'No longer' },
  same: { meaning: 'neutral', words: 'As now' },
} as const;

const COLUMNS: readonly LineColumn<string>[] = [
  { name: 'case', title: 'Case', width: 'minmax(140px, 0.6fr)' },
  { name: 'why', title: 'Rule, and why', width: 'minmax(0, 1.4fr)' },
  { name: 'when', title: 'When, and where to', width: '136px' },
  { name: 'compared', title: 'Compared', width: '84px' },
];
const LINE = {
  display: 'block',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;
const SMALL = { ...LINE, typography: 'caption', color: 'text.secondary' } as const;

interface TriedListProps {
  rows: readonly TriedRow[];
  /** Cases of one side are left out of the list. */
  isCut: boolean;
  /** Whether there are two sides. */
  isCompared: boolean;
  which: Which;
  active: number;
  ruleName: (id: string) => string;
  names: RuleNames;
  timeZone: string;
  handle: RefObject<VirtualListHandle | null>;
  onWhich: (which: Which) => void;
  onActive: (place: number) => void;
  onOpen: (row: TriedRow) => void;
}

/** The escalations that would have been, case by case; Enter opens the case. */
export function TriedList(props: TriedListProps) {
  const { rows, isCut, isCompared, which, ruleName, names, timeZone, handle } = props;
  const columns = isCompared ? COLUMNS : COLUMNS.slice(0, 3);
  const renderRow = useCallback(
    (row: TriedRow | undefined) =>
      row === undefined ? null : (
        <>
          <Box component="span" role="gridcell" sx={{ minWidth: 0 }}>
            <Box component="span" sx={(theme) => ({ ...LINE, fontFamily: theme.mono })}>
              {row.number ?? 'without number'}
            </Box>
            <Box component="span" sx={SMALL} title={names.service(row.service)}>
              {names.service(row.service)}
            </Box>
          </Box>
          <Box
            component="span"
            role="gridcell"
            sx={{ minWidth: 0 }}
            title={becauseWords(row, names, timeZone)}
          >
            <Box component="span" sx={{ ...LINE, fontWeight: 500 }}>
              {ruleName(row.rule)}
            </Box>
            <Box component="span" sx={SMALL}>
              {becauseWords(row, names, timeZone)}
            </Box>
          </Box>
          <Box component="span" role="gridcell" sx={{ minWidth: 0 }}>
            <Box component="span" sx={LINE}>
              {dateTime(row.at, timeZone)}
            </Box>
            <Box component="span" sx={SMALL}>
              {pathName(row.path)}, tier {row.tier}
            </Box>
          </Box>
          {isCompared && (
            <span role="gridcell">
              {row.compared !== null && (
                <Tag meaning={COMPARED[row.compared].meaning} icon={null} focusable={false}>
                  {COMPARED[row.compared].words}
                </Tag>
              )}
            </span>
          )}
        </>
      ),
    [names, timeZone, ruleName, isCompared],
  );
  return (
    <Box sx={{ height: '100%', minHeight: 320, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'flex-end', px: 3, py: 2 }}>
        {isCompared && (
          <TextField
            select
            label="Show"
            value={which}
            sx={{ width: 210 }}
            slotProps={{ select: { native: true } }}
            onChange={(event) => {
              const next = WHICH.find(([one]) => one === event.target.value)?.[0];
              if (next !== undefined) props.onWhich(next);
            }}
          >
            {WHICH.map(([one, label]) => (
              <option key={one} value={one}>
                {label}
              </option>
            ))}
          </TextField>
        )}
        <Typography
          role="status"
          variant="caption"
          sx={{ color: 'text.secondary', flex: '1 1 160px', pb: 1 }}
        >
          {counted(rows.length, 'escalation', 'escalations')}
          {isCut &&
            `, of the first ${countWords(MOST_LISTED)} cases only: the list holds no more. The numbers beside it count all. Choose a shorter period to see and compare every case.`}
        </Typography>
      </Box>
      <Box
        sx={{
          flex: 1,
          minHeight: 220,
          borderTop: 1,
          borderColor: 'divider',
          position: 'relative',
          '&& > *': { position: 'absolute', inset: 0 },
        }}
      >
        {rows.length === 0 ? (
          <EmptyState
            icon={<SearchOffOutlined />}
            title="No escalation"
            because={
              which === 'all'
                ? 'No case of that period would have been escalated. Try a longer one, or look whether the rules are switched on.'
                : 'There is none of that kind. Show all.'
            }
          />
        ) : (
          <VirtualList<TriedRow>
            label="Escalations that would have been"
            count={rows.length}
            rowAt={(place) => rows[place]}
            keyOf={(place) => place}
            rowHeight={46}
            columns={gridColumns(columns)}
            header={<ColumnHeads columns={columns} />}
            active={props.active}
            onActive={props.onActive}
            onOpen={props.onOpen}
            renderRow={renderRow}
            handle={handle}
          />
        )}
      </Box>
    </Box>
  );
}
