import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import HowToRegOutlined from '@mui/icons-material/HowToRegOutlined';
import TransferWithinAStationOutlined from '@mui/icons-material/TransferWithinAStationOutlined';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { EscalationRow } from '../../../shared/contract/escalation-view.ts';
import type { City } from '../../../shared/domain/city.ts';
import { ownDuties } from '../../../shared/domain/directory/own-duties.ts';
import { mayHandOver, readsHandOversOf } from '../../../shared/domain/hand-over.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import type { Action } from '../../actions/action.ts';
import { notify } from '../../design/notices.ts';
import { useDirectoryWords } from '../../design/escalation/use-directory-words.ts';
import { useActor } from '../../design/use-actor.ts';
import { keptMeaning, keptWords, useCommand } from '../../design/use-command.ts';
import { useNow } from '../../design/use-now.ts';
import { useDirectory } from '../../door/use-directory.ts';
import { useHandOvers, waitingHandOvers, type ShownHandOver } from '../../door/use-hand-overs.ts';
import { DutyStrip } from './duty-strip.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { PastHandOversDialog } from './past-hand-overs-dialog.tsx';

const WORDS = ['duty', 'shift', 'note', 'next'];

interface Duty {
  readonly actions: readonly Action[];
  /** Those that stand below the list, whatever is chosen there. */
  readonly buttons: readonly Action[];
  /** Above the list. */
  readonly strip: ReactNode;
  readonly dialog: ReactNode;
}

/** The beginning and the end of a duty: hand-overs to take, to leave and to look up. */
export function useDuty(city: City, rows: readonly EscalationRow[]): Duty {
  const actor = useActor();
  const directory = useDirectory();
  const words = useDirectoryWords(city, actor?.department ?? '');
  const { handOvers, asOf } = useHandOvers(actor);
  const { send } = useCommand();
  const [shown, setShown] = useState<'write' | 'past' | null>(null);
  const now = useNow();
  const minute = Math.floor(now / MINUTE) * MINUTE;

  const duties = useMemo(
    () => (actor === null || directory === null ? [] : ownDuties(directory.open, actor.id, minute)),
    [actor, directory, minute],
  );
  const waiting = actor === null ? [] : waitingHandOvers(handOvers, actor, now);
  const [first] = waiting;
  const take = useCallback(
    async (one: ShownHandOver) => {
      const kept = await send({ type: 'take-hand-over', handOverId: one.id }, (stopped) =>
        notify({
          meaning: 'breach',
          text: stopped.by === 'refusal' ? stopped.refusal.message : stopped.failure.message,
        }),
      );
      if (kept !== null)
        notify({
          meaning: keptMeaning(kept),
          text: keptWords('The duty is yours now; your name stands with the hand-over.', kept),
        });
    },
    [send],
  );

  const forbidden = actor === null ? null : mayHandOver(actor, null);
  const reads = actor !== null && readsHandOversOf(actor) !== null;
  const takeFirst = useMemo(
    (): Action => ({
      group: 'List',
      words: WORDS,
      id: 'duty.take',
      label: 'Take the hand-over',
      keys: ['n'],
      icon: <HowToRegOutlined />,
      whyNot: first === undefined ? 'No hand-over waits for you.' : (forbidden?.message ?? null),
      perform: () => {
        if (first !== undefined) void take(first);
      },
    }),
    [first, forbidden?.message, take],
  );
  const others = useMemo(
    (): Action[] => [
      {
        group: 'List',
        words: WORDS,
        id: 'duty.hand-over',
        label: 'Hand over',
        keys: ['h'],
        icon: <TransferWithinAStationOutlined />,
        whyNot: forbidden?.message ?? null,
        perform: () => setShown('write'),
      },
      {
        group: 'List',
        words: WORDS,
        id: 'duty.past',
        label: 'Hand-overs',
        keys: ['shift+h'],
        icon: <FactCheckOutlined />,
        whyNot: reads ? null : 'Hand-overs are for those who answer at contact points.',
        perform: () => setShown('past'),
      },
    ],
    [forbidden?.message, reads],
  );
  const actions = useMemo(() => [takeFirst, ...others], [takeFirst, others]);

  const close = () => setShown(null);
  return {
    actions,
    buttons: others.filter(({ whyNot }) => whyNot === null),
    strip: <DutyStrip city={city} words={words} duties={duties} waiting={waiting} take={takeFirst} />,
    dialog:
      shown === 'write' && actor !== null ? (
        <HandOverDialog actor={actor} city={city} words={words} duties={duties} rows={rows} onClose={close} />
      ) : shown === 'past' ? (
        <PastHandOversDialog city={city} handOvers={handOvers} asOf={asOf} onClose={close} />
      ) : null,
  };
}
