import { suffixOf } from '../../../shared/domain/street-words.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { dayNumber, weekdayOf, type CityDates, type DayNumber } from './city-dates.ts';
import { WEEKDAY_LABELS } from './date-words.ts';
import type { QueryToken } from './query-text.ts';

/** What a text says of a time, before a word such as "since" is considered. */
export interface DateSpan {
  /** Days [from, to). */
  readonly from: DayNumber;
  readonly to: DayNumber;
  /** When it is told in hours: the time it begins, and it goes on until now. */
  readonly since: Instant | null;
  /** What people call it, in English; null when the days themselves were said. */
  readonly name: string | null;
  /** How it is said: "last week", "3 nov", "11/03", "november", "monday", "2026". */
  readonly said: 'relative' | 'day' | 'numbers' | 'month' | 'weekday' | 'year';
  /** The year was left out, so the latest day that has been was taken. */
  readonly yearless: boolean;
  /** The place after its last word. */
  readonly end: number;
}

/** The words of a text. */
export type Tokens = readonly QueryToken[];
/** Reads a span from the words that begin at a place and stand before `end`; null when they say none. */
export type SpanReader = (tokens: Tokens, at: number, end: number, dates: CityDates) => DateSpan | null;

const ARTICLES: ReadonlySet<string> = new Set(['the', 'el', 'la', 'los', 'las']);
/** Longer ones ("drive", "street") can as well begin something else. */
const LONGEST_SUFFIX = 4;

/** The word at a place before `end`; "" when there is none. */
export function wordAt(tokens: Tokens, at: number, end: number): string {
  return at < end ? (tokens[at]?.word ?? '') : '';
}

/** The place after an article, if one stands there. */
export function afterArticle(tokens: Tokens, at: number, end: number): number {
  return ARTICLES.has(wordAt(tokens, at, end)) ? at + 1 : at;
}

/** Whether a word is a short last word of a street. */
export function isShortSuffix(word: string): boolean {
  return word.length <= LONGEST_SUFFIX && suffixOf(word) !== undefined;
}

/** A span of days. */
export function spanOf(
  from: DayNumber,
  to: DayNumber,
  rest: Pick<DateSpan, 'name' | 'said' | 'end'> & Partial<DateSpan>,
): DateSpan {
  return { from, to, since: null, yearless: false, ...rest };
}

/** A year from its first day to its last. */
export function wholeYear(year: number, rest: Pick<DateSpan, 'name' | 'said' | 'end'>): DateSpan {
  const from = dayNumber({ year, month: 1, day: 1 });
  return spanOf(from, dayNumber({ year: year + 1, month: 1, day: 1 }), rest);
}

/** The latest such weekday, today included or not. */
export function weekdayBack(
  weekday: number,
  withToday: boolean,
  { today }: CityDates,
  end: number,
): DateSpan {
  const back = (weekdayOf(today) - weekday + 7) % 7;
  const from = today - (back === 0 && !withToday ? 7 : back);
  const label = WEEKDAY_LABELS[weekday - 1] ?? '';
  return spanOf(from, from + 1, {
    name: withToday ? label : `last ${label}`,
    said: withToday ? 'weekday' : 'relative',
    end,
  });
}
