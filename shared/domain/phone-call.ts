import { z } from 'zod';
import { HOUR, instant, MINUTE, SECOND, type Instant } from './instant.ts';

/** Name of a call in the telephone system ("universal call id"): one call keeps it wherever it goes. */
export const callUcid = z
  .string()
  .regex(/^[0-9A-Za-z][0-9A-Za-z._:@-]{0,63}$/, 'letters, digits and . _ : @ - only');
/** The number somebody calls from, in any usual form: "+1 (213) 555-0142". */
export const callNumber = z.string().regex(/^\+?[0-9(][0-9 ().-]{1,30}$/, 'is no telephone number');
/** What telephone systems say in place of a number that was withheld. */
const WITHHELD = /^(?:anonymous|private|restricted|unavailable|unknown|withheld)$/i;
/** An empty value is none: templates of telephone systems leave them when they know nothing. */
const orNone = <T extends z.ZodType>(known: T) =>
  z.preprocess((given) => (given === '' ? null : given), known.nullable()).default(null);
const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[0-9A-Za-z]{2,8}){0,2}$/, 'is no language such as en or es');
const callStep = z.enum(['ringing', 'answered', 'ended']);

/**
 * What a telephone system tells of a call, by a link or through the listener. Untrusted: it opens and prefills, it never
 * does anything.
 */
export const callNews = z.strictObject({
  /** Null when the number was withheld. */
  ani: orNone(
    z.preprocess(
      (given) => (typeof given === 'string' && WITHHELD.test(given) ? null : given),
      callNumber.nullable(),
    ),
  ),
  ucid: orNone(callUcid),
  event: callStep.default('ringing'),
  language: orNone(language),
});
export type CallNews = z.infer<typeof callNews>;

/** A call that came in. */
export const phoneCall = z.object({
  id: z.uuid(),
  ucid: callUcid.nullable(),
  ani: callNumber.nullable(),
  /** What the caller chose in the telephone system's menu, if it asks. */
  language: language.nullable(),
  step: callStep,
  rangAt: instant,
  /** When it was last heard of. */
  heardAt: instant,
  /** Somebody answered or acknowledged it here. It is kept a while, so that later news of it are known to be of it. */
  seen: z.boolean(),
});
export type PhoneCall = z.infer<typeof phoneCall>;

/** So many calls are kept; first those that were seen give way, then the oldest: a flood must not fill the disk. */
export const MOST_CALLS = 50;
/** Without a name for the call: rings of one number so close to each other are one call; answers and ends belong to a call of
 * this day's shift. Milliseconds. */
const SAME_RING = 2 * MINUTE;
const SAME_CALL = 12 * HOUR;
/** A call that was seen and rings again after this was given back and comes anew. */
const RINGS_AGAIN = 5 * SECOND;

function isOf(call: PhoneCall, { ucid, ani, event }: CallNews, now: Instant): boolean {
  if (ucid !== null) return call.ucid === ucid;
  if (call.ucid !== null || call.ani !== ani || call.step === 'ended') return false;
  const away = now - call.heardAt;
  return event === 'ringing' ? !call.seen && away < SAME_RING : away < SAME_CALL;
}

function bounded(calls: readonly PhoneCall[]): readonly PhoneCall[] {
  const over = calls.length - MOST_CALLS;
  if (over <= 0) return calls;
  const oldestSeen = new Set(calls.filter(({ seen }) => seen).slice(0, over));
  return calls.filter((call) => !oldestSeen.has(call)).slice(-MOST_CALLS);
}

function changed(call: PhoneCall, news: CallNews, now: Instant): PhoneCall {
  const told = { ani: news.ani ?? call.ani, language: news.language ?? call.language, heardAt: now };
  const again =
    news.event === 'ringing' && (call.step === 'ended' || (call.seen && now - call.heardAt > RINGS_AGAIN));
  if (again) return { ...call, ...told, step: 'ringing', rangAt: now, seen: false };
  const steps = callStep.options;
  const later = steps.indexOf(news.event) > steps.indexOf(call.step);
  return { ...call, ...told, step: later ? news.event : call.step };
}

/**
 * The calls of a desk after some news. An end nobody heard the beginning of changes nothing, and a step that comes late
 * does not turn a call back. Pure.
 * @param id for a call that is new
 * @returns the calls, oldest first, and the one the news are of; null when there is nothing to show
 */
export function withNews(
  calls: readonly PhoneCall[],
  news: CallNews,
  now: Instant,
  id: string,
): { calls: readonly PhoneCall[]; call: PhoneCall | null } {
  const known = calls.findLast((one) => isOf(one, news, now));
  if (known !== undefined) {
    const call = changed(known, news, now);
    return { calls: calls.map((one) => (one === known ? call : one)), call };
  }
  if (news.event === 'ended') return { calls, call: null };
  const { ucid, ani, language: spoken, event: step } = news;
  const call = { id, ucid, ani, language: spoken, step, rangAt: now, heardAt: now, seen: false };
  return { calls: bounded([...calls, call]), call };
}
