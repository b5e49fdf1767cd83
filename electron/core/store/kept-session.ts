import { z } from 'zod';
import { account } from '../../../shared/contract/account.ts';

/** What a sign-in gave us, kept beside the outbox so that the desk opens without the hub. */
export const keptSession = z.object({
  /** Null after signing out: then the password is asked for again. */
  token: z.string().nullable(),
  account,
  city: z.string(),
  cityName: z.string(),
  timeZone: z.string(),
  scope: z.string(),
  phoneKey: z.string(),
});
export type KeptSession = z.infer<typeof keptSession>;
