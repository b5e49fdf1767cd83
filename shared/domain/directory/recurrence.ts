import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { DAY, SECOND } from '../instant.ts';
import { wallTimeOf, type LocalTimes, type WallTime } from './local-time.ts';

/** Why a recurrence rule can't be used. */
export type RuleProblem =
  | { readonly why: 'unreadable'; readonly part: string }
  | { readonly why: 'impossible-date'; readonly part: string }
  | { readonly why: 'never-occurs' };

/** A rule that occurs: its beginnings by the clock on the wall. */
export interface Recurrence {
  /** Beginnings from `from` to `to`, both included, in order. */
  between(from: WallTime, to: WallTime): readonly WallTime[];
  /** The first beginning at or after a time; null when there is none. */
  next(from: WallTime): WallTime | null;
}

type Reading = { ok: true; recurrence: Recurrence } | { ok: false; problem: RuleProblem };

const whole = (most: number, signed: boolean) => (text: string) =>
  (signed ? /^[+-]?\d{1,4}$/ : /^\d{1,4}$/).test(text) &&
  Math.abs(Number(text)) >= 1 &&
  Math.abs(Number(text)) <= most;
const each = (isGood: (text: string) => boolean) => (text: string) => text.split(',').every(isGood);
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * The parts a duty roster may have, with what they may say: the library passes over what it does not understand.
 * The time of day is the start's, so there are no parts for it; nobody's duty comes again each hour.
 */
const PARTS: Readonly<Record<string, (text: string) => boolean>> = {
  FREQ: (text) => ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(text),
  INTERVAL: whole(1_000, false),
  COUNT: whole(1_000, false),
  UNTIL: (text) => /^\d{8}(T\d{6}Z?)?$/.test(text),
  BYDAY: each((text) => /^([+-]?[1-9]\d?)?[A-Z]{2}$/.test(text) && WEEKDAYS.includes(text.slice(-2))),
  BYMONTHDAY: each(whole(31, true)),
  BYMONTH: each(whole(12, false)),
  BYYEARDAY: each(whole(366, true)),
  BYWEEKNO: each(whole(53, true)),
  BYSETPOS: each(whole(366, true)),
  WKST: (text) => WEEKDAYS.includes(text),
};

const asIcs = (wall: WallTime): string =>
  `${new Date(wall).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** UNTIL as a wall time: a day counts to its end, a time with Z is UTC. Null when no calendar has the day. */
function wallOfUntil(text: string, times: LocalTimes): WallTime | null {
  const day = wallTimeOf(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`);
  if (day === null) return null;
  if (text.length === 8) return day + DAY - SECOND;
  const [hour, minute, second] = [text.slice(9, 11), text.slice(11, 13), text.slice(13, 15)].map(Number);
  if (hour === undefined || minute === undefined || second === undefined) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const time = day + ((hour * 60 + minute) * 60 + second) * SECOND;
  return text.endsWith('Z') ? times.wallOf(time) : time;
}

/** The rule in the library's words, with UNTIL by the clock on the wall; or the part that can't be used. */
function readParts(
  text: string,
  times: LocalTimes,
): { ok: true; rule: string } | { ok: false; problem: RuleProblem } {
  const parts: string[] = [];
  const seen = new Set<string>();
  for (const part of text
    .trim()
    .replace(/^RRULE:/i, '')
    .split(';')) {
    const [name = '', value = '', ...more] = part.split('=').map((one) => one.trim().toUpperCase());
    const isGood = PARTS[name];
    if (isGood === undefined || more.length > 0 || seen.has(name) || !isGood(value))
      return { ok: false, problem: { why: 'unreadable', part } };
    seen.add(name);
    const until = name === 'UNTIL' ? wallOfUntil(value, times) : 0;
    if (until === null) return { ok: false, problem: { why: 'impossible-date', part } };
    parts.push(`${name}=${name === 'UNTIL' ? asIcs(until) : value}`);
  }
  return seen.has('FREQ')
    ? { ok: true, rule: parts.join(';') }
    : { ok: false, problem: { why: 'unreadable', part: 'FREQ' } };
}

/** The library throws on what RFC 5545 forbids, and when it has looked in 10,000 periods in vain. */
function attempt<T>(work: () => T): { ok: true; value: T } | { ok: false } {
  try {
    return { ok: true, value: work() };
  } catch {
    return { ok: false };
  }
}

/**
 * Reads a recurrence rule (RFC 5545) that begins at a time of the city's zone. It is reckoned by the clock on the wall,
 * so that a duty that begins in the hour that daylight saving time skips is not lost.
 */
export function readRecurrence(text: string, start: string, times: LocalTimes): Reading {
  const first = wallTimeOf(start);
  if (first === null) return { ok: false, problem: { why: 'impossible-date', part: start } };
  const parts = readParts(text, times);
  if (!parts.ok) return parts;
  const made = attempt(
    () =>
      new RRuleTemporal({
        rruleString: `RRULE:${parts.rule}`,
        dtstart: new Temporal.ZonedDateTime(BigInt(first) * 1_000_000n, 'UTC'),
        strict: true,
        cache: false,
      }),
  );
  if (!made.ok) return { ok: false, problem: { why: 'unreadable', part: text } };
  const rule = made.value;
  const next = (from: WallTime): WallTime | null => {
    const found = attempt(() => rule.next(new Date(from), true));
    return found.ok && found.value !== null ? found.value.epochMilliseconds : null;
  };
  if (next(first) === null) return { ok: false, problem: { why: 'never-occurs' } };
  return {
    ok: true,
    recurrence: {
      next,
      between: (from, to) =>
        rule.between(new Date(from), new Date(to), true).map((one) => one.epochMilliseconds),
    },
  };
}
