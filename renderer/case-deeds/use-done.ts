import { useCallback } from 'react';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { commandId } from '../../shared/domain/ids.ts';
import { ask, DoorError } from '../door/door-client.ts';
import { notify } from '../design/notices.ts';
import { keptMeaning, keptWords, type Kept } from '../design/use-command.ts';
import { reverseOf } from './reverse-of.ts';

async function undo(command: CaseCommand): Promise<void> {
  try {
    const answer = await ask('command.send', { commandId: commandId.parse(crypto.randomUUID()), command });
    if (answer.status === 'queued')
      notify({ meaning: 'done', text: 'Taken back. Both steps stay on the timeline.' });
    else
      notify({
        meaning: 'breach',
        text: `It could not be taken back: ${answer.refusal.message}`,
        keep: true,
      });
  } catch (error) {
    if (!(error instanceof DoorError)) throw error;
    notify({ meaning: 'breach', text: `It could not be taken back: ${error.message}`, keep: true });
  }
}

/**
 * Says that a command was taken, with an Undo where another command takes it back.
 * @param before the case as it stood when the command was given
 */
export function useDone(before: CaseFacts): (said: string, kept: Kept, command: CaseCommand) => void {
  return useCallback(
    (said, kept, command) => {
      const reverse = reverseOf(command, before);
      notify({
        id: `done:${before.id}`,
        meaning: keptMeaning(kept),
        text: keptWords(said, kept),
        action: reverse === null ? null : { label: 'Undo', perform: () => void undo(reverse) },
      });
    },
    [before],
  );
}
