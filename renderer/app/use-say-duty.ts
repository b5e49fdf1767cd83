import { useEffect, useRef } from 'react';
import { ownDuties } from '../../shared/domain/directory/own-duties.ts';
import { MINUTE } from '../../shared/domain/instant.ts';
import { dismiss, notify } from '../design/notices.ts';
import { shownName } from '../../shared/domain/case-words/shown-name.ts';
import { cityTime } from '../../shared/domain/case-words/city-date.ts';
import { useActor } from '../design/use-actor.ts';
import { useNow } from '../design/use-now.ts';
import { useCity } from '../door/use-city.ts';
import { useDirectory } from '../door/use-directory.ts';
import { useAsk } from '../door/use-door.ts';
import { useHandOvers, waitingHandOvers } from '../door/use-hand-overs.ts';
import { goTo, workspace } from '../workspace/workspace.ts';

/** So long before a duty ends one is told, if something is open. */
const BEFORE = 15 * MINUTE;

/** True while the person has the list before their eyes, above which it stands. */
function isListOnScreen(): boolean {
  const { active, view } = workspace.get();
  return active === null && view === 'escalations';
}

/** Says it when a hand-over waits to be taken, and when one's own duty ends soon with work open. */
export function useSayDuty(): void {
  const actor = useActor();
  const city = useCity();
  const directory = useDirectory();
  const rows = useAsk('escalation.list', {}).data?.rows;
  const { handOvers } = useHandOvers(actor);
  const now = useNow();
  const minute = Math.floor(now / MINUTE) * MINUTE;
  const said = useRef(new Set<string>());

  useEffect(() => {
    if (actor === null || city === null) return;
    const action = { label: 'Show', perform: () => goTo('escalations') };
    const notices = new Map<string, string>();
    for (const one of waitingHandOvers(handOvers, actor, minute)) {
      const of = city.department(one.department)?.name ?? one.department;
      notices.set(
        `hand-over:${one.id}`,
        actor.role === 'supervisor'
          ? `Nobody has taken the hand-over of ${shownName(one.by.name)}, ${of}.`
          : `${shownName(one.by.name)} handed over, ${of}. Read it and take it.`,
      );
    }
    const open = rows?.filter(({ mine }) => mine).length ?? 0;
    const duties = directory === null || open === 0 ? [] : ownDuties(directory.open, actor.id, minute);
    for (const { contactPoint, until } of duties) {
      if (until === null || until - minute > BEFORE) continue;
      const role = directory?.open.point(contactPoint)?.point.role ?? contactPoint;
      const left = open === 1 ? '1 escalation is' : `${open} escalations are`;
      notices.set(
        `duty-ends:${contactPoint}:${until}`,
        `Your duty as ${role} ends at ${cityTime(until, city.timeZone)}; ${left} open. Hand over.`,
      );
    }
    for (const id of said.current) {
      if (notices.has(id)) continue;
      dismiss(id);
      said.current.delete(id);
    }
    for (const [id, text] of notices) {
      if (said.current.has(id)) continue;
      said.current.add(id);
      if (isListOnScreen()) continue;
      notify({ id, meaning: 'attention', text, action, keep: true });
    }
  }, [actor, city, directory, rows, handOvers, minute]);

  useEffect(
    () =>
      workspace.subscribe(() => {
        if (!isListOnScreen()) return;
        for (const id of said.current) dismiss(id);
      }),
    [],
  );

  // Signed out: the next one at this desk is told of their own.
  useEffect(
    () => () => {
      for (const id of said.current) dismiss(id);
      said.current = new Set();
    },
    [],
  );
}
