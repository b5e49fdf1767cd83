import { HOUR } from '../../../shared/domain/instant.ts';
import { calendarDay, dayNumber, monthsBack, weekdayOf, type CityDates } from './city-dates.ts';
import {
  afterArticle,
  spanOf,
  weekdayBack,
  wholeYear,
  wordAt,
  type DateSpan,
  type SpanReader,
} from './date-span.ts';
import { countIn, UNITS, WEEKDAY_NAMES, WEEKDAY_WORDS, type DateUnit } from './date-words.ts';

const THIS: ReadonlySet<string> = new Set(['this', 'esta', 'este']);
const LAST: ReadonlySet<string> = new Set(['last', 'previous', 'ultimo', 'ultima']);
const LATEST: ReadonlySet<string> = new Set([...LAST, 'past', 'ultimos', 'ultimas']);
const PASSED: ReadonlySet<string> = new Set(['pasado', 'pasada']);
const DAYS_BACK: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['hoy', 0],
  ['yesterday', 1],
  ['ayer', 1],
  ['anteayer', 2],
  ['antier', 2],
]);

const several = (count: number, unit: DateUnit) => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A whole day, week, month or year, so many before this one. */
function unitBack(unit: DateUnit, back: number, { today, now }: CityDates, end: number): DateSpan {
  const name = `${several(back, unit)} ago`;
  const rest = { said: 'relative' as const, end };
  const whole = { ...rest, name: [`this ${unit}`, `last ${unit}`][back] ?? name };
  const { year, month } = calendarDay(today);
  switch (unit) {
    case 'hour':
      return spanOf(today, today + 1, { ...rest, name, since: now - back * HOUR });
    case 'day':
      return spanOf(today - back, today - back + 1, {
        ...rest,
        name: ['today', 'yesterday'][back] ?? name,
      });
    case 'week': {
      const from = today - (weekdayOf(today) - 1) - 7 * back;
      return spanOf(from, from + 7, whole);
    }
    case 'month': {
      const from = { year, month: month - back, day: 1 };
      return spanOf(dayNumber(from), dayNumber({ ...from, month: month - back + 1 }), whole);
    }
    case 'year':
      return wholeYear(year - back, whole);
  }
}

/** So many units up to now; today is the last of its days. */
function unitsUpToNow(unit: DateUnit, count: number, { today, now }: CityDates, end: number): DateSpan {
  const name = count === 1 ? `past ${unit}` : `last ${several(count, unit)}`;
  const rest = { name, said: 'relative' as const, end };
  const tomorrow = today + 1;
  switch (unit) {
    case 'hour':
      return spanOf(today, tomorrow, { ...rest, since: now - count * HOUR });
    case 'day':
      return spanOf(tomorrow - count, tomorrow, rest);
    case 'week':
      return spanOf(tomorrow - 7 * count, tomorrow, rest);
    case 'month':
      return spanOf(monthsBack(tomorrow, count), tomorrow, rest);
    case 'year':
      return spanOf(monthsBack(tomorrow, 12 * count), tomorrow, rest);
  }
}

/** "last week" and all that is told from today. */
export const relativeAt: SpanReader = (tokens, start, end, dates) => {
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

function agoAt(number: string, word: string, end: number, dates: CityDates): DateSpan | null {
  const [count, unit] = [countIn(number), UNITS.get(word)];
  return count === null || unit === undefined ? null : unitBack(unit, count, dates, end);
}
