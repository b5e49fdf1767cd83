import { z } from 'zod';
import { channel } from '../channel.ts';
import { escalationPath, escalationTier } from '../directory/directory.ts';
import { setsIn, wordPatternReader } from '../finder/word-pattern.ts';
import { serviceCode } from '../ids.ts';
import { escalationKind, triggerRuleId } from './escalation-reason.ts';

/*
 * The rules by which cases are escalated without anybody asking for it, as a document with a version: stewards edit it
 * and try it on past cases. Words and services of a city stand here, never in code.
 */

/** Signs between the words of a pattern. */
const GAPS = new Set(['..', '+']);

/** A pattern without a word, or with an empty one, would be found in every text. */
function hasWords(pattern: string): boolean {
  const parts = pattern
    .trim()
    .split(/\s+/)
    .filter((part) => !GAPS.has(part));
  const ways = parts.flatMap((part) => part.split('|'));
  return ways.length > 0 && ways.every((way) => /[\p{L}\p{N}]/u.test(way));
}

/** Least and most of what rules count, whole numbers all of them; and lengths. */
export const TRIGGER_LIMITS = {
  minutes: [0, 525_600],
  reopenings: [1, 20],
  complaints: [2, 50],
  days: [1, 730],
  most: [1, 20],
  hours: [1, 8_784],
  sameRuleHours: [0, 8_784],
  rules: 60,
  name: 120,
  setName: 40,
  pattern: 300,
  patterns: 500,
} as const;

const whole = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most);

const pattern = z
  .string()
  .min(1)
  .max(TRIGGER_LIMITS.pattern)
  .refine(hasWords, 'has no word, or an empty one beside a "|"');
/** Longest list of patterns: more is better said by another rule. */
const patterns = z.array(pattern).max(TRIGGER_LIMITS.patterns);
const services = z.union([z.literal('all'), z.array(serviceCode).min(1).max(300)]);

/** What of callers is listened to: patterns as in the schema of emergencies. */
const words = {
  patterns,
  /** Words inside these don't count: "gas station". */
  harmless: patterns,
};

/** What a rule looks for. */
const triggerCondition = z.discriminatedUnion('code', [
  /** So much of the time a case has is used up (0 to 1), in the hours that its clock runs in. */
  z.strictObject({ code: z.literal('clock-share'), share: z.number().gt(0).lt(1) }),
  /** Overdue since so many minutes. */
  z.strictObject({ code: z.literal('clock-breached'), minutes: whole(TRIGGER_LIMITS.minutes) }),
  z.strictObject({ code: z.literal('reopened-again'), count: whole(TRIGGER_LIMITS.reopenings) }),
  /** A review found one of its closures so. */
  z.strictObject({
    code: z.literal('unsupported-closure'),
    verdicts: z
      .array(z.enum(['unsupported', 'wrong-reason', 'unverifiable']))
      .min(1)
      .max(3),
  }),
  z.strictObject({ code: z.literal('safety-words'), ...words }),
  /** One of these services, or the caller's words. */
  z.strictObject({
    code: z.literal('disability-access'),
    always: z.array(serviceCode).max(100),
    ...words,
  }),
  /** It came by one of these channels, or the words say who asks. */
  z.strictObject({ code: z.literal('council-or-press'), channels: z.array(channel).max(13), ...words }),
  z.strictObject({
    code: z.literal('repeated-complaints'),
    count: whole(TRIGGER_LIMITS.complaints),
    days: whole(TRIGGER_LIMITS.days),
  }),
]);

const ruleName = z.string().min(1).max(TRIGGER_LIMITS.name);

const triggerRule = z.strictObject({
  id: triggerRuleId,
  name: z.strictObject({ en: ruleName, es: ruleName }),
  active: z.boolean(),
  /** Cases of which services it is about. */
  services,
  path: escalationPath,
  kind: escalationKind,
  /** Where the escalation begins. */
  tier: escalationTier,
  when: triggerCondition,
});
export type TriggerRule = z.infer<typeof triggerRule>;

/** What keeps one case from paging over and over. One open escalation of a path always holds back others of it. */
const damper = z.strictObject({
  /** Most escalations that rules raise for one case within so many hours. */
  most: whole(TRIGGER_LIMITS.most),
  hours: whole(TRIGGER_LIMITS.hours),
  /** The same rule waits so many hours after it raised one for a case, whatever new happens. */
  sameRuleHours: whole(TRIGGER_LIMITS.sameRuleHours),
  /** On these paths `most` doesn't count: a danger is a danger the third time too. */
  exempt: z.array(escalationPath).max(3),
});

/** Which sets patterns name that the document lacks. */
function unknownSets(sets: Readonly<Record<string, readonly string[]>>, all: readonly string[]): string[] {
  return [...new Set(all.flatMap(setsIn).filter((name) => !Object.hasOwn(sets, name)))];
}

/** Whether a pattern can be read; sets that name each other in a circle can't. */
function isReadable(sets: Readonly<Record<string, readonly string[]>>, seen: readonly string[]): boolean {
  const last = seen.at(-1);
  const members = last === undefined ? undefined : sets[last];
  if (members === undefined) return true;
  return members.flatMap(setsIn).every((name) => !seen.includes(name) && isReadable(sets, [...seen, name]));
}

export const escalationTriggers = z
  .strictObject({
    /** Raised with each change; kept with what a rule raises. */
    version: z.number().int().positive(),
    /** Words that patterns name as <name>. */
    sets: z.record(z.string().min(1).max(TRIGGER_LIMITS.setName), patterns),
    /** The gravest first: where several hold for one path, the first one raises. */
    rules: z.array(triggerRule).max(TRIGGER_LIMITS.rules),
    damper,
  })
  .superRefine(({ sets, rules }, context) => {
    const ids = rules.map(({ id }) => id);
    for (const [place, { id, when }] of rules.entries()) {
      if (ids.indexOf(id) !== place) {
        const message = `is the code of another rule too: "${id}"`;
        context.addIssue({ code: 'custom', path: ['rules', place, 'id'], message });
      }
      if (!('patterns' in when)) continue;
      for (const name of unknownSets(sets, [...when.patterns, ...when.harmless])) {
        const message = `names the set "${name}", which is not there`;
        context.addIssue({ code: 'custom', path: ['rules', place, 'when', 'patterns'], message });
      }
    }
    for (const [name, members] of Object.entries(sets)) {
      for (const unknown of unknownSets(sets, members)) {
        const message = `names the set "${unknown}", which is not there`;
        context.addIssue({ code: 'custom', path: ['sets', name], message });
      }
      if (!isReadable(sets, [name])) {
        context.addIssue({ code: 'custom', path: ['sets', name], message: 'names itself in a circle' });
      }
    }
  });
export type EscalationTriggers = z.infer<typeof escalationTriggers>;

/** Reads the patterns of a document that its schema took. */
export function patternsOf({ sets }: Pick<EscalationTriggers, 'sets'>) {
  return wordPatternReader(sets);
}
