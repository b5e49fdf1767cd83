import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { OutboxEntry } from '../../../shared/contract/case-view.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import { isEscalationCommand, wordsOfDeed } from '../../../shared/domain/escalation/escalation-command.ts';
import { isCaseCommand } from '../../../shared/domain/desk-command.ts';
import { commandId } from '../../../shared/domain/ids.ts';
import { useTell } from '../../door/use-door.ts';
import { MineAndTheirs } from '../../design/stopped-note.tsx';
import type { CaseWords } from '../../case-deeds/use-case-words.ts';

const COMMAND_WORDS: Record<CaseCommand['type'], string> = {
  'open-case': 'Opening this case',
  'add-note': 'Your note',
  'change-state': 'Your change of state',
  assign: 'Your assignment',
  refer: 'Your referral',
  'add-caller': 'Adding the caller',
  'change-caller': 'Changing the caller',
  'merge-callers': 'Merging the callers',
  'unmerge-callers': 'Parting the callers again',
  'set-messages': 'What the caller wants to be sent',
  'link-duplicate': 'Linking the duplicate',
  'unlink-duplicate': 'Unlinking the duplicate',
  'link-parent': 'Linking the part',
  'unlink-parent': 'Unlinking the part',
  'record-visit': 'Your visit',
  'close-case': 'Closing it',
  'reopen-case': 'Reopening it',
  'make-promise': 'Your promise',
  'settle-promise': 'Settling what was promised',
  'add-attachment': 'Your file',
  'mark-attachment': 'What a picture shows',
  'release-attachment': 'Your decision on a file',
  'note-attachment': 'What a check found',
  'answer-survey': 'What a resident answered',
  'raise-escalation': 'Your escalation',
  'log-escalation-try': 'Logging your try',
  'acknowledge-escalation': 'Acknowledging the escalation',
  'accept-escalation': 'Accepting the escalation',
  'answer-escalation': 'Your answer to the escalation',
  'return-escalation': 'Returning the escalation',
  'pass-on-escalation': 'Passing the escalation on',
  'advance-escalation': 'Sending the escalation to its next tier',
  'tell-escalation-caller': 'Saying that the caller was told',
  'resolve-escalation': 'Resolving the escalation',
  'withdraw-escalation': 'Withdrawing the escalation',
};

/** The text of a command, so that nothing written is lost with a refusal. */
function writtenIn(command: CaseCommand): string | null {
  if (isEscalationCommand(command)) return wordsOfDeed(command)?.body ?? null;
  switch (command.type) {
    case 'add-note':
      return command.note.body;
    case 'refer':
    case 'close-case':
    case 'reopen-case':
      return command.explanation.body;
    case 'change-state':
    case 'record-visit':
      return command.remark?.body ?? null;
    case 'open-case':
      return command.description?.body ?? null;
    case 'make-promise':
      return command.why?.body ?? null;
    case 'settle-promise':
      return command.remark?.body ?? null;
    case 'add-attachment':
      return command.attachment.note?.body ?? null;
    case 'answer-survey':
      return command.words?.body ?? null;
    case 'release-attachment':
    case 'note-attachment':
    case 'mark-attachment':
    case 'assign':
    case 'add-caller':
    case 'change-caller':
    case 'merge-callers':
    case 'unmerge-callers':
    case 'set-messages':
    case 'link-duplicate':
    case 'unlink-duplicate':
    case 'link-parent':
    case 'unlink-parent':
      return null;
  }
}

function RefusedNote({ entry, words }: { entry: OutboxEntry; words: CaseWords }) {
  const [again] = useState(() => commandId.parse(crypto.randomUUID()));
  const retry = useTell('outbox.retry');
  const discard = useTell('outbox.discard');
  const { command } = entry;
  if (entry.state.name !== 'refused' || !isCaseCommand(command)) return null;
  const { refusal } = entry.state;
  const written = writtenIn(command);
  const problem = retry.error ?? discard.error;
  return (
    <Alert
      severity="error"
      action={
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', justifyContent: 'flex-end' }}>
          <Button
            variant="outlined"
            onClick={() => retry.mutate({ commandId: entry.commandId, newCommandId: again })}
          >
            Send again
          </Button>
          <Button onClick={() => discard.mutate({ commandId: entry.commandId })}>Give it up</Button>
        </Box>
      }
    >
      <strong>{COMMAND_WORDS[command.type]} was refused.</strong> {refusal.message}
      {refusal.fields.length > 0 && <MineAndTheirs fields={refusal.fields} fieldWords={words.fieldWords} />}
      {written !== null && (
        <Box sx={{ mt: 2, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>You wrote: “{written}”</Box>
      )}
      {problem !== null && <Box sx={{ mt: 2 }}>{problem.message}</Box>}
    </Alert>
  );
}

/** Work of this desk on the case that the hub did not take: it stays visible until somebody deals with it. */
export function UnsentNotes({ unsent, words }: { unsent: readonly OutboxEntry[]; words: CaseWords }) {
  const refused = unsent.filter((one) => one.state.name === 'refused');
  if (refused.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {refused.map((entry) => (
        <RefusedNote key={entry.commandId} entry={entry} words={words} />
      ))}
    </Box>
  );
}
