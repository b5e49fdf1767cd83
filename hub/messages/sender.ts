import type { MessageChannel, MessageLanguage } from '../../shared/domain/messages/message.ts';
import type { Instant } from '../../shared/domain/instant.ts';

/** A message as it leaves the house. The same id, whenever it is sent again. */
export interface Outgoing {
  readonly id: string;
  readonly channel: MessageChannel;
  /** An e-mail address or a phone number, as it was said. */
  readonly to: string;
  readonly subject: string | null;
  readonly body: string;
  readonly language: MessageLanguage;
  readonly madeAt: Instant;
  readonly caseNumber: string | null;
}

/** What became of it. `error`: in words, without anything a server said, which may hold addresses. */
export type Delivery =
  | { readonly kind: 'sent' }
  /** Try again later, in so many milliseconds at the earliest. */
  | { readonly kind: 'later'; readonly error: string; readonly notBefore?: number }
  /** It came back for good. `dead`: because nobody has this address. */
  | { readonly kind: 'bounced'; readonly error: string; readonly dead: boolean }
  /** It can't go out this way. */
  | { readonly kind: 'failed'; readonly error: string };

/** A way out of the house. */
export interface Sender {
  /** For the log. */
  readonly name: string;
  /** Never rejects for what a network or a server does; within `LONGEST_SEND`. */
  send(message: Outgoing): Promise<Delivery>;
  close(): Promise<void>;
}

/** The senders of a hub, by the ways they serve. None: nothing is sent. */
export type MessageSenders = ReadonlyMap<MessageChannel, Sender>;

/** Longest that a sender works on one message, milliseconds. */
export const LONGEST_SEND = 60_000;
