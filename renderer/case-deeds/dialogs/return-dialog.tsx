import UndoOutlined from '@mui/icons-material/UndoOutlined';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { useWrittenText } from '../../design/use-written-text.ts';
import { useNow } from '../../design/use-now.ts';
import { departmentName } from '../../door/use-city.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

/** Sends a referral back to whoever sent it, with the reason. */
export function ReturnDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const text = useWrittenText(`return:${facts.id}`);
  const sender = departmentName(city, facts.department);
  const command = ((): CaseCommand | string => {
    if (text.text === null) return `Say why it goes back: ${sender} has to act on it.`;
    const made: CaseCommand = {
      type: 'answer-referral',
      caseId: facts.id,
      answer: 'return',
      unit: null,
      assignee: null,
      reason: text.text,
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
        text.forget();
        onDone(`Returned to ${sender}.`, kept, sent);
      }}
    >
      <ExplanationField
        label="Why it goes back"
        audience="internal"
        placeholder="The pole belongs to the power company, not to us. It has to go there."
        {...text.field}
        max={2_000}
        autoFocus
      />
    </CommandDialog>
  );
}
