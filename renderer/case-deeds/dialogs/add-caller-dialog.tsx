import PersonAddAltOutlined from '@mui/icons-material/PersonAddAltOutlined';
import { useState } from 'react';
import { addCaller, type CallerInput, type CaseCommand } from '../../../shared/domain/case-command.ts';
import { callerId, type CallerId } from '../../../shared/domain/ids.ts';
import { CallerFields, NOBODY_YET, type CallerDraft } from '../../design/caller-fields.tsx';
import { CommandDialog } from '../../design/command-dialog.tsx';
import { dryRun } from '../../design/dry-run.ts';
import { useKept } from '../../design/use-kept.ts';
import { useNow } from '../../design/use-now.ts';
import { callerInputOf } from '../../design/caller-input-of.ts';
import type { CaseDialogProps } from './case-dialog-props.ts';

function missingOf(caller: CallerDraft): string | null {
  if (caller.mode === 'new' && caller.name.trim() === '') return 'Say who it is, or choose Anonymous.';
  return null;
}

function parsed(caller: CallerInput, command: CaseCommand): string | null {
  const result = addCaller.safeParse(command);
  if (result.success) return null;
  return caller.kind === 'new' && caller.email !== null
    ? 'The e-mail address is not whole. Correct it or leave it out.'
    : 'Something is too long. Shorten it.';
}

/** Adds somebody to those who follow the case and hear how it ends. */
export function AddCallerDialog({ view, city, actor, words, onClose, onDone }: CaseDialogProps) {
  const { facts, reference } = view;
  const now = useNow();
  const [newId] = useState((): CallerId => callerId.parse(crypto.randomUUID()));
  const [caller, setCaller, forget] = useKept<CallerDraft>(`add-caller:${facts.id}`, NOBODY_YET);

  const command = ((): CaseCommand | string => {
    const missing = missingOf(caller);
    if (missing !== null) return missing;
    const input = callerInputOf(caller, newId);
    const made: CaseCommand = { type: 'add-caller', caseId: facts.id, caller: input };
    return parsed(input, made) ?? dryRun(made, { facts, actor, city, now })?.message ?? made;
  })();
  const name = caller.mode === 'anonymous' ? 'An anonymous caller' : caller.name.trim();

  return (
    <CommandDialog
      title={`Add a caller to ${facts.number ?? reference}`}
      label="Add caller"
      icon={<PersonAddAltOutlined />}
      facts={facts}
      command={command}
      fieldWords={words.fieldWords}
      onClose={onClose}
      onDone={(kept, sent) => {
        forget();
        onDone(`${name} now follows this case.`, kept, sent);
      }}
    >
      <CallerFields caller={caller} onChange={setCaller} autoFocus />
    </CommandDialog>
  );
}
