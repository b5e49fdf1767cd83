import type { Instant } from '../../../shared/domain/instant.ts';
import {
  calendarDay,
  dayNumber,
  daysSaid,
  monthsBack,
  type CityDates,
  type DayNumber,
} from './city-dates.ts';
import { afterArticle, wordAt, type DateSpan, type Tokens } from './date-span.ts';
import { MONTH_WORDS } from './date-words.ts';
import { endsAt, namedDayAt, namedMonthAt, numbersAt, weekdayAt, yearAt } from './named-date.ts';
import { phraseBook } from './phrase-book.ts';
import { relativeAt } from './relative-date.ts';

/** A stretch of time that was read from a text. */
export interface DateReading {
  /** [from, to); null is open-ended. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** In English, inside a sentence: "last week (Nov 9 to 15)". */
  readonly label: string;
  /** The place after its last word. */
  readonly end: number;
}

/** A word before a date, by what it makes of it. "in" takes no bare day, "on" nothing but a day. */
export type DateWord = 'since' | 'before' | 'after' | 'until' | 'on' | 'in' | 'from' | 'between';

const DATE_WORDS: Readonly<Record<DateWord, string>> = {
  since: 'since,desde',
  before: 'before,antes de,antes del',
  after: 'after,despues de,despues del',
  until: 'until,till,through,hasta',
  on: 'on,el',
  in: 'in,during,within,over the,en,durante',
  from: 'from',
  // "de" alone says no date: "cinco de mayo".
  between: 'between,entre,de,del',
};
const dateWords = phraseBook(
  (Object.keys(DATE_WORDS) as DateWord[]).flatMap((word) =>
    DATE_WORDS[word].split(',').map((phrase) => [phrase.split(' '), word] as const),
  ),
);
const RANGE_WORDS: ReadonlySet<string> = new Set('to until till through thru and a al y hasta'.split(' '));
/** Other words than these begin no date: most texts are done with here. */
const FIRST_WORDS: ReadonlySet<string> = new Set([
  ...Object.values(DATE_WORDS).flatMap((list) =>
    list.split(',').map((phrase) => phrase.split(' ', 1)[0] ?? ''),
  ),
  ...MONTH_WORDS.keys(),
  ...'today hoy yesterday ayer anteayer antier this esta este last previous past hace the la los las'.split(
    ' ',
  ),
  ...'ultimo ultima ultimos ultimas pasado pasada semana mes ano primero lunes martes miercoles'.split(' '),
  ...'jueves viernes sabado domingo a an un una one two three four five six seven eight nine ten'.split(' '),
  ...'eleven twelve'.split(' '),
]);

const DAY_ALONE = /^(?:[1-9]|[12]\d|3[01])$/;

const firstOf = (tokens: Tokens, at: number, end: number, dates: CityDates): DateSpan | null =>
  relativeAt(tokens, at, end, dates) ?? numbersAt(tokens, at, end, dates);

/** A date wherever one is expected: bare months, weekdays and years are dates there. */
function expectedAt(tokens: Tokens, start: number, end: number, dates: CityDates): DateSpan | null {
  const at = afterArticle(tokens, start, end);
  return (
    firstOf(tokens, start, end, dates) ??
    numbersAt(tokens, at, end, dates) ??
    namedDayAt(tokens, at, end, dates) ??
    namedMonthAt(tokens, at, end, dates) ??
    weekdayAt(tokens, at, end, dates) ??
    yearAt(tokens, at, end, dates)
  );
}

/** A date that needs nothing before it: what could be a name or a number must say its year. */
function bareAt(tokens: Tokens, at: number, end: number, dates: CityDates): DateSpan | null {
  const found =
    firstOf(tokens, at, end, dates) ??
    namedDayAt(tokens, at, end, dates) ??
    namedMonthAt(tokens, at, end, dates);
  if (found === null || !found.yearless) return found;
  const month = found.said === 'day' ? namedMonthAt(tokens, at, end, dates) : null;
  return month === null || month.yearless ? null : month;
}

const lastDay = ({ to }: DateSpan) => to - 1;

/** A reading without a word before it. */
function within(span: DateSpan, dates: CityDates): DateReading {
  const { from, to, since, name, end } = span;
  if (since !== null) {
    return { from: since, to: null, label: `${name} (from ${dates.timeOf(since)})`, end };
  }
  const days = daysSaid(from, lastDay(span), dates.today);
  const label = name === null ? days : `${name} (${days})`;
  return { from: dates.startOf(from), to: dates.startOf(to), label, end };
}

function openEnded(word: DateWord, span: DateSpan, dates: CityDates): DateReading {
  const { from, to, since, name, end } = span;
  const day = (date: DayNumber) => daysSaid(date, date, dates.today);
  const told = (bare: DayNumber, more: string) =>
    `${word} ${name === null ? day(bare) : `${name} (${more})`}`;
  const begins = since ?? dates.startOf(from);
  switch (word) {
    case 'before': {
      const label = told(from, `until ${day(from - 1)}`);
      const inHours = since === null ? label : `before ${dates.timeOf(since)}`;
      return { from: null, to: begins, label: inHours, end };
    }
    case 'after':
      if (since !== null) return within(span, dates);
      return { from: dates.startOf(to), to: null, label: told(from, `from ${day(to)}`), end };
    case 'until':
      if (since !== null) return openEnded('before', span, dates);
      return { from: null, to: dates.startOf(to), label: told(from, day(lastDay(span))), end };
    default: {
      if (since !== null) return within(span, dates);
      const label = name === null ? `since ${day(from)}` : `since ${name} (from ${day(from)})`;
      return { from: begins, to: null, label, end };
    }
  }
}

/** The place of the second date of a range: after "to" or a dash; null when none stands there. */
function secondAt(tokens: Tokens, at: number, end: number, isBetween: boolean): number | null {
  const word = wordAt(tokens, at, end);
  if (RANGE_WORDS.has(word)) return isBetween || (word !== 'and' && word !== 'y') ? at + 1 : null;
  return at < end && /^(?:\s+[-–—]\s+|\.\.)$/.test(tokens[at]?.gap ?? '') ? at : null;
}

function range(one: DateSpan, other: DateSpan, dates: CityDates): DateReading | null {
  if (one.since !== null || other.since !== null) return null;
  let [first, second] = [one, other];
  if (first.from > second.from) {
    // "from 28 dec to 3 jan" goes over the end of a year, "from monday to friday" asked on a Wednesday over that of a
    // week; else the two stand the wrong way round.
    if (first.said === 'weekday') first = { ...first, from: first.from - 7, to: first.to - 7 };
    else if (first.yearless && calendarDay(first.from).month > calendarDay(second.from).month) {
      first = { ...first, from: monthsBack(first.from, 12), to: monthsBack(first.to, 12) };
    } else [first, second] = [second, first];
  }
  const to = Math.max(first.to, second.to);
  const days = daysSaid(first.from, to - 1, dates.today);
  const day = (span: DateSpan) => span.name ?? daysSaid(span.from, lastDay(span), dates.today);
  const isNamed = first.name !== null || second.name !== null;
  const label = isNamed ? `${day(first)} to ${day(second)} (${days})` : days;
  return { from: dates.startOf(first.from), to: dates.startOf(to), label, end: other.end };
}

/** The day "3" of "nov 1 to 3". */
function dayInMonthOf(span: DateSpan, tokens: Tokens, at: number, end: number): DateSpan | null {
  const day = Number(DAY_ALONE.exec(wordAt(tokens, at, end))?.[0]);
  if (span.said !== 'day' || !(day > calendarDay(span.from).day)) return null;
  const from = dayNumber({ ...calendarDay(span.from), day });
  if (calendarDay(from).day !== day || !endsAt(tokens, at + 1, end)) return null;
  return { ...span, from, to: from + 1, end: at + 1 };
}

/** "from X to Y" after its first word, also "from 1 to 5 nov". */
function rangeAt(
  tokens: Tokens,
  at: number,
  end: number,
  dates: CityDates,
  isBetween: boolean,
): DateReading | null {
  const first = expectedAt(tokens, at, end, dates);
  if (first !== null) {
    const next = secondAt(tokens, first.end, end, isBetween);
    const second = next === null ? null : expectedAt(tokens, next, end, dates);
    if (second !== null) return range(first, second, dates);
    const sameMonth = next === null ? null : dayInMonthOf(first, tokens, next, end);
    if (sameMonth !== null) return range(first, sameMonth, dates);
  }
  const day = afterArticle(tokens, at, end);
  if (!DAY_ALONE.test(wordAt(tokens, day, end))) return null;
  const next = secondAt(tokens, day + 1, end, isBetween);
  const last = next === null ? null : namedDayAt(tokens, afterArticle(tokens, next, end), end, dates);
  if (last === null) return null;
  const from = dayNumber({ ...calendarDay(last.from), day: Number(wordAt(tokens, day, end)) });
  return range({ ...last, from, to: from + 1, yearless: false }, last, dates);
}

/** The date at a place where one is expected, with or without a word such as "since" before it. */
export function expectedDateAt(
  tokens: Tokens,
  at: number,
  end: number,
  dates: CityDates,
  word: DateWord | null = null,
): DateReading | null {
  if (word === null) {
    const found = dateAt(tokens, at, end, dates);
    if (found !== null) return found;
    const twice = rangeAt(tokens, at, end, dates, true);
    if (twice !== null) return twice;
  }
  const span = expectedAt(tokens, at, end, dates);
  if (span === null) return null;
  return word === null || word === 'on' || word === 'in' ? within(span, dates) : openEnded(word, span, dates);
}

function afterWord(
  word: DateWord,
  tokens: Tokens,
  at: number,
  end: number,
  dates: CityDates,
): DateReading | null {
  if (word === 'from' || word === 'between' || word === 'since') {
    const found = rangeAt(tokens, at, end, dates, word === 'between');
    if (found !== null || word === 'between') return found;
  }
  const span = expectedAt(tokens, at, end, dates);
  if (span === null) return null;
  const { said } = span;
  switch (word) {
    case 'on':
      return said === 'day' || said === 'numbers' || said === 'weekday' || span.name === 'yesterday'
        ? within(span, dates)
        : null;
    case 'in':
      return said === 'weekday' || said === 'numbers' ? null : within(span, dates);
    case 'from':
      return said === 'relative' || said === 'month' || said === 'year'
        ? within(span, dates)
        : openEnded('since', span, dates);
    default:
      return openEnded(word, span, dates);
  }
}

/**
 * The longest date phrase that begins at a word and ends before `end`; null when none does. Bare numbers, months and
 * weekdays are none.
 */
export function dateAt(tokens: Tokens, at: number, end: number, dates: CityDates): DateReading | null {
  const named = dateWords.longest(tokens, at, end);
  const found = named === null ? null : afterWord(named.value, tokens, named.end, end, dates);
  if (found !== null) return found;
  const span = bareAt(tokens, at, end, dates);
  if (span === null) return null;
  const next = span.said === 'relative' ? null : secondAt(tokens, span.end, end, false);
  const second = next === null ? null : bareAt(tokens, next, end, dates);
  return (second === null ? null : range(span, second, dates)) ?? within(span, dates);
}

/** Whether a date phrase can begin with a word: asked first, as most words begin none. */
export function beginsDate(word: string): boolean {
  return FIRST_WORDS.has(word) || /^\d/.test(word);
}
