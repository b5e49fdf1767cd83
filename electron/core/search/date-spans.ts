import { Temporal } from 'temporal-polyfill';
import { directionOf, suffixOf } from '../../../shared/domain/street-words.ts';
import { HOUR, type Instant } from '../../../shared/domain/instant.ts';
import type { CityDates } from './city-dates.ts';
import {
  countIn,
  MONTH_LABELS,
  MONTH_WORDS,
  UNITS,
  WEEKDAY_LABELS,
  WEEKDAY_NAMES,
  WEEKDAY_WORDS,
  type DateUnit,
} from './date-words.ts';
import type { QueryToken } from './query-text.ts';

/** What a text says of a time, before a word such as "since" is considered. */
export interface Span {
  /** Days [from, to). */
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
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

type Tokens = readonly QueryToken[];
type Reader = (tokens: Tokens, at: number, end: number, dates: CityDates) => Span | null;

const ARTICLES: ReadonlySet<string> = new Set(['the', 'el', 'la', 'los', 'las']);
const THIS: ReadonlySet<string> = new Set(['this', 'esta', 'este']);
const LAST: ReadonlySet<string> = new Set(['last', 'previous', 'ultimo', 'ultima']);
const LATEST: ReadonlySet<string> = new Set([...LAST, 'past', 'ultimos', 'ultimas']);
const PASSED: ReadonlySet<string> = new Set(['pasado', 'pasada']);
const OF: ReadonlySet<string> = new Set(['of', 'de', 'del']);
const DAYS_BACK: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['hoy', 0],
  ['yesterday', 1],
  ['ayer', 1],
  ['anteayer', 2],
  ['antier', 2],
]);
/** A leap day comes back after eight years at the latest. */
const LONGEST_SEARCH = 8;
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

function span(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  rest: Pick<Span, 'name' | 'said' | 'end'> & Partial<Span>,
): Span {
  return { from, to, since: null, yearless: false, ...rest };
}

const several = (count: number, unit: DateUnit) => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A whole day, week, month or year, so many before this one. */
function unitBack(unit: DateUnit, back: number, { today, now }: CityDates, end: number): Span {
  const name = `${several(back, unit)} ago`;
  const rest = { name, said: 'relative' as const, end };
  switch (unit) {
    case 'hour':
      return span(today, today, { ...rest, since: now - back * HOUR });
    case 'day': {
      const from = today.subtract({ days: back });
      return span(from, from.add({ days: 1 }), { ...rest, name: ['today', 'yesterday'][back] ?? name });
    }
    case 'week': {
      const from = today.subtract({ days: today.dayOfWeek - 1 + 7 * back });
      return span(from, from.add({ days: 7 }), { ...rest, name: ['this week', 'last week'][back] ?? name });
    }
    case 'month': {
      const from = today.with({ day: 1 }).subtract({ months: back });
      return span(from, from.add({ months: 1 }), {
        ...rest,
        name: ['this month', 'last month'][back] ?? name,
      });
    }
    case 'year': {
      const from = today.with({ month: 1, day: 1 }).subtract({ years: back });
      return span(from, from.add({ years: 1 }), { ...rest, name: ['this year', 'last year'][back] ?? name });
    }
  }
}

/** So many units up to now; today is the last of its days. */
function unitsUpToNow(unit: DateUnit, count: number, { today, now }: CityDates, end: number): Span {
  const name = count === 1 ? `past ${unit}` : `last ${several(count, unit)}`;
  const rest = { name, said: 'relative' as const, end };
  const tomorrow = today.add({ days: 1 });
  switch (unit) {
    case 'hour':
      return span(today, tomorrow, { ...rest, since: now - count * HOUR });
    case 'day':
      return span(tomorrow.subtract({ days: count }), tomorrow, rest);
    case 'week':
      return span(tomorrow.subtract({ days: 7 * count }), tomorrow, rest);
    case 'month':
      return span(tomorrow.subtract({ months: count }), tomorrow, rest);
    case 'year':
      return span(tomorrow.subtract({ years: count }), tomorrow, rest);
  }
}

/** The latest such weekday, today included or not. */
function weekdayBack(weekday: number, withToday: boolean, { today }: CityDates, end: number): Span {
  const back = (today.dayOfWeek - weekday + 7) % 7;
  const from = today.subtract({ days: back === 0 && !withToday ? 7 : back });
  const label = WEEKDAY_LABELS[weekday - 1] ?? '';
  return span(from, from.add({ days: 1 }), {
    name: withToday ? label : `last ${label}`,
    said: withToday ? 'weekday' : 'relative',
    end,
  });
}

/** "last week" and all that is told from today. */
export const relativeAt: Reader = (tokens, start, end, dates) => {
  const at = afterArticle(tokens, start, end);
  const [first, second, third] = [0, 1, 2].map((more) => wordAt(tokens, at + more, end)) as [
    string,
    string,
    string,
  ];
  const back = DAYS_BACK.get(first);
  if (back !== undefined) return unitBack('day', back, dates, at + 1);
  const unit = UNITS.get(second);
  const isWhole = unit === 'week' || unit === 'month' || unit === 'year';
  if (THIS.has(first)) return isWhole ? unitBack(unit, 0, dates, at + 2) : null;
  if (first === 'hace') return agoAt(second, third, at + 3, dates);
  if (LATEST.has(first)) {
    const weekday = WEEKDAY_WORDS.get(second);
    if (LAST.has(first) && weekday !== undefined) return weekdayBack(weekday, false, dates, at + 2);
    if (LAST.has(first) && isWhole) return unitBack(unit, 1, dates, at + 2);
    if (unit === 'hour' || (first === 'past' && unit !== undefined)) {
      return unitsUpToNow(unit, 1, dates, at + 2);
    }
    const [count, counted] = [countIn(second), UNITS.get(third)];
    if (count !== null && counted !== undefined) return unitsUpToNow(counted, count, dates, at + 3);
    return null;
  }
  if (third === 'ago' || third === 'atras') return agoAt(first, second, at + 3, dates);
  const [named, passed] = PASSED.has(first) ? [second, true] : [first, PASSED.has(second)];
  if (!passed) return null;
  const weekday = WEEKDAY_NAMES.get(named);
  if (weekday !== undefined) return weekdayBack(weekday, false, dates, at + 2);
  const whole = UNITS.get(named);
  return whole === 'week' || whole === 'month' || whole === 'year' ? unitBack(whole, 1, dates, at + 2) : null;
};

function agoAt(number: string, word: string, end: number, dates: CityDates): Span | null {
  const [count, unit] = [countIn(number), UNITS.get(word)];
  return count === null || unit === undefined ? null : unitBack(unit, count, dates, end);
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  if (day > new Temporal.PlainYearMonth(year, month).daysInMonth) return null;
  return new Temporal.PlainDate(year, month, day);
}

/** A day of a month; without a year the latest that has been. */
function dayOf(
  { year, month, day }: { year: number | null; month: number; day: number },
  said: 'day' | 'numbers',
  end: number,
  { today }: CityDates,
): Span | null {
  let found: Temporal.PlainDate | null = null;
  if (year !== null) found = dateOf(year, month, day);
  for (let back = 0; year === null && back <= LONGEST_SEARCH; back += 1) {
    found = dateOf(today.year - back, month, day);
    if (found !== null && Temporal.PlainDate.compare(found, today) <= 0) break;
  }
  if (found === null) return null;
  return span(found, found.add({ days: 1 }), { name: null, said, yearless: year === null, end });
}

function yearIn(word: string): number | null {
  return /^(?:19[89]\d|20\d\d)$/.test(word) ? Number(word) : null;
}

/** A year at a place, "of" or "de" before it or not, and the place after it. */
function yearAfter(tokens: Tokens, at: number, end: number): { year: number | null; end: number } {
  const place = OF.has(wordAt(tokens, at, end)) ? at + 1 : at;
  const year = yearIn(wordAt(tokens, place, end));
  return year === null ? { year, end: at } : { year, end: place + 1 };
}

function dayIn(word: string): number | null {
  if (word === 'primero') return 1;
  const digits = /^(\d{1,2})(?:st|nd|rd|th|ro)?$/.exec(word);
  return digits === null ? null : Number(digits[1]);
}

/** "3 nov", "3rd of november 2026", "nov 3", "3 de noviembre de 2026". */
export const namedDayAt: Reader = (tokens, at, end, dates) => {
  const [first, second] = [wordAt(tokens, at, end), wordAt(tokens, at + 1, end)];
  const dayFirst = dayIn(first);
  const of = dayFirst !== null && OF.has(second) ? 1 : 0;
  const month = MONTH_WORDS.get(dayFirst === null ? first : wordAt(tokens, at + 1 + of, end));
  const day = dayFirst ?? dayIn(second);
  if (month === undefined || day === null) return null;
  const { year, end: to } = yearAfter(tokens, at + 2 + of, end);
  // "may 5th st" is a street.
  if (year === null && isShortSuffix(wordAt(tokens, to, end))) return null;
  return dayOf({ year, month, day }, 'day', to, dates);
};

/** "november", "november 2026", "mar 2026"; "mar" alone begins "Mar Vista" and is none. */
export const namedMonthAt: Reader = (tokens, at, end, { today }) => {
  const word = wordAt(tokens, at, end);
  const month = MONTH_WORDS.get(word);
  if (month === undefined) return null;
  const { year, end: to } = yearAfter(tokens, at + 1, end);
  if (year === null && (word === 'mar' || isShortSuffix(wordAt(tokens, to, end)))) return null;
  const inYear = year ?? (month <= today.month ? today.year : today.year - 1);
  const from = new Temporal.PlainDate(inYear, month, 1);
  const label = MONTH_LABELS[month - 1] ?? '';
  const name = year === null ? label : `${label} ${year}`;
  return span(from, from.add({ months: 1 }), { name, said: 'month', yearless: year === null, end: to });
};

/** "monday". */
export const weekdayAt: Reader = (tokens, at, end, dates) => {
  const word = wordAt(tokens, at, end);
  const weekday = WEEKDAY_WORDS.get(word);
  const next = wordAt(tokens, at + 1, end);
  // "sun valley" and "monday st" are places.
  const isPlace = isShortSuffix(next) || (!WEEKDAY_NAMES.has(word) && next === 'valley');
  return weekday === undefined || isPlace ? null : weekdayBack(weekday, true, dates, at + 1);
};

/** "2026", where no street goes on after it. */
export const yearAt: Reader = (tokens, at, end, { today }) => {
  const year = yearIn(wordAt(tokens, at, end));
  if (year === null || year > today.year) return null;
  const [next, second] = [wordAt(tokens, at + 1, end), wordAt(tokens, at + 2, end)];
  if (directionOf(next) !== undefined || suffixOf(next) !== undefined || isShortSuffix(second)) return null;
  const from = new Temporal.PlainDate(year, 1, 1);
  return span(from, from.add({ years: 1 }), { name: String(year), said: 'year', end: at + 1 });
};

/** "2026-11-03", "2026-11", "11/03/2026", "11-03-2026", "11/03/26"; "11/03" too, which is told apart by `yearless`. */
export const numbersAt: Reader = (tokens, at, end, dates) => {
  const glue = (place: number) => (place < end ? (tokens[place]?.gap ?? '') : '');
  const sign = glue(at + 1);
  if ((sign !== '-' && sign !== '/') || glue(at) === '-' || glue(at) === '/') return null;
  const hasThird = glue(at + 2) === sign;
  const to = at + (hasThird ? 3 : 2);
  if (/^[-–—/.]$/.test(glue(to))) return null;
  const [a, b, c] = [at, at + 1, at + 2].map((place) => wordAt(tokens, place, end)) as [
    string,
    string,
    string,
  ];
  const isIso = /^\d{4}$/.test(a) && /^\d{2}$/.test(b);
  if (isIso && !hasThird && sign === '-') {
    const from = dateOf(Number(a), Number(b), 1);
    if (from === null) return null;
    const name = `${MONTH_LABELS[from.month - 1]} ${from.year}`;
    return span(from, from.add({ months: 1 }), { name, said: 'month', end: to });
  }
  const day = (year: number | null, month: string, of: string) =>
    dayOf({ year, month: Number(month), day: Number(of) }, 'numbers', to, dates);
  if (isIso && hasThird) return /^\d{1,2}$/.test(c) ? day(Number(a), b, c) : null;
  if (!/^\d{1,2}$/.test(a) || !/^\d{1,2}$/.test(b)) return null;
  if (!hasThird) return sign === '/' ? day(null, a, b) : null;
  if (/^\d{4}$/.test(c)) return day(Number(c), a, b);
  return sign === '/' && /^\d{2}$/.test(c) ? day(2000 + Number(c), a, b) : null;
};
