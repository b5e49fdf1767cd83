import type { RecordedEvent } from '../case-event.ts';
import type { CaseFacts } from '../case-facts.ts';
import type { City } from '../city.ts';
import type { CallerId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import type { LocalTimes } from '../directory/local-time.ts';
import type { Outcome } from '../outcome.ts';
import { isLive } from '../case-state.ts';
import { chooseTemplate } from './choose-template.ts';
import {
  cutAt,
  dateWords,
  dayMeant,
  fillParts,
  oneLine,
  plainLines,
  type MessageValues,
} from './fill-template.ts';
import type { HeldBack, MessageChannel, MessageLanguage, Occasion } from './message.ts';
import type { MessagePack, MessageTemplate } from './message-pack.ts';
import { afterQuietHours } from './quiet-hours.ts';

/** Most characters of an explanation in a text message; a mail has room for all of it. */
const SMS_EXPLANATION = 240;

/** How a caller stands to a way of sending. */
export interface CallerWay {
  readonly hasAddress: boolean;
  readonly optedOut: boolean;
  /** All addresses there are have sent a message back. */
  readonly dead: boolean;
}

/** A caller as far as messages go: no address is needed to decide. */
export interface MessageCaller {
  readonly id: CallerId;
  readonly name: string;
  readonly language: string;
  readonly ways: Readonly<Record<MessageChannel, CallerWay>>;
}

/** What is told, to whom, and of which time. */
export interface Announcement {
  readonly occasion: Occasion;
  readonly callerIds: readonly CallerId[];
  /** The day or due time the message tells, by which it can be seen later whether it still holds. */
  readonly about: Instant | null;
  /** What was told before, for a delay. */
  readonly before: Instant | null;
  readonly outcome: Outcome | null;
}

/** A message as it will be sent, or held back for the reason. */
export interface PlannedMessage {
  readonly callerId: CallerId;
  readonly channel: MessageChannel;
  readonly occasion: Occasion;
  readonly outcome: Outcome | null;
  readonly template: string;
  readonly language: MessageLanguage;
  readonly subject: string | null;
  readonly body: string;
  readonly about: Instant | null;
  readonly dueAt: Instant;
  readonly held: HeldBack | null;
}

/** What messages are made with. */
export interface MessageMaking {
  readonly city: City;
  readonly pack: MessagePack;
  readonly times: LocalTimes;
  /** The ways this hub can send by. */
  readonly ways: ReadonlySet<MessageChannel>;
  readonly now: Instant;
}

/** What only the hub's tables can tell of a case. */
export interface MessageFacts {
  readonly facts: CaseFacts;
  readonly callers: ReadonlyMap<CallerId, MessageCaller>;
  /** The explanation of a closing, or why a case is open again, when it is public. */
  readonly explanation: string | null;
  /** Number of the case this one repeats. */
  readonly original: string | null;
  /** Addresses of the callers' own pages; none where the city has no public address. */
  readonly trackingLinks: ReadonlyMap<CallerId, string>;
}

const nothingMore = { about: null, before: null, outcome: null };

/**
 * What residents are to be told of an event; null for nothing. Imports and notes tell nobody anything.
 * @param dueBefore the due time the case had last before it, through waits as well
 */
export function tellingOf(
  { event }: Pick<RecordedEvent, 'event'>,
  after: CaseFacts,
  dueBefore: Instant | null,
): Announcement | null {
  const { callerIds, clock } = after;
  switch (event.type) {
    case 'caller-joined': {
      if (event.callerId === null || event.from !== undefined || !isLive(after.state)) return null;
      return {
        ...nothingMore,
        occasion: 'acknowledged',
        callerIds: [event.callerId],
        about: clock.dueAt,
      };
    }
    case 'parent-linked':
      if (!event.split || event.callerIds.length === 0) return null;
      return { ...nothingMore, occasion: 'acknowledged', callerIds: event.callerIds, about: clock.dueAt };
    case 'state-changed':
      if (event.to === 'scheduled' && event.scheduledFor !== null)
        return { ...nothingMore, occasion: 'scheduled', callerIds, about: event.scheduledFor };
      return delayOf(after, dueBefore);
    case 'assigned':
    case 'referred':
      return delayOf(after, dueBefore);
    case 'closed':
      return { ...nothingMore, occasion: 'closed', callerIds, outcome: event.outcome };
    case 'reopened':
      return { ...nothingMore, occasion: 'reopened', callerIds, about: clock.dueAt };
    case 'escalation-caller-told':
      // What the answer says is for the city's people: in writing there is only that there is one.
      if (event.result !== 'told' && event.result !== 'message-left') return null;
      return { ...nothingMore, occasion: 'answered', callerIds };
    default:
      return null;
  }
}

function delayOf({ callerIds, clock }: CaseFacts, dueBefore: Instant | null): Announcement | null {
  if (dueBefore === null || clock.dueAt === null || clock.dueAt <= dueBefore) return null;
  return { occasion: 'delayed', callerIds, about: clock.dueAt, before: dueBefore, outcome: null };
}

/** What residents are told when the due time of a case is over and it is not done. */
export function tellingOverdue({ callerIds, clock }: CaseFacts): Announcement {
  return { ...nothingMore, occasion: 'overdue', callerIds, about: clock.dueAt };
}

/** The way by which a caller is told: the first that reaches them; else the first that would have. */
export function wayTo(
  caller: MessageCaller,
  { pack, ways }: MessageMaking,
): { channel: MessageChannel; held: HeldBack | null } | null {
  const there = pack.channels.filter((channel) => ways.has(channel) && caller.ways[channel].hasAddress);
  const open = there.find((channel) => !caller.ways[channel].optedOut && !caller.ways[channel].dead);
  if (open !== undefined) return { channel: open, held: null };
  const [first] = there;
  if (first === undefined) return null;
  return { channel: first, held: caller.ways[first].optedOut ? 'opted-out' : 'dead-address' };
}

function valuesOf(
  { facts, explanation, original, trackingLinks }: MessageFacts,
  { about, before }: Announcement,
  caller: MessageCaller,
  language: MessageLanguage,
  making: MessageMaking,
): MessageValues {
  const { city, now } = making;
  const { pack, timeZone } = city;
  const service = city.service(facts.service);
  const department = city.department(facts.department);
  const byTheHour = service?.clock.unit === 'hour' || service?.clock.unit === 'working-hour';
  const due = (at: Instant | null) =>
    at === null
      ? null
      : dateWords(byTheHour ? at : dayMeant(at, timeZone), now, { language, timeZone, withTime: byTheHour });
  return {
    name: cutAt(oneLine(caller.name), 80),
    number: oneLine(facts.number ?? ''),
    service: service?.name[language] ?? facts.service,
    place: facts.place.address === '' ? null : oneLine(facts.place.address),
    department: department?.name ?? facts.department,
    city: pack.city.name,
    phone: pack.city.phone,
    due: due(about),
    before: due(before),
    day: about === null ? null : dateWords(about, now, { language, timeZone, withTime: false }),
    explanation: explanation === null ? null : plainLines(explanation),
    original: original === null ? null : oneLine(original),
    trackingLink: trackingLinks.get(caller.id) ?? null,
  };
}

/** A template with its values, as it goes out by a way. */
export function written(
  template: Pick<MessageTemplate, 'mail' | 'sms'>,
  channel: MessageChannel,
  language: MessageLanguage,
  values: MessageValues,
  { footer }: MessagePack,
): { subject: string | null; body: string } {
  if (channel === 'sms') {
    const explanation = values['explanation'] ?? null;
    const short = {
      ...values,
      explanation: explanation === null ? null : cutAt(oneLine(explanation), SMS_EXPLANATION),
    };
    const sentences = [...template.sms[language], ...footer.sms[language]];
    return { subject: null, body: fillParts(sentences, short).join(' ') };
  }
  const { subject, body } = template.mail[language];
  const paragraphs = [...fillParts(body, values), ...fillParts(footer.mail[language], values)];
  return { subject: oneLine(fillParts([subject], values).join('')), body: `${paragraphs.join('\n\n')}\n` };
}

/** What is sent to whom, and by which way. Pure: the same facts always make the same messages. */
export function messagesFor(
  about: MessageFacts,
  telling: Announcement,
  making: MessageMaking,
): PlannedMessage[] {
  const { facts, callers } = about;
  const service = making.city.service(facts.service);
  // Without a number there is nothing a resident could name; without a service nothing to say.
  if (service === undefined || facts.number === null) return [];
  const template = chooseTemplate(making.pack, telling.occasion, service, telling.outcome);
  if (template === null) return [];
  return telling.callerIds.flatMap((id): PlannedMessage[] => {
    const caller = callers.get(id);
    const way = caller === undefined ? null : wayTo(caller, making);
    if (caller === undefined || way === null) return [];
    const language: MessageLanguage = /^es\b/i.test(caller.language) ? 'es' : 'en';
    const values = valuesOf(about, telling, caller, language, making);
    // A wait of minutes moves a due time by minutes: told by the day, nothing is later.
    if (telling.occasion === 'delayed' && values['due'] === values['before']) return [];
    return [
      {
        callerId: caller.id,
        channel: way.channel,
        occasion: telling.occasion,
        outcome: telling.outcome,
        template: template.id,
        language,
        ...written(template, way.channel, language, values, making.pack),
        about: telling.about,
        dueAt: afterQuietHours(making.pack.hours, way.channel, making.now, making.times),
        held: way.held,
      },
    ];
  });
}

/** Whether what a message tells still holds when it can be sent at last. */
export function stillTrue(
  { occasion, about }: { readonly occasion: Occasion; readonly about: Instant | null },
  { state, clock, scheduledFor }: Pick<CaseFacts, 'state' | 'clock' | 'scheduledFor'>,
): boolean {
  switch (occasion) {
    case 'scheduled':
      return state === 'scheduled' && scheduledFor === about;
    case 'delayed':
    case 'overdue':
      return isLive(state) && clock.dueAt === about;
    case 'acknowledged':
    case 'closed':
    case 'reopened':
    case 'answered':
      return true;
  }
}
