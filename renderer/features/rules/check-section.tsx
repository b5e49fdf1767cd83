import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useCallback, useState } from 'react';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ColumnHeads, gridColumns, type LineColumn } from '../../design/line-cells.tsx';
import { Tag } from '../../design/tag.tsx';
import { VirtualList } from '../../design/virtual-list.tsx';
import type { RulesDraft } from '../../workspace/rules-draft.ts';
import { unitName } from './change-words.ts';
import { fieldName, findingWords, placeOf, type RuleFinding } from './rule-findings.ts';
import type { RulesChecked } from './use-check.ts';

const COLUMNS: readonly LineColumn<string>[] = [
  { name: 'severity', title: 'How grave', width: '92px' },
  { name: 'where', title: 'Where', width: 'minmax(0, 1fr)' },
  { name: 'what', title: 'What, and what to do', width: 'minmax(0, 2fr)' },
];
const ONE_LINE = { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** The part a finding stands in, by its name. */
export function whereWords(finding: RuleFinding, document: RulesDraft): string {
  const { part } = placeOf(finding);
  if (part.of === 'rule') {
    const rule = document.rules[part.index];
    return rule === undefined ? `Rule ${part.index + 1}` : `${part.index + 1}. ${rule.name.en || rule.id}`;
  }
  return part.of === 'whole' ? 'All rules' : unitName({ unit: part }, document);
}

interface CheckSectionProps {
  checked: RulesChecked;
  document: RulesDraft;
  onOpen: (finding: RuleFinding) => void;
}

/** Everything that is wrong with the working copy; each leads to where it is mended. */
export function CheckSection({ checked, document, onOpen }: CheckSectionProps) {
  const { findings, byHub, failure } = checked;
  const [active, setActive] = useState(0);
  const renderRow = useCallback(
    (finding: RuleFinding | undefined) =>
      finding === undefined ? null : (
        <>
          <span role="gridcell">
            <Tag meaning="breach" icon={<ErrorOutlineOutlined />} focusable={false}>
              Error
            </Tag>
          </span>
          <Box component="span" role="gridcell" sx={{ ...ONE_LINE, fontWeight: 500 }}>
            {whereWords(finding, document)}
            {fieldName(finding) !== null && (
              <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
                {` · ${fieldName(finding) ?? ''}`}
              </Box>
            )}
          </Box>
          <Box component="span" role="gridcell" sx={ONE_LINE} title={findingWords(finding, document)}>
            {findingWords(finding, document)}
          </Box>
        </>
      ),
    [document],
  );
  const who =
    failure !== null
      ? failure.code === 'hub-unreachable'
        ? 'Checked at this desk: the hub is away. It judges again when you save.'
        : `Checked at this desk. ${failure.message}`
      : byHub
        ? 'The hub has checked it.'
        : 'Checked at this desk; the hub is asked.';
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column', minHeight: 240 }}>
      <Typography role="status" sx={{ px: 4, py: 2 }}>
        {findings.length === 0
          ? 'Nothing is wrong, so it can be saved.'
          : `${counted(findings.length, 'thing', 'things')} to mend before it can be saved.`}{' '}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {who}
        </Box>
      </Typography>
      <Box sx={{ flex: 1, minHeight: 160, borderTop: 1, borderColor: 'divider' }}>
        {findings.length === 0 ? (
          <EmptyState
            icon={<CheckCircleOutlined />}
            title="Nothing is wrong"
            because="Every number is within its bounds, every pattern can be read and every service is there. What the rules would do is another question: try them on past cases."
          />
        ) : (
          <VirtualList<RuleFinding>
            label={`Findings, ${findings.length} errors`}
            count={findings.length}
            rowAt={(place) => findings[place]}
            keyOf={(place) => place}
            rowHeight={40}
            columns={gridColumns(COLUMNS)}
            header={<ColumnHeads columns={COLUMNS} />}
            active={Math.min(active, findings.length - 1)}
            onActive={setActive}
            onOpen={onOpen}
            renderRow={renderRow}
          />
        )}
      </Box>
    </Box>
  );
}
