import { useEffect, useRef } from 'react';
import type { EscalationRow } from '../../shared/contract/escalation-view.ts';
import { presentOffer } from '../../shared/domain/escalation/escalation.ts';
import { turnOf } from '../../shared/domain/escalation/escalation-turn.ts';
import { soundsNow } from '../../shared/domain/escalation/sounds-now.ts';
import { soundAlarm } from '../design/alarm-sound.ts';
import { caseTitle } from '../design/case-title.ts';
import { PATH_NAMES } from '../../shared/domain/escalation/path-names.ts';
import { TURN_WORDS } from '../../shared/domain/case-words/escalation-words.ts';
import { dismiss, notify } from '../design/notices.ts';
import { useAsk } from '../door/use-door.ts';
import { serviceName, useCity } from '../door/use-city.ts';
import { useDirectory } from '../door/use-directory.ts';
import { goTo, openCase, workspace } from '../workspace/workspace.ts';

/** More than these are said in one notice. */
const ONE_BY_ONE = 2;
const MANY = 'escalations';

/** Names what is to be done about an escalation: another offer or another turn is another thing to be told. */
function callOf({ escalation }: EscalationRow): string {
  return `escalation:${escalation.id}:${presentOffer(escalation)?.number ?? 0}:${turnOf(escalation) ?? ''}`;
}

function isOnScreen({ case: of }: EscalationRow): boolean {
  if (document.visibilityState !== 'visible') return false;
  const { active, view } = workspace.get();
  return active === `case:${of.id}` || (active === null && view === 'escalations');
}

/**
 * Says it when an escalation becomes the person's to see to, with a sound unless the hour is quiet, and takes it back
 * once it is not theirs any more. What waited when they signed in is said too.
 */
export function useSayEscalations(): void {
  const rows = useAsk('escalation.list', {}).data?.rows;
  const city = useCity();
  const directory = useDirectory();
  const said = useRef(new Set<string>());

  useEffect(() => {
    if (rows === undefined || city === null) return;
    const mine = new Map(rows.filter((row) => row.mine).map((row) => [callOf(row), row]));
    for (const id of said.current) {
      if (mine.has(id)) continue;
      dismiss(id);
      said.current.delete(id);
    }
    if (mine.size === 0) dismiss(MANY);
    const fresh = [...mine].filter(([id]) => !said.current.has(id));
    for (const [id] of fresh) said.current.add(id);
    const heard = fresh.some(
      ([, { escalation }]) =>
        turnOf(escalation) !== 'resolve' &&
        (directory === null || soundsNow(escalation, directory.open, Date.now())),
    );
    if (heard) void soundAlarm();
    const unseen = fresh.filter(([, row]) => !isOnScreen(row));
    if (unseen.length > ONE_BY_ONE) {
      notify({
        id: MANY,
        meaning: 'breach',
        text: `${unseen.length} escalations wait for you.`,
        action: { label: 'Show them', perform: () => goTo('escalations') },
        keep: true,
      });
      return;
    }
    for (const [id, row] of unseen) {
      const { case: of, escalation } = row;
      const turn = turnOf(escalation);
      const title = caseTitle(of, serviceName(city, of.service));
      notify({
        id,
        meaning: escalation.path === 'emergency' || turn === 'rescue' ? 'breach' : 'attention',
        text: `${PATH_NAMES[escalation.path]}: ${turn === null ? '' : TURN_WORDS[turn].toLowerCase()}. ${title}.`,
        action: { label: 'Open', perform: () => openCase(of.id, title) },
        keep: true,
      });
    }
  }, [rows, city, directory]);

  // Who has the list before their eyes needs no notices over it.
  useEffect(
    () =>
      workspace.subscribe(() => {
        const { active, view } = workspace.get();
        if (active !== null || view !== 'escalations') return;
        for (const id of said.current) dismiss(id);
        dismiss(MANY);
      }),
    [],
  );

  // Signed out: the next one at this desk is told of their own.
  useEffect(
    () => () => {
      for (const id of said.current) dismiss(id);
      dismiss(MANY);
      said.current = new Set();
    },
    [],
  );
}
