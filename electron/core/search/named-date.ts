import { directionOf, suffixOf } from '../../../shared/domain/street-words.ts';
import { calendarDay, dayNumber, type CityDates, type DayNumber } from './city-dates.ts';
import {
  isShortSuffix,
  spanOf,
  weekdayBack,
  wholeYear,
  wordAt,
  type DateSpan,
  type SpanReader,
  type Tokens,
} from './date-span.ts';
import { MONTH_LABELS, MONTH_WORDS, WEEKDAY_NAMES, WEEKDAY_WORDS } from './date-words.ts';

const OF: ReadonlySet<string> = new Set(['of', 'de', 'del']);
/** A leap day comes back after eight years at the latest. */
const LONGEST_SEARCH = 8;

function dateOf(year: number, month: number, day: number): DayNumber | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  const found = dayNumber({ year, month, day });
  return calendarDay(found).month === month ? found : null;
}

/** A day of a month; without a year the latest that has been. */
function dayOf(
  { year, month, day }: { year: number | null; month: number; day: number },
  said: 'day' | 'numbers',
  end: number,
  { today }: CityDates,
): DateSpan | null {
  let found: DayNumber | null = null;
  const thisYear = calendarDay(today).year;
  if (year !== null) found = dateOf(year, month, day);
  for (let back = 0; year === null && back <= LONGEST_SEARCH; back += 1) {
    found = dateOf(thisYear - back, month, day);
    if (found !== null && found <= today) break;
  }
  if (found === null) return null;
  return spanOf(found, found + 1, { name: null, said, yearless: year === null, end });
}

function yearIn(word: string): number | null {
  return /^(?:19[89]\d|20\d\d)$/.test(word) ? Number(word) : null;
}

/** Whether a number goes on after its word: "11" of "11/03". */
function goesOn(tokens: Tokens, at: number, end: number): boolean {
  return at < end && /^[-–—/.]$/.test(tokens[at]?.gap ?? '');
}

/** Whether a day can end before a place: no number and no street goes on there. */
export function endsAt(tokens: Tokens, at: number, end: number): boolean {
  return !goesOn(tokens, at, end) && !isShortSuffix(wordAt(tokens, at, end));
}

/** A year at a place, "of" or "de" before it or not, and the place after it. */
function yearAfter(tokens: Tokens, at: number, end: number): { year: number | null; end: number } {
  const place = OF.has(wordAt(tokens, at, end)) ? at + 1 : at;
  const year = yearIn(wordAt(tokens, place, end));
  return year === null || goesOn(tokens, place + 1, end) ? { year: null, end: at } : { year, end: place + 1 };
}

function dayIn(word: string): number | null {
  if (word === 'primero') return 1;
  const digits = /^(\d{1,2})(?:st|nd|rd|th|ro)?$/.exec(word);
  return digits === null ? null : Number(digits[1]);
}

/** "3 nov", "3rd of november 2026", "nov 3", "3 de noviembre de 2026". */
export const namedDayAt: SpanReader = (tokens, at, end, dates) => {
  const [first, second] = [wordAt(tokens, at, end), wordAt(tokens, at + 1, end)];
  const dayFirst = dayIn(first);
  const of = dayFirst !== null && OF.has(second) ? 1 : 0;
  const month = MONTH_WORDS.get(dayFirst === null ? first : wordAt(tokens, at + 1 + of, end));
  const day = dayFirst ?? dayIn(second);
  if (month === undefined || day === null) return null;
  const { year, end: to } = yearAfter(tokens, at + 2 + of, end);
  // "may 5th st" is a street.
  if (year === null && !endsAt(tokens, to, end)) return null;
  return dayOf({ year, month, day }, 'day', to, dates);
};

function wholeMonth(year: number, month: number, name: string, end: number): DateSpan {
  const from = dayNumber({ year, month, day: 1 });
  return spanOf(from, dayNumber({ year, month: month + 1, day: 1 }), { name, said: 'month', end });
}

/** "november", "november 2026", "mar 2026"; "mar" alone begins "Mar Vista" and is none. */
export const namedMonthAt: SpanReader = (tokens, at, end, { today }) => {
  const word = wordAt(tokens, at, end);
  const month = MONTH_WORDS.get(word);
  if (month === undefined) return null;
  const { year, end: to } = yearAfter(tokens, at + 1, end);
  if (year === null && (word === 'mar' || isShortSuffix(wordAt(tokens, to, end)))) return null;
  const latest = calendarDay(today);
  const inYear = year ?? (month <= latest.month ? latest.year : latest.year - 1);
  const label = MONTH_LABELS[month - 1] ?? '';
  const name = year === null ? label : `${label} ${year}`;
  return { ...wholeMonth(inYear, month, name, to), yearless: year === null };
};

/** "monday". */
export const weekdayAt: SpanReader = (tokens, at, end, dates) => {
  const word = wordAt(tokens, at, end);
  const weekday = WEEKDAY_WORDS.get(word);
  const next = wordAt(tokens, at + 1, end);
  // "sun valley" and "monday st" are places.
  const isPlace = isShortSuffix(next) || (!WEEKDAY_NAMES.has(word) && next === 'valley');
  return weekday === undefined || isPlace ? null : weekdayBack(weekday, true, dates, at + 1);
};

/** "2026", where no street goes on after it. */
export const yearAt: SpanReader = (tokens, at, end, { today }) => {
  const year = yearIn(wordAt(tokens, at, end));
  if (year === null || year > calendarDay(today).year) return null;
  const [next, second] = [wordAt(tokens, at + 1, end), wordAt(tokens, at + 2, end)];
  if (directionOf(next) !== undefined || suffixOf(next) !== undefined || isShortSuffix(second)) return null;
  return wholeYear(year, { name: String(year), said: 'year', end: at + 1 });
};

/** "2026-11-03", "2026-11", "11/03/2026", "11-03-2026", "11/03/26"; "11/03" too, which is told apart by `yearless`. */
export const numbersAt: SpanReader = (tokens, at, end, dates) => {
  const glue = (place: number) => (place < end ? (tokens[place]?.gap ?? '') : '');
  const sign = glue(at + 1);
  if ((sign !== '-' && sign !== '/') || glue(at) === '-' || glue(at) === '/') return null;
  const hasThird = glue(at + 2) === sign;
  const to = at + (hasThird ? 3 : 2);
  if (goesOn(tokens, to, end)) return null;
  const [a, b, c] = [at, at + 1, at + 2].map((place) => wordAt(tokens, place, end)) as [
    string,
    string,
    string,
  ];
  const isIso = /^\d{4}$/.test(a) && /^\d{2}$/.test(b);
  if (isIso && !hasThird && sign === '-') {
    if (dateOf(Number(a), Number(b), 1) === null) return null;
    return wholeMonth(Number(a), Number(b), `${MONTH_LABELS[Number(b) - 1]} ${a}`, to);
  }
  const day = (year: number | null, month: string, of: string) =>
    dayOf({ year, month: Number(month), day: Number(of) }, 'numbers', to, dates);
  if (isIso && hasThird) return /^\d{1,2}$/.test(c) ? day(Number(a), b, c) : null;
  if (!/^\d{1,2}$/.test(a) || !/^\d{1,2}$/.test(b)) return null;
  if (!hasThird) return sign === '/' ? day(null, a, b) : null;
  if (/^\d{4}$/.test(c)) return day(Number(c), a, b);
  return sign === '/' && /^\d{2}$/.test(c) ? day(2000 + Number(c), a, b) : null;
};
