import Box from '@mui/material/Box';
import { useCallback, type RefObject } from 'react';
import { Panes } from '../../design/panes.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import type { VirtualListHandle } from '../../design/virtual-list.tsx';
import type { RulesDraft, RulesWork } from '../../workspace/rules-draft.ts';
import { PartDetails } from './part-details.tsx';
import { PartForm } from './part-form.tsx';
import { unitKey } from './rule-changes.ts';
import type { RuleFinding } from './rule-findings.ts';
import { RuleList } from './rule-list.tsx';
import type { RuleRow } from './rule-rows.ts';
import type { RuleNames } from './rule-words.ts';
import { goInRules } from './rules-place.ts';

interface RulesSectionProps {
  rows: readonly RuleRow[];
  active: number;
  document: RulesDraft;
  /** The working copy where it is shown; null: what holds is only read. */
  copy: RulesWork | null;
  findings: readonly RuleFinding[];
  names: RuleNames;
  /** Field that is to take the focus. */
  field: string | null;
  handle: RefObject<VirtualListHandle | null>;
  /** Enter on a row. */
  onOpen: () => void;
  onChange: (change: (document: RulesDraft) => RulesDraft) => void;
}

/** The list of rules with the chosen one beside it: to read, or in the working copy to write. */
export function RulesSection(props: RulesSectionProps) {
  const { rows, active, document, copy, findings, names, field, handle, onOpen, onChange } = props;
  const forgetField = useCallback(() => goInRules({ field: null }), []);
  const row = rows[active] ?? null;
  const list = (
    <RuleList
      rows={rows}
      active={active}
      document={document}
      names={names}
      handle={handle}
      onActive={(to) => goInRules({ row: to, field: null })}
      onOpen={onOpen}
    />
  );
  const one =
    row === null ? null : copy === null ? (
      <ScrollArea label="Details">
        <Box sx={{ p: 4, display: 'grid', gap: 4 }}>
          <PartDetails row={row} document={document} names={names} />
        </Box>
      </ScrollArea>
    ) : (
      <PartForm
        key={row.rule === null ? unitKey(row.unit) : row.index}
        row={row}
        work={copy}
        findings={findings}
        names={names}
        field={field}
        onFocused={forgetField}
        onLeave={() => handle.current?.focus()}
        onChange={onChange}
      />
    );
  return (
    <Panes
      group="rules"
      stackBelow={880}
      panes={[
        { id: 'list', label: 'Rules', size: '52%', min: 360, content: list },
        { id: 'rule', label: 'The chosen rule', size: '48%', min: 340, content: one },
      ]}
    />
  );
}
