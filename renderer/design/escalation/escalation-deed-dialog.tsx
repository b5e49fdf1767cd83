import { AnswerDialog } from './answer-dialog.tsx';
import type { EscalationDialogProps } from './deed-dialog.tsx';
import { EndingDialog } from './ending-dialog.tsx';
import type { AskingDeed } from './escalation-deed.tsx';
import { PassOnDialog } from './pass-on-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { ToldDialog } from './told-dialog.tsx';
import { TryDialog } from './try-dialog.tsx';

interface EscalationDeedDialogProps extends EscalationDialogProps {
  deed: AskingDeed;
}

/** The dialog for something that can be done about an escalation and asks for more than a key. */
export function EscalationDeedDialog({ deed, ...props }: EscalationDeedDialogProps) {
  switch (deed) {
    case 'answer':
      return <AnswerDialog {...props} />;
    case 'return':
      return <ReturnDialog {...props} />;
    case 'pass-on':
      return <PassOnDialog {...props} />;
    case 'try':
      return <TryDialog {...props} />;
    case 'told':
      return <ToldDialog {...props} />;
    case 'resolve':
    case 'withdraw':
      return <EndingDialog {...props} deed={deed} />;
  }
}
