import { z } from 'zod';
import { freeText } from '../free-text.ts';
import { complaintAbout } from './complaint-scales.ts';

const bilingual = <T extends z.ZodType>(of: T) => z.object({ en: of, es: of });
const parts = z.array(z.string().trim().min(1).max(600)).min(1).max(12);

const target = z.object({
  amount: z.number().int().positive().max(365),
  unit: z.enum(['hour', 'working-hour', 'day', 'working-day']),
});
/** How long each stage may take until it is reached, from the one before it. */
const targets = z.object({
  acknowledged: target,
  assessed: target,
  investigated: target,
  decided: target,
  communicated: target,
  closed: target,
});

/** A message to whoever complained. Placeholders: name, number, due, decision, remedy, recourse, city, phone. */
const complaintTemplate = z.object({
  mail: bilingual(z.object({ subject: z.string().trim().min(1).max(120), body: parts })),
  sms: bilingual(parts),
});
export type ComplaintTemplate = z.infer<typeof complaintTemplate>;

/** Somebody outside the departments to whom a caller can go. */
const recourse = z.object({
  code: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by dashes')
    .max(40),
  name: bilingual(z.string().trim().min(2).max(120)),
  /** How to reach it, as it is read out. */
  where: bilingual(z.string().trim().min(2).max(300)),
  /** For complaints about these; for all when it is not there. */
  about: z.array(complaintAbout).min(1).optional(),
});

/** How a city takes complaints: complaints.json. */
export const complaintPack = z.object({
  /** The calendar over which the clocks go. */
  calendar: z.string().min(1),
  targets,
  /** When somebody could get hurt, or it is serious: these instead. */
  urgent: targets.partial(),
  /** A complaint by the same caller, on the same case, or of the same service at the same place within so many days raises the tier. */
  repeats: z.object({ days: z.number().int().positive().max(1_000), raisesTierBy: z.literal([1, 2]) }),
  recourse: z.array(recourse).min(1).max(20),
  messages: z.object({ received: complaintTemplate, decided: complaintTemplate }),
});
export type ComplaintPack = z.infer<typeof complaintPack>;
export type ComplaintTargets = z.infer<typeof targets>;

/** Words of a code of recourse. */
export const recourseCode = freeText(40).min(1);
