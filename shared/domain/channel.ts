import { z } from 'zod';

/** How a request reached the city. `crew` is a crew reporting its own work: it never counts towards response time. */
export const CHANNELS = {
  call: 'Phone call',
  app: 'Mobile app',
  web: 'Website',
  email: 'E-mail',
  'walk-in': 'Walk-in',
  voicemail: 'Voicemail',
  letter: 'Letter or fax',
  social: 'Social media',
  tty: 'TTY',
  radio: 'Radio',
  council: "Council or mayor's office",
  crew: 'Work crew',
  other: 'Other',
} as const satisfies Record<string, string>;

export const channel = z.enum(Object.keys(CHANNELS) as [keyof typeof CHANNELS, ...(keyof typeof CHANNELS)[]]);
export type Channel = z.infer<typeof channel>;
