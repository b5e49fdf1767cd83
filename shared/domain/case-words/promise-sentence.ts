import { DAY, HOUR, MINUTE, type Instant } from '../instant.ts';
import { promiseVerdict, type CasePromise } from '../promise.ts';
import { cityDate, endOfCityDay } from './city-date.ts';

type Told = Pick<CasePromise, 'kind' | 'by' | 'firstBy' | 'end' | 'endedAt'>;

/** "Fri, Nov 14", with the year when it is another one than now. */
export function shortDay(at: Instant, now: Instant, timeZone: string): string {
  const otherYear = cityDate(at, timeZone).slice(0, 4) !== cityDate(now, timeZone).slice(0, 4);
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    ...(otherYear ? { year: 'numeric' } : {}),
  }).format(at);
}

/** When something is promised for: a day, or a day and a time when it is not the end of that day. */
export function promisedTime(by: Instant, now: Instant, timeZone: string): string {
  const day = shortDay(by, now, timeZone);
  if (by === endOfCityDay(by, timeZone)) return day;
  const time = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(by);
  return `${day}, ${time}`;
}

/** How much later something came, in words: "2 days", "3 hours". */
function laterWords(milliseconds: number): string {
  const count = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
  if (milliseconds < HOUR) return count(Math.max(1, Math.round(milliseconds / MINUTE)), 'minute');
  if (milliseconds < DAY) return count(Math.round(milliseconds / HOUR), 'hour');
  return count(Math.max(1, Math.round(milliseconds / DAY)), 'day');
}

/** What became of a promise, beside the time that was told; empty while nothing has. */
function verdictWords(promise: Told, now: Instant): string {
  const verdict = promiseVerdict(promise, now);
  const done = promise.kind === 'work' ? 'done' : 'called';
  switch (verdict.name) {
    case 'open':
      return '';
    case 'overdue':
      return `${laterWords(verdict.lateBy)} late, not ${done} yet`;
    case 'kept':
      return promise.by === null ? done : `kept`;
    case 'late':
      return `${done} ${laterWords(verdict.lateBy)} later`;
    case 'not-done':
      return 'closed without it being done';
    case 'withdrawn':
      return 'withdrawn';
    case 'replaced':
      return 'told anew since';
  }
}

/** A promise and what became of it, in one sentence: "Promised by Fri, Nov 14; done 2 days later." */
export function promiseSentence(promise: Told, now: Instant, timeZone: string): string {
  const { kind, by, firstBy } = promise;
  const when = (at: Instant) => promisedTime(at, now, timeZone);
  const told =
    by === null
      ? 'No date was promised'
      : kind === 'work'
        ? `Promised by ${when(by)}`
        : `Call-back promised by ${when(by)}`;
  const moved = firstBy === null ? null : `first by ${when(firstBy)}`;
  return (
    [told, moved, verdictWords(promise, now)].filter((part) => part !== null && part !== '').join('; ') + '.'
  );
}
