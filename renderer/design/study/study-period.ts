import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import { cityDate, cityInstant, daysFrom } from '../../../shared/domain/case-words/city-date.ts';

/** A period of the past as it is chosen; days are the city's, the last one counts. */
export type PeriodChosen =
  | { readonly kind: 'days'; readonly days: 30 | 90 | 365 }
  | { readonly kind: 'own'; readonly first: string; readonly last: string };

/** [from, to), or why it is none. */
export type StudyPeriod =
  | { readonly ok: true; readonly from: Instant; readonly to: Instant }
  | { readonly ok: false; readonly why: string };

/** The longest period that can be studied: a year and a day. */
const LONGEST = 366 * DAY;

/** The first instant of a day of the city some days later. */
function midnight(date: string, later: number, timeZone: string): Instant | null {
  const noon = cityInstant(date, '12:00', timeZone);
  return noon === null ? null : cityInstant(daysFrom(noon, later, timeZone), '00:00', timeZone);
}

/** The instants of a period; today counts to its end, so that what was just raised is in it. Pure. */
export function studyPeriod(chosen: PeriodChosen, now: Instant, timeZone: string): StudyPeriod {
  const today = cityDate(now, timeZone);
  const [first, last] =
    chosen.kind === 'own' ? [chosen.first, chosen.last] : [daysFrom(now, 1 - chosen.days, timeZone), today];
  const from = midnight(first, 0, timeZone);
  const to = midnight(last, 1, timeZone);
  if (from === null || to === null) return { ok: false, why: 'Choose a first and a last day.' };
  if (from >= to) return { ok: false, why: 'The first day is after the last.' };
  if (from > now) return { ok: false, why: 'The first day is still to come.' };
  // Of a year with a change of the clocks at both ends an hour may be too many.
  if (chosen.kind === 'days') return { ok: true, from: Math.max(from, to - LONGEST), to };
  return to - from > LONGEST
    ? { ok: false, why: 'At most a year and a day at once.' }
    : { ok: true, from, to };
}
