import UndoOutlined from '@mui/icons-material/UndoOutlined';
import { useState } from 'react';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import { textId } from '../../../shared/domain/ids.ts';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { useKept } from '../../design/use-kept.ts';
import { useNow } from '../../design/use-now.ts';
import { departmentName } from '../../door/use-city.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

/** Sends a referral back to whoever sent it, with the reason. */
export function ReturnDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const [reasonId] = useState(() => textId.parse(crypto.randomUUID()));
  const [text, setText, forget] = useKept(`return:${facts.id}`, '');
  const sender = departmentName(city, facts.department);
  const command = ((): CaseCommand | string => {
    if (text.trim() === '') return `Say why it goes back: ${sender} has to act on it.`;
    const made: CaseCommand = {
      type: 'answer-referral',
      caseId: facts.id,
      answer: 'return',
      unit: null,
      assignee: null,
      reason: { id: reasonId, body: text.trim() },
    };
    return dryRun(made, { facts, actor, city, now })?.message ?? made;
  })();
  return (
    <CommandDialog
      title={`Return ${facts.number ?? reference} to ${sender}`}
      label="Return it"
      icon={<UndoOutlined />}
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forget();
        onDone(`Returned to ${sender}.`, kept, sent);
      }}
    >
      <ExplanationField
        label="Why it goes back"
        audience="internal"
        placeholder="The pole belongs to the power company, not to us. It has to go there."
        value={text}
        onChange={setText}
        max={2_000}
        autoFocus
      />
    </CommandDialog>
  );
}
