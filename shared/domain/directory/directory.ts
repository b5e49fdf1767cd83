import { z } from 'zod';
import { emailAddress, freeText, languageCode } from '../free-text.ts';
import { accountId, departmentCode, serviceCode, unitCode } from '../ids.ts';

/*
 * The contact-point directory as data. A department fills it in, so each field says what is meant and none is left out.
 * The shape lets mistakes of content through (an unknown calendar, a rule that never occurs, a number with a letter in
 * it): a draft can be kept with them, and check-directory.ts names each one.
 */

/** Code of a contact point, unique in a directory: "lasan-emergency-1". */
export const contactPointId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by dashes')
  .max(60)
  .brand<'ContactPointId', 'inout'>();
export type ContactPointId = z.infer<typeof contactPointId>;

/** What an escalation is about: a danger, a complaint, or a question that can wait. */
const ESCALATION_PATHS = ['emergency', 'complaint', 'routine'] as const;
export const escalationPath = z.enum(ESCALATION_PATHS);
export type EscalationPath = z.infer<typeof escalationPath>;

/** From the desk that answers first (1) to whoever answers for the department (4). */
export const TIERS = [1, 2, 3, 4] as const;
export const escalationTier = z.literal(TIERS);
export type EscalationTier = z.infer<typeof escalationTier>;

const CHANNEL_KINDS = ['desk-queue', 'phone', 'mobile', 'radio', 'mail', 'webhook'] as const;
export const contactChannelKind = z.enum(CHANNEL_KINDS);
export type ContactChannelKind = z.infer<typeof contactChannelKind>;

/** Stands where a calendar's id may stand, and means day and night, holidays included. */
export const AROUND_THE_CLOCK = 'around-the-clock';

/** Id of a calendar of the city pack, which knows whether holidays close it, or "around-the-clock". */
const hours = freeText(60).min(1);

/** A day of the city's zone, such as 2026-11-23. Whether the month has it is for the check to say. */
const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-11-23');
/** A time of the city's zone, such as 2026-11-23T08:00. */
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'a time such as 2026-11-23T08:00');

/** Somebody who answers: a person with an account, or a name (of a person or a desk) without one. */
export const person = z.union([
  z.strictObject({ account: accountId }),
  z.strictObject({ name: freeText(120).min(1) }),
]);
export type Person = z.infer<typeof person>;

/**
 * Days on which an entry of the roster does not hold as it stands: both days count. `instead` null leaves them out.
 * A duty of up to 24 hours belongs to the day it begins on; a longer one is cut into pieces of 24 hours from its
 * beginning, each belonging to the day it begins on.
 */
export const rosterException = z.strictObject({
  from: localDate,
  until: localDate,
  instead: person.nullable(),
});
export type RosterException = z.infer<typeof rosterException>;

/** A duty that comes again. */
export const rosterEntry = z.strictObject({
  who: person,
  /** Recurrence rule (RFC 5545) by days, weeks, months or years: "FREQ=WEEKLY;INTERVAL=2". */
  rule: freeText(200).min(1),
  /** When the first one begins, in the city's zone. The others begin at the same time of day. */
  start: localTime,
  /** How long one lasts by the clock on the wall: 12 from 19:00 ends at 07:00, also in the night the clocks change. */
  hours: z
    .number()
    .positive()
    .max(31 * 24)
    .multipleOf(0.25),
  exceptions: z.array(rosterException).max(100),
});
export type RosterEntry = z.infer<typeof rosterEntry>;

/** One way to reach a contact point: a queue's name, a number, a radio channel, a mail address, an https address. */
const contactChannel = z.strictObject({ kind: contactChannelKind, address: freeText(300) });

/** What shows that somebody has taken note: which of these happened is logged with the try. */
export const ACKNOWLEDGED_BY = {
  desk: 'acknowledged at the desk queue',
  spoken: 'spoken to a person by phone or radio',
  mail: 'answered by mail',
  system: 'confirmed by the receiving system',
} as const satisfies Record<string, string>;
export const acknowledgedBy = z.enum(
  Object.keys(ACKNOWLEDGED_BY) as [keyof typeof ACKNOWLEDGED_BY, ...(keyof typeof ACKNOWLEDGED_BY)[]],
);
export type AcknowledgedBy = z.infer<typeof acknowledgedBy>;

export const contactPoint = z.strictObject({
  id: contactPointId,
  department: departmentCode,
  /** A division or yard; null: the whole department. */
  unit: unitCode.nullable(),
  path: escalationPath,
  tier: escalationTier,
  /** What it is, never who: "Operations superintendent on call". */
  role: freeText(120).min(1),
  /** Answers when the roster names nobody, or there is none. */
  primary: person.nullable(),
  /** Stands in for whoever is on duty. */
  backup: person.nullable(),
  roster: z.array(rosterEntry).max(60),
  /** In the order in which they are tried. */
  channels: z.array(contactChannel).max(10),
  languages: z.array(languageCode).min(1).max(20),
  /** Text telephone for people who don't hear. */
  tty: freeText(40).min(1).nullable(),
  hours,
  /** Answers instead while this one is closed or has nobody on duty. */
  substitute: contactPointId.nullable(),
  services: z.union([z.literal('all'), z.array(serviceCode).min(1).max(300)]),
  /** Council districts. */
  districts: z.union([z.literal('all'), z.array(freeText(20).min(1)).min(1).max(200)]),
  acknowledge: z.strictObject({
    minutes: z.number().int().positive().max(525_600),
    /** While what the minutes run: a calendar's hours, or around the clock. */
    counted: hours,
    by: z.array(acknowledgedBy).min(1).max(4),
  }),
  /** First and last day on which the entry holds; null: no bound. */
  effective: z.strictObject({ from: localDate.nullable(), until: localDate.nullable() }),
  /** When somebody last made sure that all of this is so; null: never. */
  verified: z.strictObject({ on: localDate, by: person }).nullable(),
  /** Invented for demonstration; must be replaced before real use. */
  sample: z.boolean(),
});
export type ContactPoint = z.infer<typeof contactPoint>;

/** Whom every department of the city can be reached by. One version of it is one such document. */
export const directory = z.strictObject({
  /** Hours in which each department must have somebody for complaints. Emergencies need somebody around the clock. */
  serviceHours: hours,
  contactPoints: z.array(contactPoint).max(2_000),
});
export type Directory = z.infer<typeof directory>;

/** The same text for the same person, whatever the capitals and spaces of a name. */
export function personKey(who: Person): string {
  return 'account' in who ? who.account : `name:${who.name.trim().replaceAll(/\s+/g, ' ').toLowerCase()}`;
}

/** The account of a person; null for a name without one. */
export function accountOf(who: Person): z.infer<typeof accountId> | null {
  return 'account' in who ? who.account : null;
}

const PHONE = /^\+?[\d\s().-]{7,24}(?:\s*(?:x|ext\.?)\s*\d{1,6})?$/i;

/** Seven digits at least, in the ways numbers are written, with an extension or without. */
function isPhoneNumber(text: string): boolean {
  return PHONE.test(text.trim()) && text.replaceAll(/\D/g, '').length >= 7;
}

/** Whether a channel's address can be what its kind needs. Names of queues and radio channels are the department's own. */
export function isAddressOf(kind: ContactChannelKind, address: string): boolean {
  switch (kind) {
    case 'desk-queue':
    case 'radio':
      return address.trim() !== '';
    case 'phone':
    case 'mobile':
      return isPhoneNumber(address);
    case 'mail':
      return emailAddress.safeParse(address).success;
    case 'webhook':
      return z.url({ protocol: /^https$/, hostname: z.regexes.domain }).safeParse(address).success;
    default:
      kind satisfies never;
      return false;
  }
}
