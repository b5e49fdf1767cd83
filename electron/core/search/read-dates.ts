import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../shared/domain/instant.ts';
import { daysSaid, type CityDates } from './city-dates.ts';
import {
  afterArticle,
  namedDayAt,
  namedMonthAt,
  numbersAt,
  relativeAt,
  wordAt,
  weekdayAt,
  yearAt,
  type Span,
} from './date-spans.ts';
import { MONTH_WORDS } from './date-words.ts';
import { phraseBook } from './phrase-book.ts';
import type { QueryToken } from './query-text.ts';

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

type Tokens = readonly QueryToken[];

const DATE_WORDS: Readonly<Record<DateWord, string>> = {
  since: 'since,desde',
  before: 'before,antes de,antes del',
  after: 'after,despues de,despues del',
  until: 'until,till,through,hasta',
  on: 'on,el',
  in: 'in,during,within,over,en,durante',
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

const firstOf = (tokens: Tokens, at: number, end: number, dates: CityDates): Span | null =>
  relativeAt(tokens, at, end, dates) ?? numbersAt(tokens, at, end, dates);

/** A date wherever one is expected: bare months, weekdays and years are dates there. */
function expectedAt(tokens: Tokens, start: number, end: number, dates: CityDates): Span | null {
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
function bareAt(tokens: Tokens, at: number, end: number, dates: CityDates): Span | null {
  const found =
    firstOf(tokens, at, end, dates) ??
    namedDayAt(tokens, at, end, dates) ??
    namedMonthAt(tokens, at, end, dates);
  if (found === null || !found.yearless) return found;
  const month = found.said === 'day' ? namedMonthAt(tokens, at, end, dates) : null;
  return month === null || month.yearless ? null : month;
}

const lastDay = ({ to }: Span) => to.subtract({ days: 1 });

/** A reading without a word before it. */
function within(span: Span, dates: CityDates): DateReading {
  const { from, to, since, name, end } = span;
  if (since !== null) {
    return { from: since, to: null, label: `${name} (from ${dates.timeOf(since)})`, end };
  }
  const days = daysSaid(from, lastDay(span), dates.today);
  const label = name === null ? days : `${name} (${days})`;
  return { from: dates.startOf(from), to: dates.startOf(to), label, end };
}

function openEnded(word: DateWord, span: Span, dates: CityDates): DateReading {
  const { from, to, since, name, end } = span;
  const day = (date: Temporal.PlainDate) => daysSaid(date, date, dates.today);
  const told = (bare: Temporal.PlainDate, more: string) =>
    `${word} ${name === null ? day(bare) : `${name} (${more})`}`;
  const begins = since ?? dates.startOf(from);
  switch (word) {
    case 'before': {
      const label = told(from, `until ${day(from.subtract({ days: 1 }))}`);
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

function range(one: Span, other: Span, dates: CityDates): DateReading | null {
  if (one.since !== null || other.since !== null) return null;
  let [first, second] = [one, other];
  if (Temporal.PlainDate.compare(first.from, second.from) > 0) {
    // "from 28 dec to 3 jan" goes over the end of a year; else the two stand the wrong way round.
    if (first.yearless && first.from.month > second.from.month) {
      first = { ...first, from: first.from.subtract({ years: 1 }), to: first.to.subtract({ years: 1 }) };
    } else [first, second] = [second, first];
  }
  const to = Temporal.PlainDate.compare(first.to, second.to) > 0 ? first.to : second.to;
  const days = daysSaid(first.from, to.subtract({ days: 1 }), dates.today);
  const day = (span: Span) => span.name ?? daysSaid(span.from, lastDay(span), dates.today);
  const isNamed = first.name !== null || second.name !== null;
  const label = isNamed ? `${day(first)} to ${day(second)} (${days})` : days;
  return { from: dates.startOf(first.from), to: dates.startOf(to), label, end: other.end };
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
  }
  const day = afterArticle(tokens, at, end);
  if (!/^\d{1,2}$/.test(wordAt(tokens, day, end))) return null;
  const next = secondAt(tokens, day + 1, end, isBetween);
  const last = next === null ? null : namedDayAt(tokens, afterArticle(tokens, next, end), end, dates);
  if (last === null) return null;
  const from = last.from.with({ day: Math.max(1, Number(wordAt(tokens, day, end))) });
  return range({ ...last, from, to: from.add({ days: 1 }), yearless: false }, last, dates);
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
