import type { MessageLanguage, MessageChannel, HeldBack } from '../messages/message.ts';
import {
  cutAt,
  dateWords,
  dayMeant,
  oneLine,
  plainLines,
  type MessageValues,
} from '../messages/fill-template.ts';
import { wayTo, written, type MessageCaller, type MessageMaking } from '../messages/messages-for.ts';
import { afterQuietHours } from '../messages/quiet-hours.ts';
import type { Instant } from '../instant.ts';
import type { ComplaintFacts } from './complaint-facts.ts';
import type { ComplaintOutcome } from './complaint-scales.ts';

/** Those of a complaint's message that always have a value. */
export const SURE_COMPLAINT_PLACEHOLDERS: readonly string[] = ['name', 'number', 'city', 'phone'];
/** What a message about a complaint can name. Never what it is about: who reads over a shoulder learns nothing. */
export const COMPLAINT_PLACEHOLDERS: readonly string[] = [
  ...SURE_COMPLAINT_PLACEHOLDERS,
  'due',
  'outcome',
  'reasons',
  'remedy',
  'recourse',
];

/** Most characters of the reasons in a text message. */
const SMS_REASONS = 240;

export type ComplaintOccasion = 'received' | 'decided';

/** A message to whoever complained, as it will be sent or held back. */
export interface PlannedComplaintMessage {
  readonly channel: MessageChannel;
  readonly language: MessageLanguage;
  readonly subject: string | null;
  readonly body: string;
  readonly dueAt: Instant;
  readonly held: HeldBack | null;
}

const OUTCOME_ES: Record<ComplaintOutcome, string> = {
  upheld: 'Usted tiene razón',
  'partly-upheld': 'Usted tiene razón en parte',
  'not-upheld': 'No le damos la razón',
  withdrawn: 'Usted retiró la queja',
};
const OUTCOME_EN: Record<ComplaintOutcome, string> = {
  upheld: 'You are right',
  'partly-upheld': 'You are right in part',
  'not-upheld': 'We do not agree with the complaint',
  withdrawn: 'You took the complaint back',
};

/** What whoever complained is written, and by which way; null when nothing reaches them. */
export function complaintMessage(
  { facts, reasons, remedy }: { facts: ComplaintFacts; reasons: string | null; remedy: string | null },
  occasion: ComplaintOccasion,
  caller: MessageCaller,
  making: MessageMaking,
): PlannedComplaintMessage | null {
  const { city, now, pack } = making;
  const complaints = city.pack.complaints;
  const way = wayTo(caller, making);
  if (complaints === undefined || way === null || facts.number === null) return null;
  const language: MessageLanguage = /^es\b/i.test(caller.language) ? 'es' : 'en';
  const { timeZone } = city;
  const outside = complaints.recourse.filter(
    ({ about }) => about === undefined || about.includes(facts.about),
  );
  const short = (text: string | null) =>
    text === null ? null : way.channel === 'sms' ? cutAt(oneLine(text), SMS_REASONS) : plainLines(text);
  const values: MessageValues = {
    name: cutAt(oneLine(caller.name), 80),
    number: facts.number,
    city: city.pack.city.name,
    phone: city.pack.city.phone,
    due:
      facts.clock === null
        ? null
        : dateWords(dayMeant(facts.clock.dueAt, timeZone), now, { language, timeZone, withTime: false }),
    outcome: facts.outcome === null ? null : (language === 'es' ? OUTCOME_ES : OUTCOME_EN)[facts.outcome],
    reasons: short(reasons),
    remedy: short(remedy),
    recourse: outside.map(({ name, where }) => `${name[language]}: ${where[language]}`).join('; '),
  };
  return {
    channel: way.channel,
    language,
    ...written(complaints.messages[occasion], way.channel, language, values, pack),
    dueAt: afterQuietHours(pack.hours, way.channel, now, making.times),
    held: way.held,
  };
}
