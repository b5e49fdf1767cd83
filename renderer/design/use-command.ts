import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import type { Connection } from '../../shared/contract/connection.ts';
import type { Failure } from '../../shared/contract/failure.ts';
import { isCaseCommand, type DeskCommand } from '../../shared/domain/desk-command.ts';
import { commandId } from '../../shared/domain/ids.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { askAgain } from '../door/ask-again.ts';
import { ask, DoorError } from '../door/door-client.ts';
import { noteDeed } from '../workspace/run-contact.ts';

/** What stopped a command: the rules, or the way to them. */
export type Stopped =
  | { readonly by: 'refusal'; readonly refusal: Refusal }
  | { readonly by: 'failure'; readonly failure: Failure };

export interface Kept {
  readonly reference: string;
  /** It waits on this desk: the hub is away. */
  readonly waits: boolean;
}

const freshId = () => commandId.parse(crypto.randomUUID());

/**
 * Sends commands under an id that stays the same until one is taken or refused, so that pressing again after a failure
 * can't do it twice.
 */
export function useCommand() {
  const client = useQueryClient();
  const id = useRef(freshId());
  const [busy, setBusy] = useState(false);
  const [stopped, setStopped] = useState<Stopped | null>(null);

  const send = useCallback(
    async (command: DeskCommand, onStopped?: (stopped: Stopped) => void): Promise<Kept | null> => {
      const stop = (by: Stopped) => {
        setStopped(by);
        onStopped?.(by);
      };
      setBusy(true);
      setStopped(null);
      try {
        const answer = await ask('command.send', { commandId: id.current, command });
        id.current = freshId();
        if (answer.status === 'refused') {
          stop({ by: 'refusal', refusal: answer.refusal });
          return null;
        }
        if (isCaseCommand(command)) noteDeed(command, answer.reference);
        // What is on screen knows of it before the next key: else one's own change would look like somebody else's.
        await askAgain(client, { queryKey: ['case.get'] });
        const connection = client.getQueryData<Connection>(['connection.get', {}]);
        return { reference: answer.reference, waits: connection?.state.name === 'offline' };
      } catch (error) {
        if (!(error instanceof DoorError)) throw error;
        stop({ by: 'failure', failure: error.failure });
        return null;
      } finally {
        setBusy(false);
      }
    },
    [client],
  );

  const clear = useCallback(() => setStopped(null), []);
  return { send, busy, stopped, clear };
}

/** Says that something was done, and where it is while the hub is away. */
export function keptWords(done: string, kept: Kept): string {
  return kept.waits ? `${done} Kept on this desk; it goes to the hub when the hub is back.` : done;
}

/** How such a sentence is meant: done, or only on its way. */
export function keptMeaning(kept: Kept): 'done' | 'information' {
  return kept.waits ? 'information' : 'done';
}
