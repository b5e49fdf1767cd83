import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { ClosedWay } from '../../../../shared/contract/case-messages.ts';
import type { CaseView } from '../../../../shared/contract/case-view.ts';
import type { AccountActor } from '../../../../shared/domain/actor.ts';
import type { CaseCommand } from '../../../../shared/domain/case-command.ts';
import type { City } from '../../../../shared/domain/city.ts';
import { SECOND } from '../../../../shared/domain/instant.ts';
import { MESSAGE_CHANNELS } from '../../../../shared/domain/messages/message.ts';
import { mayNot } from '../../../../shared/domain/permission.ts';
import { StoppedNote } from '../../../design/stopped-note.tsx';
import { useCommand } from '../../../design/use-command.ts';
import { useAsk } from '../../../door/use-door.ts';
import type { CaseWords } from '../use-case-words.ts';
import { useDone } from '../use-done.ts';
import { MessageRow } from './message-row.tsx';
import { WayMenu, type WayChoice } from './way-menu.tsx';

/** The newest of them; the rest when asked for. */
const SHOWN = 3;
/** Messages are made and sent a moment after what they tell of; no longer than that is asked by itself. */
const LOOKS_AGAIN = [1.5 * SECOND, 4 * SECOND, 10 * SECOND];

/** Changes when callers may have been told something; a note tells them nothing. */
function toldBy({
  state,
  clock,
  scheduledFor,
  callerIds,
  reopenCount,
  escalations,
}: CaseView['facts']): string {
  const answers = escalations.map(({ told }) => told?.at);
  return JSON.stringify([state, clock.dueAt, scheduledFor, callerIds, reopenCount, answers]);
}

function closedWords({ channel, because }: ClosedWay, name: string): string {
  const what = `${MESSAGE_CHANNELS[channel].toLowerCase()}s`;
  return because === 'opted-out'
    ? `${name} wants no ${what}.`
    : `${MESSAGE_CHANNELS[channel]}s to ${name} come back: ask for another address.`;
}

/** What the callers of the case were sent, what waits and what did not reach them. It stands on the hub. */
export function CaseMessages({
  view,
  city,
  actor,
  words,
}: {
  view: CaseView;
  city: City;
  actor: AccountActor | null;
  words: CaseWords;
}) {
  const { facts, callers } = view;
  const handOff = city.service(facts.service)?.handOff === true;
  const may = (permission: 'see-callers' | 'change-caller') =>
    actor === null ? null : mayNot(actor, permission, facts, handOff);
  const enabled =
    actor !== null && facts.number !== null && facts.callerIds.length > 0 && may('see-callers') === null;
  const asked = useAsk('case.messages', { caseId: facts.id }, { enabled, keepOld: false });
  const { send, stopped, clear } = useCommand();
  const done = useDone(facts);
  const [all, setAll] = useState(false);
  const { refetch } = asked;
  const told = toldBy(facts);
  useEffect(() => {
    if (!enabled) return;
    const timers = LOOKS_AGAIN.map((after) => setTimeout(() => void refetch(), after));
    return () => timers.forEach((timer) => clearTimeout(timer));
  }, [enabled, refetch, told]);

  if (!enabled) return null;
  if (asked.isError && asked.data === undefined) {
    return (
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        What callers were sent stands on the hub, which does not tell it now.
      </Typography>
    );
  }
  if (asked.data === undefined) return null;
  const { messages, closedWays } = asked.data;
  const shown = all ? messages : messages.slice(0, SHOWN);

  const choose = async ({ callerId, channel, wanted, name }: WayChoice) => {
    const command: CaseCommand = { type: 'set-messages', caseId: facts.id, callerId, channel, wanted };
    const kept = await send(command);
    if (kept === null) return;
    const what = `${MESSAGE_CHANNELS[channel].toLowerCase()}s`;
    done(wanted ? `${name} gets ${what} again.` : `${name} gets no ${what} any more.`, kept, command);
  };

  return (
    <Box component="section" aria-labelledby="case-messages">
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', mb: 1 }}>
        <Typography variant="h2" id="case-messages">
          Messages
        </Typography>
        <WayMenu
          callers={callers}
          closed={closedWays}
          whyNot={may('change-caller')?.message ?? null}
          onChoose={(choice) => void choose(choice)}
        />
      </Box>
      {stopped !== null && (
        <StoppedNote stopped={stopped} fieldWords={words.fieldWords} onLookAgain={clear} />
      )}
      {closedWays.map((way) => (
        <Typography key={`${way.callerId} ${way.channel}`} sx={{ overflowWrap: 'anywhere' }}>
          {closedWords(way, words.callerName(way.callerId) ?? 'A caller you can’t see')}
        </Typography>
      ))}
      {messages.length === 0 ? (
        <Typography sx={{ color: 'text.secondary' }}>No caller was written to about this case.</Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {shown.map((message) => (
            <MessageRow
              key={message.id}
              message={message}
              name={words.callerName(message.callerId)}
              timeZone={city.timeZone}
            />
          ))}
        </Box>
      )}
      {messages.length > SHOWN && (
        <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show the newest only' : `Show all ${messages.length}`}
        </Button>
      )}
    </Box>
  );
}
