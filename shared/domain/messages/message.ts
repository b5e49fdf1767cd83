import { z } from 'zod';

/** The ways to a resident that need no person. Phone and radio are work for one. */
export const MESSAGE_CHANNELS = { mail: 'E-mail', sms: 'Text message' } as const satisfies Record<
  string,
  string
>;
export const messageChannel = z.enum(
  Object.keys(MESSAGE_CHANNELS) as [keyof typeof MESSAGE_CHANNELS, ...(keyof typeof MESSAGE_CHANNELS)[]],
);
export type MessageChannel = z.infer<typeof messageChannel>;

/**
 * What a resident is told of, with what only such a message can name besides `COMMON_PLACEHOLDERS`, and what of it there
 * always is.
 */
export const OCCASIONS = {
  acknowledged: { label: 'Filed', placeholders: ['due'], sure: [] },
  scheduled: { label: 'Work scheduled', placeholders: ['day'], sure: ['day'] },
  delayed: { label: 'Due later', placeholders: ['due', 'before'], sure: ['due', 'before'] },
  overdue: { label: 'Late', placeholders: ['due'], sure: ['due'] },
  closed: { label: 'Closed', placeholders: ['explanation', 'original'], sure: [] },
  answered: { label: 'Escalation answered', placeholders: [], sure: [] },
  reopened: { label: 'Reopened', placeholders: ['due', 'explanation'], sure: [] },
} as const satisfies Record<
  string,
  { label: string; placeholders: readonly string[]; sure: readonly string[] }
>;
export const occasion = z.enum(
  Object.keys(OCCASIONS) as [keyof typeof OCCASIONS, ...(keyof typeof OCCASIONS)[]],
);
export type Occasion = z.infer<typeof occasion>;

/** What every message can name. */
export const COMMON_PLACEHOLDERS = [
  'name',
  'number',
  'service',
  'place',
  'department',
  'city',
  'phone',
  'trackingLink',
] as const;
/** Those that always have a value: what a subject is made of. */
export const SURE_PLACEHOLDERS: readonly string[] = [
  'name',
  'number',
  'service',
  'department',
  'city',
  'phone',
];

export const MESSAGE_STATES = {
  queued: 'Waiting',
  sending: 'Being sent',
  sent: 'Sent',
  failed: 'Not sent',
  bounced: 'Bounced',
  suppressed: 'Held back',
} as const satisfies Record<string, string>;
export const messageState = z.enum(
  Object.keys(MESSAGE_STATES) as [keyof typeof MESSAGE_STATES, ...(keyof typeof MESSAGE_STATES)[]],
);
export type MessageState = z.infer<typeof messageState>;

/** Why a message was held back. */
export const HELD_BACK = {
  'opted-out': 'The caller wants no messages this way',
  'dead-address': 'An earlier message to this address came back',
  'no-address': 'The caller has no address for it any more',
  'not-true-any-more': 'It was not true any more when it could be sent',
} as const satisfies Record<string, string>;
export const heldBack = z.enum(
  Object.keys(HELD_BACK) as [keyof typeof HELD_BACK, ...(keyof typeof HELD_BACK)[]],
);
export type HeldBack = z.infer<typeof heldBack>;

/** Languages that messages are written in; who speaks another is written to in English. */
export const messageLanguage = z.enum(['en', 'es']);
export type MessageLanguage = z.infer<typeof messageLanguage>;
