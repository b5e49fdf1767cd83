import Box from '@mui/material/Box';
import { useEffect } from 'react';
import { focusField } from '../../design/focus-field.ts';
import { GroupNote, NotesProvider } from '../../design/form-parts.tsx';
import { ScrollArea } from '../../design/scroll-area.tsx';
import type { RulesDraft, RulesWork } from '../../workspace/rules-draft.ts';
import { DamperForm } from './damper-form.tsx';
import { withRule, withSet } from './new-rule.ts';
import { wordsIn } from './rule-changes.ts';
import { notesOf, type RuleFinding } from './rule-findings.ts';
import { RuleForm } from './rule-form.tsx';
import { usersOf, type RuleRow } from './rule-rows.ts';
import type { RuleNames } from './rule-words.ts';
import { SetForm } from './set-form.tsx';

interface PartFormProps {
  row: RuleRow;
  work: RulesWork;
  findings: readonly RuleFinding[];
  names: RuleNames;
  /** Field that takes the focus. */
  field: string | null;
  onFocused: () => void;
  /** Esc steps back to the list; what is written stays. */
  onLeave: () => void;
  onChange: (change: (document: RulesDraft) => RulesDraft) => void;
}

function Fields({ row, work, findings, names, onChange }: PartFormProps) {
  const { edited, before } = work;
  const { rule, unit, index } = row;
  if (rule !== null)
    return (
      <RuleForm
        rule={rule}
        damper={edited.damper}
        sets={edited.sets}
        names={names}
        isNew={!before.rules.some(({ id }) => id === rule.id)}
        isWrong={findings.length > 0}
        onChange={(next) => onChange((document) => withRule(document, index, next))}
      />
    );
  if (unit.of === 'set')
    return (
      <SetForm
        name={unit.id}
        words={wordsIn(edited, unit.id)}
        users={usersOf(edited, unit.id)}
        onChange={(words) => onChange((document) => withSet(document, unit.id, words))}
      />
    );
  return (
    <DamperForm
      damper={edited.damper}
      onChange={(damper) => onChange((document) => ({ ...document, damper }))}
    />
  );
}

/** A part of the working copy, to write. */
export function PartForm(props: PartFormProps) {
  const { row, work, findings, field, onFocused, onLeave } = props;
  const { unit, index, rule } = row;
  useEffect(() => {
    if (field === null) return undefined;
    // The panes around it are put up anew once their width is known.
    const timer = setTimeout(() => {
      focusField(field);
      onFocused();
    });
    return () => clearTimeout(timer);
  }, [field, onFocused]);
  const part = unit.of === 'rule' ? ({ of: 'rule', index } as const) : unit;
  return (
    <NotesProvider value={notesOf(findings, part, work.edited)}>
      <ScrollArea label={`Form of ${rule?.name.en ?? (unit.of === 'set' ? unit.id : 'how often at most')}`}>
        <Box
          sx={{ p: 4, display: 'grid', gap: 5, gridTemplateColumns: 'minmax(0, 1fr)' }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.defaultPrevented) return;
            event.preventDefault();
            onLeave();
          }}
        >
          <GroupNote path="" />
          <Fields {...props} />
        </Box>
      </ScrollArea>
    </NotesProvider>
  );
}
