import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { textId } from '../../../shared/domain/ids.ts';
import { ExplanationField } from '../explanation-field.tsx';
import { useKept } from '../use-kept.ts';
import { DeedDialog, useJudge, type EscalationDialogProps } from './deed-dialog.tsx';
import { seenOffer } from './escalation-deed.tsx';

/** What the caller is to be told, and whether 311 has to tell it or only keeps it for whoever asks. */
export function AnswerDialog(props: EscalationDialogProps) {
  const { facts, escalation, textOf } = props;
  const { id, answer } = escalation;
  const judge = useJudge(props);
  const [answerId] = useState(() => textId.parse(crypto.randomUUID()));
  const before = answer === null ? '' : (textOf(answer.text) ?? '');
  const [body, setBody, forgetBody] = useKept(`escalation-answer:${id}`, before);
  const [tell, setTell, forgetTell] = useKept(`escalation-tell:${id}`, answer?.tell ?? true);
  const command = (() => {
    if (body.trim() === '') return 'Say what the caller will be told.';
    if (body === before && tell === answer?.tell) return 'This is the answer as it stands. Change it first.';
    return judge({
      type: 'answer-escalation',
      caseId: facts.id,
      escalationId: id,
      offer: seenOffer(escalation),
      answer: { id: answerId, body },
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
        forgetBody();
        forgetTell();
      }}
    >
      <ExplanationField
        label="To be told to the caller, in plain words"
        audience="internal"
        placeholder="The crew comes tomorrow before noon. Please keep the gate open."
        value={body}
        onChange={setBody}
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
