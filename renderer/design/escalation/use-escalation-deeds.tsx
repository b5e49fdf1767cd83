import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Escalation, EscalationId } from '../../../shared/domain/escalation/escalation.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import { useDirectory } from '../../door/use-directory.ts';
import { notify } from '../notices.ts';
import { useActor } from '../use-actor.ts';
import { keptMeaning, keptWords, useCommand } from '../use-command.ts';
import { useNow } from '../use-now.ts';
import { escalationActions, type EscalationAction } from './escalation-actions.ts';
import {
  immediateCommand,
  type AskingDeed,
  type EscalationDeedName,
  type ImmediateDeed,
} from './escalation-deed.tsx';
import { EscalationDeedDialog } from './escalation-deed-dialog.tsx';

const SAID: Record<ImmediateDeed, string> = {
  acknowledge: 'Acknowledged. The clock of its tier has stopped.',
  accept: 'Accepted. It is being worked on.',
};

const NO_ACTIONS: ReadonlyMap<EscalationId, readonly EscalationAction[]> = new Map();

interface EscalationDeedsOptions {
  /** Undefined while the case is on its way: then nothing can be done. */
  facts: CaseFacts | undefined;
  reference: string;
  city: City;
  /** Keys, where the page has some to give. Keep the object. */
  keys?: Partial<Record<EscalationDeedName, string>>;
  textOf: (id: TextId) => string | null;
}

/** What can be done about the escalations of one case, and the dialog for it, which is to be put on the page. */
export function useEscalationDeeds({ facts, reference, city, keys, textOf }: EscalationDeedsOptions): {
  /** By escalation; empty until the case is here. */
  actions: ReadonlyMap<EscalationId, readonly EscalationAction[]>;
  dialog: ReactNode;
} {
  const actor = useActor();
  const directory = useDirectory();
  const minute = Math.floor(useNow() / MINUTE) * MINUTE;
  const { send } = useCommand();
  const [asking, setAsking] = useState<{ deed: AskingDeed; id: EscalationId } | null>(null);
  const perform = useCallback(
    async (deed: EscalationDeedName, one: Escalation, caseFacts: CaseFacts) => {
      if (deed !== 'acknowledge' && deed !== 'accept') {
        setAsking({ deed, id: one.id });
        return;
      }
      const kept = await send(immediateCommand(deed, caseFacts.id, one), (stopped) =>
        notify({
          id: `escalation:${one.id}`,
          meaning: 'breach',
          keep: true,
          text: stopped.by === 'refusal' ? stopped.refusal.message : stopped.failure.message,
        }),
      );
      if (kept === null) return;
      notify({ id: `escalation:${one.id}`, meaning: keptMeaning(kept), text: keptWords(SAID[deed], kept) });
    },
    [send],
  );
  const actions = useMemo(() => {
    if (facts === undefined || actor === null) return NO_ACTIONS;
    return new Map(
      facts.escalations.map((one) => [
        one.id,
        escalationActions(one, {
          facts,
          actor,
          city,
          directory,
          now: minute,
          keys,
          perform: (deed) => void perform(deed, one, facts),
        }),
      ]),
    );
  }, [facts, actor, city, directory, minute, keys, perform]);
  const asked = asking === null ? undefined : facts?.escalations.find(({ id }) => id === asking.id);
  const dialog =
    asking === null || asked === undefined || facts === undefined ? null : (
      <EscalationDeedDialog
        key={`${asking.deed} ${asking.id}`}
        deed={asking.deed}
        facts={facts}
        reference={reference}
        escalation={asked}
        city={city}
        textOf={textOf}
        onClose={() => setAsking(null)}
      />
    );
  return { actions, dialog };
}
