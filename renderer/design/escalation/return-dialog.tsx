import { returnReason, type ReturnReason } from '../../../shared/domain/escalation/escalation.ts';
import { ChoiceList } from '../choice-list.tsx';
import { RETURN_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { ExplanationField } from '../explanation-field.tsx';
import { useWrittenText } from '../use-written-text.ts';
import { useKept } from '../use-kept.ts';
import { DeedDialog, useJudge, type EscalationDialogProps } from './deed-dialog.tsx';
import { seenOffer } from './escalation-deed.tsx';

const HELP: Record<ReturnReason, string> = {
  'not-ours': 'Say whose it is, if you know.',
  'not-enough-known': 'Say what 311 has to ask the caller.',
  'nothing-to-do': 'It is settled, or there never was anything.',
  'elsewhere-already': 'Say who has it.',
  other: 'Say what it is.',
};

/** Back to 311, with the reason. */
export function ReturnDialog(props: EscalationDialogProps) {
  const { facts, escalation } = props;
  const { id } = escalation;
  const judge = useJudge(props);
  const [reason, setReason, forgetReason] = useKept<ReturnReason | null>(`escalation-return:${id}`, null);
  const body = useWrittenText(`escalation-return-text:${id}`);
  const command = (() => {
    if (reason === null) return 'Choose why it goes back.';
    if (body.text === null) return 'Say in a sentence what 311 has to know.';
    return judge({
      type: 'return-escalation',
      caseId: facts.id,
      escalationId: id,
      offer: seenOffer(escalation),
      reason,
      text: body.text,
    });
  })();
  return (
    <DeedDialog
      of={props}
      deed="return"
      command={command}
      done="Returned. 311 has it again."
      forget={() => {
        forgetReason();
        body.forget();
      }}
    >
      <ChoiceList<ReturnReason>
        label="Why does it go back?"
        autoFocus
        value={reason}
        onChange={setReason}
        choices={returnReason.options.map((value) => ({
          value,
          label: RETURN_WORDS[value],
          help: HELP[value],
        }))}
      />
      <ExplanationField label="What 311 has to know" audience="internal" {...body.field} max={2_000} />
    </DeedDialog>
  );
}
