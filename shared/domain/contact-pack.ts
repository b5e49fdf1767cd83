import { z } from 'zod';

const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) });
const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by dashes')
  .max(40);

/** How a case came into a contact. What was done to it tells more than that it was looked up. */
export const CASE_DEEDS = {
  'looked-up': 'looked up',
  joined: 'caller added',
  reopened: 'reopened',
  opened: 'filed',
} as const satisfies Record<string, string>;
export const caseDeed = z.enum(
  Object.keys(CASE_DEEDS) as [keyof typeof CASE_DEEDS, ...(keyof typeof CASE_DEEDS)[]],
);
export type ContactDeed = z.infer<typeof caseDeed>;

/** One way a contact can end. */
export const disposition = z.object({
  code,
  label: bilingual,
  /** What must have come up in the contact for it to end so. */
  needs: z.enum(['nothing', 'case', 'article']),
  /** What, having come up, makes it the likely one; it is then chosen beforehand. */
  after: caseDeed.or(z.literal('article')).nullable(),
});
export type Disposition = z.infer<typeof disposition>;

/** In the order they are numbered on screen. */
export const dispositions = z.array(disposition).min(1).max(20);
export const awayReasons = z
  .array(z.object({ code, label: bilingual }))
  .min(1)
  .max(20);
export const awayReasonCode = code;
