import AddCircleOutlineOutlined from '@mui/icons-material/AddCircleOutlineOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import SwapVertOutlined from '@mui/icons-material/SwapVertOutlined';
import Box from '@mui/material/Box';
import { useCallback, type ReactElement, type RefObject } from 'react';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { ColumnHeads, gridColumns, type LineColumn } from '../../design/line-cells.tsx';
import { Tag } from '../../design/tag.tsx';
import { VirtualList, type VirtualListHandle } from '../../design/virtual-list.tsx';
import type { RulesDraft } from '../../workspace/rules-draft.ts';
import { ActiveTag } from './part-details.tsx';
import { unitKey, wordsIn, type RulesChange } from './rule-changes.ts';
import { usersOf, type RuleRow } from './rule-rows.ts';
import { damperSentence, ruleSentence, type RuleNames } from './rule-words.ts';

type ColumnName = 'place' | 'what' | 'state';

const COLUMNS: readonly LineColumn<ColumnName>[] = [
  { name: 'place', title: 'No.', width: '28px' },
  { name: 'what', title: 'What it does', width: 'minmax(0, 1fr)' },
  { name: 'state', title: 'State', width: '86px' },
];

const CHANGES: Readonly<Record<RulesChange['kind'], readonly [words: string, icon: ReactElement]>> = {
  added: ['New', <AddCircleOutlineOutlined key="i" />],
  changed: ['Changed', <EditOutlined key="i" />],
  moved: ['Moved', <SwapVertOutlined key="i" />],
  removed: ['Removed', <EditOutlined key="i" />],
};

function Mark({ row }: { row: RuleRow }) {
  if (row.errors > 0)
    return (
      <Tag meaning="breach" icon={<ErrorOutlineOutlined />} focusable={false}>
        {counted(row.errors, 'error', 'errors')}
      </Tag>
    );
  if (row.change !== null) {
    const [words, icon] = CHANGES[row.change];
    return (
      <Tag meaning="information" icon={icon} focusable={false}>
        {words}
      </Tag>
    );
  }
  return null;
}

/** Two lines of a sentence, and the whole of it on hover. */
const TWO_LINES = {
  display: '-webkit-box',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  color: 'text.secondary',
  typography: 'caption',
} as const;
const ONE_LINE = {
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  fontWeight: 500,
} as const;

/** What a row is called, and what it says. */
function wordsFor(
  { unit, rule }: RuleRow,
  document: RulesDraft,
  names: RuleNames,
): readonly [string, string] {
  if (rule !== null)
    return [
      rule.name.en === '' ? 'Without a name' : rule.name.en,
      ruleSentence(rule, document.damper, names, true),
    ];
  if (unit.of === 'set') {
    const users = usersOf(document, unit.id);
    const words = wordsIn(document, unit.id);
    const used = users.length === 0 ? 'used by nothing' : `used by ${counted(users.length, 'part', 'parts')}`;
    return [
      `Word list “${unit.id}”`,
      `${counted(words.length, 'word', 'words')}, ${used}: ${words.slice(0, 12).join(', ')}`,
    ];
  }
  return ['How often at most', damperSentence(document.damper)];
}

interface RuleCellsProps {
  row: RuleRow;
  document: RulesDraft;
  names: RuleNames;
}

function RuleCells({ row, document, names }: RuleCellsProps) {
  const [title, sentence] = wordsFor(row, document, names);
  const { rule } = row;
  return (
    <>
      <Box component="span" role="gridcell" sx={{ color: 'text.secondary', textAlign: 'end' }}>
        {rule === null ? '' : row.index + 1}
      </Box>
      <Box component="span" role="gridcell" sx={{ minWidth: 0 }} title={sentence}>
        <Box component="span" sx={{ ...ONE_LINE, display: 'block' }}>
          {title}
        </Box>
        <Box component="span" sx={TWO_LINES}>
          {sentence}
        </Box>
      </Box>
      <Box
        component="span"
        role="gridcell"
        sx={{ display: 'grid', justifyItems: 'start', gap: 1, minWidth: 0 }}
      >
        {rule !== null && <ActiveTag active={rule.active} focusable={false} />}
        <Mark row={row} />
      </Box>
    </>
  );
}

interface RuleListProps {
  rows: readonly RuleRow[];
  active: number;
  document: RulesDraft;
  names: RuleNames;
  handle: RefObject<VirtualListHandle | null>;
  onActive: (place: number) => void;
  onOpen: () => void;
}

/** The rules in their order, the gravest first, then how often at most, then the word lists. */
export function RuleList({ rows, active, document, names, handle, onActive, onOpen }: RuleListProps) {
  const renderRow = useCallback(
    (row: RuleRow | undefined) =>
      row === undefined ? null : <RuleCells row={row} document={document} names={names} />,
    [document, names],
  );
  return (
    <Box
      sx={{
        height: '100%',
        minHeight: 280,
        position: 'relative',
        // Also where the panes stand one under the other and have no height of their own.
        '&& > *': { position: 'absolute', inset: 0 },
      }}
    >
      <VirtualList<RuleRow>
        label="Rules, the gravest first"
        count={rows.length}
        rowAt={(place) => rows[place]}
        keyOf={(place) => {
          const row = rows[place];
          return row === undefined ? place : row.rule === null ? unitKey(row.unit) : `${row.index}`;
        }}
        rowHeight={62}
        columns={gridColumns(COLUMNS)}
        header={<ColumnHeads columns={COLUMNS} />}
        active={active}
        onActive={onActive}
        onOpen={onOpen}
        renderRow={renderRow}
        handle={handle}
      />
    </Box>
  );
}
