import type { BusinessCalendar } from '../business-calendar.ts';
import type { LocalTimes } from './local-time.ts';
import { joinSpans, spansInBoth, type Span } from './span.ts';

/** When a calendar is open within a span, which must have an end. */
export function openHours(calendar: BusinessCalendar, [from, to]: Span, times: LocalTimes): Span[] {
  if (from >= to) return [];
  const open: Span[] = [];
  for (let day = calendar.dayOf(from); ; day = calendar.next(day)) {
    open.push(...day.open);
    const { year, month, day: date } = day.date;
    if (times.instantOf(Date.UTC(year, month - 1, date + 1)) >= to) break;
  }
  return spansInBoth(joinSpans(open), [[from, to]]);
}
