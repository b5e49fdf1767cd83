import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { refuse, type Refusal } from '../../shared/domain/refusal.ts';
import { changesSince } from './changes-since.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { StoppedNote } from './stopped-note.tsx';
import { useCommand, type Kept } from './use-command.ts';

interface CommandDialogProps {
  title: string;
  /** Verb first: "Close case". */
  label: string;
  icon?: ReactElement;
  grave?: boolean;
  width?: 'xs' | 'sm' | 'md' | 'lg';
  /** The case as it is now; the dialog remembers it as it was when it opened. */
  facts: CaseFacts;
  /** The command, or what is missing for one, in a sentence. */
  command: CaseCommand | string;
  /** What changed of all that the command rests on; the case's state and owner when nothing is said. */
  changesOf?: (seen: CaseFacts, now: CaseFacts) => Refusal['fields'];
  /** Words for a field and its value, for a conflict. */
  fieldWords?: (field: string, value: string) => { field: string; value: string };
  onClose: () => void;
  /** It is in the outbox. The dialog is to be closed. */
  onDone: (kept: Kept, command: CaseCommand) => void;
  children: ReactNode;
}

/**
 * A dialog that sends one command. Says what is missing while it is filled in, shows a refusal in place, and stops when
 * somebody else changed the case since it was opened, until the person has looked again.
 */
export function CommandDialog(props: CommandDialogProps) {
  const { title, label, icon, grave, width, facts, command, fieldWords, onClose, onDone, children } = props;
  const { changesOf = changesSince } = props;
  const { send, busy, stopped, clear } = useCommand();
  const [seen, setSeen] = useState(facts);
  const fields = busy ? [] : changesOf(seen, facts);
  const changed = fields.length > 0;
  const missing = typeof command === 'string' ? command : null;
  const lookAgain = () => {
    setSeen(facts);
    clear();
  };
  const perform = async () => {
    if (typeof command === 'string') return;
    const kept = await send(command);
    if (kept !== null) onDone(kept, command);
  };
  return (
    <DialogFrame
      open
      title={title}
      width={width}
      onClose={onClose}
      more={<Missing words={changed ? null : missing} />}
      submit={{
        label,
        icon,
        grave,
        busy,
        whyNot: changed ? 'Someone changed this case. Look at it again first.' : missing,
        perform: () => void perform(),
      }}
    >
      <Stack spacing={4} sx={{ pt: 1 }}>
        {changed && (
          <StoppedNote
            stopped={{
              by: 'refusal',
              refusal: refuse(
                'conflict',
                'Someone changed this case while this was open. What you typed is still here.',
                fields,
              ),
            }}
            fieldWords={fieldWords}
            onLookAgain={lookAgain}
          />
        )}
        {!changed && stopped !== null && (
          <StoppedNote stopped={stopped} fieldWords={fieldWords} onLookAgain={lookAgain} />
        )}
        {children}
      </Stack>
    </DialogFrame>
  );
}

/** What still stands in the way, where the eye is before the button. */
function Missing({ words }: { words: string | null }) {
  return (
    <Box role="status" sx={{ flex: 1, minWidth: 0, color: 'text.secondary', typography: 'caption' }}>
      {words}
    </Box>
  );
}
