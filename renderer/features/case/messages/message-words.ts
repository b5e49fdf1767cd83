import type { CaseMessage } from '../../../../shared/contract/case-messages.ts';
import { MINUTE, type Instant } from '../../../../shared/domain/instant.ts';
import { HELD_BACK, MESSAGE_CHANNELS, OCCASIONS } from '../../../../shared/domain/messages/message.ts';
import { OUTCOMES } from '../../../../shared/domain/outcome.ts';
import { languageName } from '../../../design/caller-words.ts';
import { exactTime, relativeTime } from '../../../../shared/domain/case-words/time-words.ts';

/** Sooner than so it is on its way, as far as a person is concerned; clocks differ besides. */
const SOON = MINUTE / 2;

const capital = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

/** What a message tells: "Filed", "Closed, unable to do it". */
export function messageTitle({ occasion, outcome }: Pick<CaseMessage, 'occasion' | 'outcome'>): string {
  const { label } = OCCASIONS[occasion];
  return outcome === null ? label : `${label}, ${OUTCOMES[outcome].label.toLowerCase()}`;
}

/** By which way and in which language it goes: "E-mail to a***@example.org, in Spanish". */
export function messageWay({
  channel,
  address,
  language,
}: Pick<CaseMessage, 'channel' | 'address' | 'language'>): string {
  const way = MESSAGE_CHANNELS[channel];
  return `${address === null ? way : `${way} to ${address}`}, in ${languageName(language)}`;
}

/** What is to be known of a message that was not simply sent; null when there is nothing. */
export function messageTrouble(message: CaseMessage, now: Instant, timeZone: string): string | null {
  const { state, held, error, attempts, dueAt } = message;
  if (held !== null) return `${HELD_BACK[held]}.`;
  if (state === 'queued' && dueAt !== null && dueAt > now + SOON) {
    const when = `${relativeTime(dueAt, now, timeZone)} (${exactTime(dueAt, timeZone)})`;
    if (error === null) return `It waits until messages of this kind may go out, ${when}.`;
    return `${capital(error)}. ${triedWords(attempts)}; the next try is ${when}.`;
  }
  if (error === null) return null;
  return `${capital(error)}. ${triedWords(attempts)}.`;
}

function triedWords(attempts: number): string {
  return attempts === 1 ? 'Tried once' : `Tried ${attempts} times`;
}

/** How many callers' messages went out, wait and were lost, in a sentence. */
export function sentWords(count: {
  readonly sent: number;
  readonly waiting: number;
  readonly lost: number;
}): string {
  const { sent, waiting, lost } = count;
  const parts = [
    sent === 0 ? null : `${sent} sent`,
    waiting === 0 ? null : `${waiting} waiting`,
    lost === 0 ? null : `${lost} did not arrive`,
  ].filter((part) => part !== null);
  if (parts.length === 0) return 'No caller was written to about this case.';
  return `${parts.join(', ')}: see the timeline.`;
}
