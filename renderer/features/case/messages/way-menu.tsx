import UnsubscribeOutlined from '@mui/icons-material/UnsubscribeOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useId, useState } from 'react';
import type { ClosedWay } from '../../../../shared/contract/case-messages.ts';
import type { CallerCard } from '../../../../shared/contract/case-record.ts';
import { maskedContacts } from '../../../../shared/domain/caller-contacts.ts';
import type { CallerId } from '../../../../shared/domain/ids.ts';
import {
  MESSAGE_CHANNELS,
  messageChannel,
  type MessageChannel,
} from '../../../../shared/domain/messages/message.ts';
import { shownName } from '../../../../shared/domain/case-words/shown-name.ts';

export interface WayChoice {
  readonly callerId: CallerId;
  readonly channel: MessageChannel;
  /** What is to be from then on. */
  readonly wanted: boolean;
  readonly name: string;
}

function choicesOf(callers: readonly CallerCard[], closed: readonly ClosedWay[]): WayChoice[] {
  return callers.flatMap((card) => {
    const { phones, emails } = maskedContacts(card);
    const has = { mail: emails.length > 0, sms: phones.length > 0 };
    return messageChannel.options
      .filter((channel) => has[channel])
      .map((channel) => ({
        callerId: card.id,
        channel,
        name: shownName(card.name),
        wanted: closed.some(
          (one) => one.callerId === card.id && one.channel === channel && one.because === 'opted-out',
        ),
      }));
  });
}

/** What a choice does: "Send Ana Ruiz no e-mails", "Send Ana Ruiz e-mails again". */
function choiceWords({ name, channel, wanted }: WayChoice): string {
  const what = `${MESSAGE_CHANNELS[channel].toLowerCase()}s`;
  return wanted ? `Send ${name} ${what} again` : `Send ${name} no ${what}`;
}

/** For a caller who wants no messages, or wants them again. */
export function WayMenu({
  callers,
  closed,
  whyNot,
  onChoose,
}: {
  callers: readonly CallerCard[];
  closed: readonly ClosedWay[];
  /** Null when the person may change what callers are sent. */
  whyNot: string | null;
  onChoose: (choice: WayChoice) => void;
}) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  const choices = choicesOf(callers, closed);
  if (choices.length === 0) return null;
  return (
    <>
      <Tooltip title={whyNot}>
        <Button
          size="small"
          startIcon={<UnsubscribeOutlined />}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          aria-controls={anchor === null ? undefined : id}
          aria-disabled={whyNot === null ? undefined : true}
          onClick={whyNot === null ? (event) => setAnchor(event.currentTarget) : undefined}
        >
          Stop or resume
        </Button>
      </Tooltip>
      <Menu id={id} open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {choices.map((choice) => (
          <MenuItem
            key={`${choice.callerId} ${choice.channel}`}
            onClick={() => {
              setAnchor(null);
              onChoose(choice);
            }}
          >
            {choiceWords(choice)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
