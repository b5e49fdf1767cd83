import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { ExplanationField } from '../explanation-field.tsx';
import { useKept } from '../use-kept.ts';
import { useWrittenText } from '../use-written-text.ts';
import { DeedDialog, useJudge, type EscalationDialogProps } from './deed-dialog.tsx';
import { seenOffer } from './escalation-deed.tsx';

/** What the caller is to be told, and whether 311 has to tell it or only keeps it for whoever asks. */
export function AnswerDialog(props: EscalationDialogProps) {
  const { facts, escalation, textOf } = props;
  const { id, answer } = escalation;
  const judge = useJudge(props);
  const before = answer === null ? '' : (textOf(answer.text) ?? '');
  const { text, field, forget } = useWrittenText(`escalation-answer:${id}`, before);
  const [tell, setTell, forgetTell] = useKept(`escalation-tell:${id}`, answer?.tell ?? true);
  const command = (() => {
    if (text === null) return 'Say what the caller will be told.';
    if (text.body === before.trim() && tell === answer?.tell)
      return 'This is the answer as it stands. Change it first.';
    return judge({
      type: 'answer-escalation',
      caseId: facts.id,
      escalationId: id,
      offer: seenOffer(escalation),
      answer: text,
      tell,
    });
  })();
  return (
    <DeedDialog
      of={props}
      deed="answer"
      command={command}
      done={tell ? 'Answered. 311 tells the caller.' : 'Answered. 311 keeps it for whoever asks.'}
      forget={() => {
        forget();
        forgetTell();
      }}
    >
      <ExplanationField
        label="To be told to the caller, in plain words"
        audience="internal"
        placeholder="The crew comes tomorrow before noon. Please keep the gate open."
        {...field}
        max={4_000}
        autoFocus
      />
      <FormControlLabel
        control={<Checkbox checked={tell} onChange={(_, next) => setTell(next)} />}
        label="311 has to tell the caller; without the mark it is kept for whoever asks"
      />
    </DeedDialog>
  );
}
