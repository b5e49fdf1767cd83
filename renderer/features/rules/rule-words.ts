import { CHANNELS, type Channel } from '../../../shared/domain/channel.ts';
import { escalationPath } from '../../../shared/domain/directory/directory.ts';
import type { TriggerCode } from '../../../shared/domain/escalation/escalation-reason.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { PATH_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';
import type { ConditionDraft, DamperDraft, RuleDraft } from '../../workspace/rules-draft.ts';

/** How what rules hold as codes is called. */
export interface RuleNames {
  /** The code itself when the city lacks the service. */
  service(code: string): string;
  /** Codes of all services of the city. */
  readonly services: readonly string[];
}

type Typed = number | string;

/** What a rule looks for, as a kind to choose. */
export const KINDS: Record<TriggerCode, { readonly name: string; readonly help: string }> = {
  'clock-share': {
    name: 'Most of the time is used up',
    help: 'So many percent of the time a case has are gone, in the hours its clock runs in.',
  },
  'clock-breached': { name: 'It is overdue', help: 'At its due time, or so long after it.' },
  'reopened-again': { name: 'It is reopened again', help: 'A case was reopened so many times.' },
  'unsupported-closure': {
    name: 'A review finds a closure wrong',
    help: 'The work was not done, or the reason given was not the real one.',
  },
  'safety-words': { name: 'Words of danger', help: 'What a caller says, as it is written down.' },
  'disability-access': {
    name: 'Access for people with a disability',
    help: 'Certain services, or what a caller says.',
  },
  'council-or-press': {
    name: 'A council office or the press asks',
    help: 'It came by certain channels, or the words say who asks.',
  },
  'repeated-complaints': {
    name: 'Repeated complaints',
    help: 'So many complaints about a case within so many days.',
  },
};

const isChannel = (code: string): code is Channel => code in CHANNELS;
/** The name of a channel; its code when there is none such. */
export const channelName = (code: string): string => (isChannel(code) ? CHANNELS[code] : code);

export const VERDICTS = {
  unsupported: 'unsupported',
  'wrong-reason': 'given a wrong reason',
  unverifiable: 'impossible to verify',
} as const;
const isVerdict = (code: string): code is keyof typeof VERDICTS => code in VERDICTS;

/** A path as it stands after "as"; the code when there is none such. */
function pathWords(path: string): string {
  const read = escalationPath.safeParse(path);
  return read.success ? PATH_WORDS[read.data] : `“${path}”`;
}

/** "a", "a or b", "a, b or c". */
export function listed(words: readonly string[], last: 'or' | 'and'): string {
  if (words.length < 2) return words[0] ?? 'none';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** "2 times"; what is no number is shown as it was typed. */
function many(count: Typed, one: string, several: string): string {
  return typeof count === 'number' ? counted(count, one, several) : `“${count}” ${several}`;
}

/** A length of time in the largest unit that counts it whole: "7 days", "36 hours", "45 minutes". */
export function lengthWords(minutes: Typed): string {
  if (typeof minutes === 'string') return `“${minutes}”`;
  if (minutes % 1440 === 0) return counted(minutes / 1440, 'day', 'days');
  return minutes % 60 === 0 ? counted(minutes / 60, 'hour', 'hours') : counted(minutes, 'minute', 'minutes');
}

const inHours = (hours: Typed): string => lengthWords(typeof hours === 'number' ? hours * 60 : hours);

/** A share as percent: "80 %". */
export function shareWords(share: Typed): string {
  return typeof share === 'number' ? `${percentOf(share)} %` : `“${share}”`;
}

/** 0.8 as 80, without what counting in twos adds. */
export function percentOf(share: number): number {
  return Math.round(share * 1e8) / 1e6;
}

/** What is listened to, of a condition that listens. */
export function wordsOf(
  when: ConditionDraft,
): { readonly patterns: string[]; readonly harmless: string[] } | null {
  return when.code === 'safety-words' || when.code === 'disability-access' || when.code === 'council-or-press'
    ? { patterns: when.patterns, harmless: when.harmless }
    : null;
}

const SHOWN = 2;

function named(codes: readonly string[], names: RuleNames, last: 'or' | 'and'): string {
  const words = codes.map((code) => names.service(code));
  if (words.length <= SHOWN + 1) return listed(words, last);
  return `${words.slice(0, SHOWN).join(', ')} ${last} ${words.length - SHOWN} more`;
}

/** The services a list leaves out, when it is shorter to say those; null: it says what it has. */
export function leftOut(services: readonly string[], all: readonly string[]): readonly string[] | null {
  if (services.length * 2 <= all.length) return null;
  return all.filter((code) => !services.includes(code));
}

/** Which services, as it stands after "of": "any service", "Flooding or Guard rail", "any service but Graffiti". */
export function servicesWords(services: 'all' | readonly string[], names: RuleNames): string {
  if (services === 'all') return 'any service';
  if (services.length === 0) return 'no service';
  const out = leftOut(services, names.services);
  if (out === null) return named(services, names, 'or');
  return out.length === 0 ? 'any service there is now' : `any service but ${named(out, names, 'and')}`;
}

function heard(when: ConditionDraft): string | null {
  const words = wordsOf(when);
  if (words === null || words.patterns.length === 0) return null;
  const count = counted(words.patterns.length, 'pattern', 'patterns');
  switch (when.code) {
    case 'safety-words':
      return `whose caller’s words speak of danger (${count})`;
    case 'disability-access':
      return `whose caller speaks of a barrier to people with a disability (${count})`;
    default:
      return `whose caller’s words name a council office or the press (${count})`;
  }
}

const either = (...ways: readonly (string | null)[]): string | null => {
  const found = ways.filter((one) => one !== null);
  return found.length === 0 ? null : listed(found, 'or');
};

/** What fires a rule, as it stands after "a case of any service"; null: it looks for nothing. */
export function conditionWords(when: ConditionDraft, names: RuleNames): string | null {
  switch (when.code) {
    case 'clock-share':
      return `that has used up ${shareWords(when.share)} of its time`;
    case 'clock-breached':
      return when.minutes === 0 ? 'that is overdue' : `that is overdue for ${lengthWords(when.minutes)}`;
    case 'reopened-again':
      return when.count === 1 ? 'that is reopened' : `that is reopened ${many(when.count, 'time', 'times')}`;
    case 'repeated-complaints':
      return `about which ${many(when.count, 'complaint', 'complaints')} came within ${many(when.days, 'day', 'days')}`;
    case 'unsupported-closure': {
      const words = when.verdicts.map((one) => (isVerdict(one) ? VERDICTS[one] : one));
      return `of which a review finds a closure ${listed(words, 'or')}`;
    }
    case 'safety-words':
      return heard(when);
    case 'disability-access':
      return either(
        when.always.length === 0 ? null : `that is about ${named(when.always, names, 'or')}`,
        heard(when),
      );
    case 'council-or-press':
      return either(
        when.channels.length === 0 ? null : `that came by ${listed(when.channels.map(channelName), 'or')}`,
        heard(when),
      );
    default:
      when satisfies never;
      return null;
  }
}

/** How often a rule raises at most, as far as it alone goes. */
function aloneWords({ sameRuleHours }: DamperDraft): string {
  return sameRuleHours === 0
    ? 'as often as something new happens'
    : `at most once in ${inHours(sameRuleHours)}`;
}

/** How often a rule raises at most, for one case. */
export function oftenWords(path: string, damper: DamperDraft): string {
  const alone = aloneWords(damper);
  if (damper.exempt.includes(path)) return alone;
  return `${alone} (all rules: ${many(damper.most, 'time', 'times')} in ${inHours(damper.hours)})`;
}

/**
 * A whole rule as one plain sentence. Pure.
 * @param short without how often all rules together raise, which is the same for most of them
 */
export function ruleSentence(rule: RuleDraft, damper: DamperDraft, names: RuleNames, short = false): string {
  const { services, when, path, tier, kind, active } = rule;
  const condition = conditionWords(when, names);
  if (condition === null) return 'It looks for nothing yet, so it escalates nothing.';
  const upward = kind === 'hierarchic' ? ' upward' : '';
  const often = short ? aloneWords(damper) : oftenWords(path, damper);
  const said = `case of ${servicesWords(services, names)} ${condition} is escalated${upward} as ${pathWords(path)} to tier ${tier}, ${often}.`;
  return active ? `A ${said}` : `Off: a ${said}`;
}

/** What keeps one case from being escalated over and over, as sentences. Pure. */
export function damperSentence({ most, hours, sameRuleHours, exempt }: DamperDraft): string {
  const all = `Rules raise at most ${many(most, 'escalation', 'escalations')} for one case in ${inHours(hours)}${
    exempt.length === 0 ? '' : `, not counting ${listed(exempt.map(pathPlural), 'and')}`
  }.`;
  const same =
    sameRuleHours === 0
      ? 'The same rule raises again as soon as something new happens.'
      : `The same rule waits ${inHours(sameRuleHours)} before it raises another one.`;
  return `${all} ${same} While an escalation of a path is open, no rule raises another one on it.`;
}

const PLURALS: Readonly<Record<string, string>> = {
  emergency: 'emergencies',
  complaint: 'complaints',
  routine: 'questions',
};
const pathPlural = (path: string): string => PLURALS[path] ?? path;
