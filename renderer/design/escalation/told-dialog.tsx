import { useState } from 'react';
import { tellResult, type TellResult } from '../../../shared/domain/escalation/escalation.ts';
import { ChoiceList } from '../choice-list.tsx';
import { TELL_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import { ExplanationField } from '../explanation-field.tsx';
import { useWrittenText } from '../use-written-text.ts';
import { AnswerText } from './answer-text.tsx';
import { DeedDialog, useJudge, type EscalationDialogProps } from './deed-dialog.tsx';

const HELP: Record<TellResult, string> = {
  told: 'They know the answer.',
  'message-left': 'With somebody there, or on the machine, in full.',
  'nobody-to-tell': 'The caller gave no name and no number.',
  'not-reached': 'It stays to be told.',
};

/** That the caller knows the answer, or could not be reached. */
export function ToldDialog(props: EscalationDialogProps) {
  const { facts, escalation, textOf } = props;
  const { id, answer } = escalation;
  const judge = useJudge(props);
  const anonymous = facts.callerIds.length === 0;
  const [result, setResult] = useState<TellResult>(anonymous ? 'nobody-to-tell' : 'told');
  const body = useWrittenText(`escalation-told:${id}`);
  return (
    <DeedDialog
      of={props}
      deed="told"
      label="Log it"
      command={judge({
        type: 'tell-escalation-caller',
        caseId: facts.id,
        escalationId: id,
        result,
        text: body.text,
      })}
      done={`${TELL_WORDS[result]}.`}
      forget={body.forget}
    >
      {answer !== null && <AnswerText body={textOf(answer.text)} tell={answer.tell} />}
      <ChoiceList<TellResult>
        label="What came of it?"
        autoFocus
        value={result}
        onChange={setResult}
        choices={tellResult.options.map((value) => ({
          value,
          label: TELL_WORDS[value],
          help: HELP[value],
          whyNot: value === 'nobody-to-tell' && !anonymous ? 'This case has a caller with a name.' : null,
        }))}
      />
      <ExplanationField
        label="What they said to it (optional)"
        audience="internal"
        {...body.field}
        max={2_000}
      />
    </DeedDialog>
  );
}
