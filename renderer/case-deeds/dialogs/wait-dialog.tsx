import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import { WAITING_REASONS, type WaitingReason } from '../../../shared/domain/case-state.ts';
import { ChoiceList } from '../../design/choice-list.tsx';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { ExplanationField } from '../../design/explanation-field.tsx';
import { useWrittenText } from '../../design/use-written-text.ts';
import { useKept } from '../../design/use-kept.ts';
import { useNow } from '../../design/use-now.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

/** Sets the case to wait, and says for each reason what it does to the clock. */
export function WaitDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const [reason, setReason, forgetReason] = useKept<WaitingReason | null>(`wait-reason:${facts.id}`, null);
  const remark = useWrittenText(`wait-remark:${facts.id}`);

  const command = ((): CaseCommand | string => {
    if (reason === null) return 'Choose what the case waits for.';
    const made: CaseCommand = {
      type: 'change-state',
      caseId: facts.id,
      to: 'waiting',
      waitingReason: reason,
      scheduledFor: null,
      remark: remark.text,
    };
    return dryRun(made, { facts, actor, city, now })?.message ?? made;
  })();

  return (
    <CommandDialog
      title={`Let ${facts.number ?? reference} wait`}
      label="Set to wait"
      icon={<PauseCircleOutlined />}
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forgetReason();
        remark.forget();
        onDone('Set to wait.', kept, sent);
      }}
    >
      <ChoiceList
        label="What does it wait for?"
        autoFocus
        value={reason}
        onChange={setReason}
        choices={(Object.keys(WAITING_REASONS) as WaitingReason[]).map((value) => ({
          value,
          label: WAITING_REASONS[value].label,
          help: WAITING_REASONS[value].pausesClock
            ? 'The clock stands still until it goes on.'
            : 'The clock runs on: this is for the city to solve.',
        }))}
      />
      <ExplanationField
        label="Remark (optional)"
        audience="internal"
        placeholder="Gate was locked; caller will be there on Friday."
        {...remark.field}
        max={2_000}
      />
    </CommandDialog>
  );
}
