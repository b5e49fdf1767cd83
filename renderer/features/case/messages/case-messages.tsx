import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ClosedWay } from '../../../../shared/contract/case-messages.ts';
import type { CaseView } from '../../../../shared/contract/case-view.ts';
import type { AccountActor } from '../../../../shared/domain/actor.ts';
import type { CaseCommand } from '../../../../shared/domain/case-command.ts';
import type { City } from '../../../../shared/domain/city.ts';
import { MESSAGE_CHANNELS } from '../../../../shared/domain/messages/message.ts';
import { mayNot } from '../../../../shared/domain/permission.ts';
import { StoppedNote } from '../../../design/stopped-note.tsx';
import { useCommand } from '../../../design/use-command.ts';
import type { CaseWords } from '../../../case-deeds/use-case-words.ts';
import { useDone } from '../../../case-deeds/use-done.ts';
import { sentWords } from './message-words.ts';
import type { AskedMessages } from './use-case-messages.ts';
import { WayMenu, type WayChoice } from './way-menu.tsx';

function closedWords({ channel, because }: ClosedWay, name: string): string {
  const what = `${MESSAGE_CHANNELS[channel].toLowerCase()}s`;
  return because === 'opted-out'
    ? `${name} wants no ${what}.`
    : `${MESSAGE_CHANNELS[channel]}s to ${name} come back: ask for another address.`;
}

/** Which ways to the callers are closed, and how to close or open one. What they were sent stands in the timeline. */
export function CaseMessages({
  view,
  city,
  actor,
  asked,
  words,
}: {
  view: CaseView;
  city: City;
  actor: AccountActor | null;
  asked: AskedMessages;
  words: CaseWords;
}) {
  const { facts, callers } = view;
  const handOff = city.service(facts.service)?.handOff === true;
  const { send, stopped, clear } = useCommand();
  const done = useDone(facts);

  if (asked === null) return null;
  if (asked.isError && asked.data === undefined) {
    return (
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        What callers were sent stands on the hub, which does not tell it now.
      </Typography>
    );
  }
  if (asked.data === undefined) return null;
  const { messages, closedWays } = asked.data;
  const waiting = messages.filter(({ state }) => state === 'queued' || state === 'sending').length;
  const lost = messages.filter(({ state }) => state === 'failed' || state === 'bounced').length;
  const sent = messages.filter(({ state }) => state === 'sent').length;
  const choose = async ({ callerId, channel, wanted, name }: WayChoice) => {
    const command: CaseCommand = { type: 'set-messages', caseId: facts.id, callerId, channel, wanted };
    const kept = await send(command);
    if (kept === null) return;
    const what = `${MESSAGE_CHANNELS[channel].toLowerCase()}s`;
    done(wanted ? `${name} gets ${what} again.` : `${name} gets no ${what} any more.`, kept, command);
  };

  return (
    <Box component="section" aria-labelledby="case-messages">
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography variant="h2" id="case-messages">
          Messages
        </Typography>
        <WayMenu
          callers={callers}
          closed={closedWays}
          whyNot={actor === null ? null : (mayNot(actor, 'change-caller', facts, handOff)?.message ?? null)}
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
      <Typography sx={{ color: 'text.secondary' }}>{sentWords({ sent, waiting, lost })}</Typography>
    </Box>
  );
}
