import { z } from 'zod';
import { serviceCode } from '../ids.ts';

const phrases = z.array(z.string().min(1));
const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) });

/** Words that mean the same to the finder, in both languages. */
const concept = z.object({
  name: z.string().min(1),
  en: phrases,
  es: phrases,
  /** Wider concepts: a dog is an animal. What is said of animals is true of dogs, not the other way round. */
  is: z.array(z.string().min(1)).optional(),
  /** How much it tells of a service, 0 to 1.5; by how few services name it when left out. */
  weight: z.number().min(0).max(1.5).optional(),
  /** Its plural says the concept named "several", too: the "lights" are out. */
  counted: z.literal(true).optional(),
  /** What callers ask of others: where it is named, services without it are only weakly meant. */
  elsewhere: z.literal(true).optional(),
});

/** What the finder knows beyond the catalogue. The search does not read it. */
export const finderWords = z.object({
  concepts: z.array(concept),
  /** More phrases for services. */
  hints: z.record(serviceCode, z.object({ en: phrases, es: phrases })),
});

/** A question about facts, not about danger: "yes" means that 911 comes first. The id is kept with the case. */
const emergencyQuestion = z.object({ id: z.string().min(1).max(60), ask: bilingual });

/** What to ask first of services that may be about danger, and what to say when it is. */
const emergencyCheck = z.object({
  id: z.string().min(1).max(60),
  name: bilingual,
  tell: bilingual,
  services: z.array(serviceCode).min(1),
  questions: z.array(emergencyQuestion).min(1).max(3),
});

/**
 * A pattern is read word by word: "word*" begins a word, "a|b" is one or the other, "two_words" stand side by side,
 * "<set>" is any phrase of the set. Between words of a pattern up to two others may stand, at ".." up to six, at "+"
 * none.
 */
const emergencyKind = z.object({
  id: z.string().min(1).max(60),
  name: bilingual,
  /** What the agent says to the caller, before anything else. */
  tell: bilingual,
  /** What shows whether it is one. */
  questions: z.array(emergencyQuestion).max(3).optional(),
  patterns: z.array(z.string().min(1)).min(1),
});

export const emergencies = z.object({
  /** Words that patterns name as <name>; a pattern itself. */
  sets: z.record(z.string(), phrases),
  /** Words inside these mean nothing dangerous: "fire hydrant". */
  harmless: phrases,
  /** Where one of these is said, nothing is happening now: "last week", "not an emergency". */
  over: phrases,
  kinds: z.array(emergencyKind).min(1),
  checks: z.array(emergencyCheck).optional(),
});
export type Emergencies = z.infer<typeof emergencies>;
export type EmergencyKind = z.infer<typeof emergencyKind>;
