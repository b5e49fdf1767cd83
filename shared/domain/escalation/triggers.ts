import type { CaseClock, CaseFacts } from '../case-facts.ts';
import type { Channel } from '../channel.ts';
import type { City } from '../city.ts';
import type { EscalationPath, EscalationTier } from '../directory/directory.ts';
import { localTimes } from '../directory/local-time.ts';
import { HOUR, MINUTE, type Instant } from '../instant.ts';
import { runningTime, shareReachedAt, shareUsed } from './clock-used.ts';
import type { EscalationKind, TriggerCode } from './escalation-reason.ts';
import { patternsOf, type EscalationTriggers, type TriggerRule } from './escalation-triggers.ts';
import { readText, wordWatch, type ReadText, type WordsFound } from './word-watch.ts';

/** What became of a closure in a review. */
type Verdict = 'supported' | 'unsupported' | 'wrong-reason' | 'unverifiable';

/** A case as rules look at it: everything has its time, so that the past can be tried as it was. */
export interface TriggerSubject extends Pick<CaseFacts, 'service' | 'channel' | 'openedAt'> {
  /** Each time it was opened or reopened, in order; `endedAt` null: it still is. */
  readonly lives: readonly { readonly clock: CaseClock; readonly endedAt: Instant | null }[];
  /** What callers said. Only read, never kept by rules. */
  readonly said: readonly { readonly at: Instant; readonly text: string }[];
  readonly reopenings: readonly Instant[];
  readonly reviews: readonly { readonly at: Instant; readonly verdict: Verdict }[];
  /** Complaints that are linked to it. */
  readonly complaints: readonly Instant[];
  readonly raised: readonly RaisedBefore[];
}

/** An escalation it had already, whoever raised it; `rule` null: a person. */
export interface RaisedBefore {
  readonly at: Instant;
  readonly path: EscalationPath;
  readonly rule: string | null;
  readonly endedAt: Instant | null;
}

/** What a rule found. Words are the caller's own: they are shown, and not kept. */
export type TriggerBecause =
  | { readonly by: 'clock'; readonly share: number; readonly used: number; readonly dueAt: Instant }
  | { readonly by: 'overdue'; readonly dueAt: Instant; readonly lateBy: number }
  | { readonly by: 'count'; readonly count: number; readonly needed: number }
  | { readonly by: 'verdict'; readonly verdict: Verdict }
  | { readonly by: 'service'; readonly service: string }
  | { readonly by: 'channel'; readonly channel: Channel }
  | ({ readonly by: 'words' } & WordsFound);

/** A rule that holds for a case. */
export interface Firing {
  readonly rule: string;
  readonly version: number;
  readonly code: TriggerCode;
  readonly path: EscalationPath;
  readonly kind: EscalationKind;
  readonly tier: EscalationTier;
  /** Since when what it found is so. */
  readonly since: Instant;
  readonly because: TriggerBecause;
}

/**
 * Why a rule that holds raises nothing: an escalation of its path is open, or was raised since for what it found; the
 * rule itself raised one a short time ago; rules raised enough for this case; a graver one is raised in its place.
 */
export type HeldWhy = 'open-already' | 'nothing-new' | 'rule-rests' | 'case-rests' | 'graver-one';

/** `until`: when to try it again; null: not by time alone, but once the open escalation ends or something happens. */
interface Hold {
  readonly why: HeldWhy;
  readonly until: Instant | null;
}

export interface TriggerRun {
  readonly raise: readonly Firing[];
  readonly held: readonly ({ readonly firing: Firing } & Hold)[];
}

type Found = Pick<Firing, 'since' | 'because'>;

/** A rule made quick to ask. */
interface OpenRule {
  readonly rule: TriggerRule;
  found(subject: TriggerSubject, now: Instant, texts: readonly Said[]): Found | null;
  /** When it will hold by the clock alone, if nothing else happens; null: never. */
  holdsAt(clock: CaseClock, service: string): Instant | null;
}

/** A rules document of a city, opened once per version. */
export interface OpenTriggers {
  readonly document: EscalationTriggers;
  /** What has to be raised for a case now, and what is held back. */
  run(subject: TriggerSubject, now: Instant): TriggerRun;
  /** The next instant after `now` at which the clock alone can make a rule hold; null: none. */
  nextAt(subject: TriggerSubject, now: Instant): Instant | null;
}

interface Said extends ReadText {
  readonly at: Instant;
}

/** The last text in which words are found: what a caller says again is news, however often it was said before. */
function wordsFound(texts: readonly Said[], watch: (text: ReadText) => WordsFound | null): Found | null {
  for (const one of texts.toReversed()) {
    const found = watch(one);
    if (found !== null) return { since: one.at, because: { by: 'words', ...found } };
  }
  return null;
}

/** The clock that runs at an instant; null when the case is closed then, or not opened yet. */
function clockAt({ lives }: TriggerSubject, now: Instant): CaseClock | null {
  const life = lives.findLast(({ clock }) => clock.startedAt <= now);
  if (life === undefined || (life.endedAt !== null && life.endedAt <= now)) return null;
  return life.clock;
}

/** The instant at which there were so many of them for the first time. */
function countFound(all: readonly Instant[], needed: number, now: Instant): Found | null {
  const until = all.filter((at) => at <= now).toSorted((a, b) => a - b);
  const since = until.at(-1);
  if (since === undefined || until.length < needed) return null;
  return { since, because: { by: 'count', count: until.length, needed } };
}

function openRule(rule: TriggerRule, city: City, document: EscalationTriggers): OpenRule {
  const { when } = rule;
  const times = localTimes(city.timeZone);
  const read = patternsOf(document);
  const watch = 'patterns' in when ? wordWatch(when.patterns, when.harmless, read) : null;
  const running = (clock: CaseClock, code: string) => {
    const service = city.service(code);
    return service === undefined ? [] : runningTime(clock, service, city, times);
  };
  const holdsAt = (clock: CaseClock, service: string): Instant | null => {
    if (clock.dueAt === null) return null;
    if (when.code === 'clock-breached') return clock.dueAt + when.minutes * MINUTE;
    if (when.code === 'clock-share') return shareReachedAt(running(clock, service), when.share);
    return null;
  };
  const byClock = (subject: TriggerSubject, now: Instant): Found | null => {
    const clock = clockAt(subject, now);
    const since = clock === null ? null : holdsAt(clock, subject.service);
    if (clock?.dueAt == null || since === null || since > now) return null;
    const { dueAt } = clock;
    if (when.code !== 'clock-share') return { since, because: { by: 'overdue', dueAt, lateBy: now - dueAt } };
    const used = shareUsed(running(clock, subject.service), now);
    return { since, because: { by: 'clock', share: when.share, used, dueAt } };
  };
  const found: OpenRule['found'] = (subject, now, texts) => {
    const { service, channel, openedAt: since } = subject;
    switch (when.code) {
      case 'clock-share':
      case 'clock-breached':
        return byClock(subject, now);
      case 'reopened-again':
        return countFound(subject.reopenings, when.count, now);
      case 'repeated-complaints': {
        const recent = subject.complaints.filter((at) => at > now - when.days * 24 * HOUR);
        return countFound(recent, when.count, now);
      }
      case 'unsupported-closure': {
        const review = subject.reviews.findLast(
          ({ at, verdict }) => at <= now && when.verdicts.some((one) => one === verdict),
        );
        if (review === undefined) return null;
        return { since: review.at, because: { by: 'verdict', verdict: review.verdict } };
      }
      case 'disability-access':
        if (when.always.includes(service)) return { since, because: { by: 'service', service } };
        break;
      case 'council-or-press':
        if (when.channels.includes(channel)) return { since, because: { by: 'channel', channel } };
        break;
      case 'safety-words':
        break;
    }
    return watch === null ? null : wordsFound(texts, watch);
  };
  return { rule, found, holdsAt };
}

function isFor({ active, services }: TriggerRule, service: string): boolean {
  return active && (services === 'all' || services.includes(service));
}

/** Opens a rules document of a city. */
export function openTriggers(document: EscalationTriggers, city: City): OpenTriggers {
  const rules = document.rules.map((rule) => openRule(rule, city, document));
  const { damper, version } = document;

  const heldBy = (
    { path, rule, since, because }: Firing,
    raise: readonly Firing[],
    before: readonly RaisedBefore[],
    now: Instant,
  ): Hold | null => {
    const samePath = before.filter((one) => one.path === path);
    const open = samePath.find(({ endedAt }) => endedAt === null || endedAt > now);
    if (open !== undefined) return { why: 'open-already', until: open.endedAt };
    // What was said while one was open was there for those who saw to it.
    const isKnown = ({ at, endedAt }: RaisedBefore) =>
      at >= since || (because.by === 'words' && endedAt !== null && endedAt >= since);
    if (samePath.some(isKnown)) return { why: 'nothing-new', until: null };
    const rests = damper.sameRuleHours * HOUR;
    const last = before.findLast((one) => one.rule === rule && one.at > now - rests);
    if (last !== undefined) return { why: 'rule-rests', until: last.at + rests };
    if (raise.some((one) => one.path === path)) return { why: 'graver-one', until: null };
    const window = damper.hours * HOUR;
    const recent = before.filter((one) => one.rule !== null && one.at > now - window);
    const isFull = recent.length + raise.length >= damper.most && !damper.exempt.includes(path);
    return isFull ? { why: 'case-rests', until: (recent[0]?.at ?? now) + window } : null;
  };

  return {
    document,
    run: (subject, now) => {
      const asked = rules.filter(({ rule }) => isFor(rule, subject.service));
      const texts = subject.said
        .filter(({ at }) => at <= now)
        .map(({ at, text }) => ({ at, ...readText(text) }))
        .toSorted((a, b) => a.at - b.at);
      const before = subject.raised.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
      const raise: Firing[] = [];
      const held: TriggerRun['held'][number][] = [];
      for (const { rule, found } of asked) {
        const what = found(subject, now, texts);
        if (what === null) continue;
        const { id, path, kind, tier, when } = rule;
        const firing: Firing = { rule: id, version, code: when.code, path, kind, tier, ...what };
        const hold = heldBy(firing, raise, before, now);
        if (hold === null) raise.push(firing);
        else held.push({ firing, ...hold });
      }
      return { raise, held };
    },
    nextAt: (subject, now) => {
      const clock = clockAt(subject, now);
      if (clock === null) return null;
      const instants = rules
        .filter(({ rule }) => isFor(rule, subject.service))
        .map(({ holdsAt }) => holdsAt(clock, subject.service))
        .filter((at) => at !== null)
        .filter((at) => at > now);
      return instants.length === 0 ? null : Math.min(...instants);
    },
  };
}
