import Typography from '@mui/material/Typography';
import { ExplanationField } from '../explanation-field.tsx';
import { useWrittenText } from '../use-written-text.ts';
import { DeedDialog, useJudge, type EscalationDialogProps } from './deed-dialog.tsx';

interface EndingDialogProps extends EscalationDialogProps {
  deed: 'resolve' | 'withdraw';
}

/** Ends an escalation: because it is answered and the caller knows, or because it is needed no longer. */
export function EndingDialog({ deed, ...props }: EndingDialogProps) {
  const { facts, escalation } = props;
  const { id } = escalation;
  const judge = useJudge(props);
  const body = useWrittenText(`escalation-${deed}:${id}`);
  const { text } = body;
  const of = { caseId: facts.id, escalationId: id };
  const command = (() => {
    if (deed === 'resolve') return judge({ type: 'resolve-escalation', ...of, text });
    if (text === null) return 'Say in a few words why it is needed no longer.';
    return judge({ type: 'withdraw-escalation', ...of, text });
  })();
  const isResolved = deed === 'resolve';
  return (
    <DeedDialog
      of={props}
      deed={deed}
      command={command}
      done={isResolved ? 'The escalation is resolved.' : 'Withdrawn. Nobody is asked any more.'}
      forget={body.forget}
    >
      <Typography>
        {isResolved
          ? 'It is answered and the caller knows. The case itself stays as it is.'
          : 'Nobody is asked any more, and whoever has it sees that. The case itself stays as it is.'}
      </Typography>
      <ExplanationField
        label={isResolved ? 'Remark (optional)' : 'Why it is needed no longer'}
        audience="internal"
        {...body.field}
        max={2_000}
        autoFocus
      />
    </DeedDialog>
  );
}
