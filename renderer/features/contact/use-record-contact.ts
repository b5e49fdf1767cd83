import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { Connection } from '../../../shared/contract/connection.ts';
import { notify } from '../../design/notices.ts';
import { keptMeaning, keptWords, type Stopped } from '../../design/use-command.ts';
import { ask, DoorError } from '../../door/door-client.ts';
import { recordCommand } from '../../workspace/contact-session.ts';
import { changeContact, leaveContact } from '../../workspace/run-contact.ts';
import { workspace } from '../../workspace/workspace.ts';

/** Refusals that say that the contact is with the hub, or on its way there, already: from before a crash. */
const THERE_ALREADY: ReadonlySet<string> = new Set(['command-id-reused', 'already-exists']);

/**
 * Records the contact that is over. First the desk keeps that it is being recorded, then it is sent under ids of its own:
 * whatever happens in between, the same contact is sent again and recorded once.
 */
export function useRecordContact() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [stopped, setStopped] = useState<Stopped | null>(null);

  const record = useCallback(
    async (disposition: string, words: string): Promise<boolean> => {
      const { contact } = workspace.get();
      if (contact === null) return false;
      setBusy(true);
      setStopped(null);
      const endedAt = contact.endedAt ?? Math.max(Date.now(), contact.startedAt);
      const wrappedUpAt = contact.wrappedUpAt ?? Math.max(Date.now(), endedAt);
      changeContact({ disposition, endedAt, wrappedUpAt });
      try {
        await ask('workspace.put', { json: JSON.stringify(workspace.get()) });
        const command = recordCommand({ ...contact, disposition }, endedAt, wrappedUpAt);
        const answer = await ask('command.send', { commandId: contact.commandId, command });
        if (answer.status === 'refused' && !THERE_ALREADY.has(answer.refusal.code)) {
          changeContact({ wrappedUpAt: null });
          setStopped({ by: 'refusal', refusal: answer.refusal });
          return false;
        }
        leaveContact(Date.now());
        const waits = client.getQueryData<Connection>(['connection.get', {}])?.state.name === 'offline';
        const kept = { reference: '', waits };
        const done =
          answer.status === 'refused'
            ? 'This contact was recorded before Desk311 was closed; what you changed since is not in it.'
            : `Contact recorded: ${words}.`;
        notify({ id: 'contact', meaning: keptMeaning(kept), text: keptWords(done, kept) });
        return true;
      } catch (error) {
        if (!(error instanceof DoorError)) throw error;
        setStopped({ by: 'failure', failure: error.failure });
        return false;
      } finally {
        setBusy(false);
      }
    },
    [client],
  );
  const clear = useCallback(() => setStopped(null), []);

  // It was being recorded when the desk stopped.
  useEffect(() => {
    const { contact } = workspace.get();
    if (contact === null || contact.wrappedUpAt === null || contact.disposition === null) return undefined;
    const { disposition } = contact;
    const soon = setTimeout(() => void record(disposition, 'it was being recorded when Desk311 stopped'), 0);
    return () => clearTimeout(soon);
  }, [record]);

  return { record, busy, stopped, clear };
}
