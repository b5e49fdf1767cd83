import { Temporal } from 'temporal-polyfill';
import { CASE_STATES, isLive, type CaseState } from '../../../shared/domain/case-state.ts';
import type { Instant } from '../../../shared/domain/instant.ts';

/** A stretch of time in words: [from, to). */
interface SaidTime {
  readonly words: string;
  readonly from: Instant;
  readonly to: Instant;
}

export interface SaidTimes {
  readonly now: Instant;
  readonly live: readonly CaseState[];
  /** The stretches a moment lies in, in the words a person has for them now. */
  containing(at: Instant): readonly SaidTime[];
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** What "today", "last week" and "since monday" mean at a moment in the city's zone. Weeks begin on Monday. */
export function saidTimes(now: Instant, timeZone: string): SaidTimes {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const start = (date: Temporal.PlainDate): Instant => date.toZonedDateTime(timeZone).epochMilliseconds;
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const tomorrow = start(today.add({ days: 1 }));
  const since = WEEKDAYS.map((name, at): SaidTime => {
    const back = (today.dayOfWeek - 1 - at + 7) % 7;
    return { words: `since ${name}`, from: start(today.subtract({ days: back })), to: tomorrow };
  });
  const all: SaidTime[] = [
    { words: 'today', from: start(today), to: tomorrow },
    { words: 'yesterday', from: start(today.subtract({ days: 1 })), to: start(today) },
    { words: 'this week', from: start(monday), to: tomorrow },
    { words: 'last week', from: start(monday.subtract({ days: 7 })), to: start(monday) },
    {
      words: 'last month',
      from: start(today.with({ day: 1 }).subtract({ months: 1 })),
      to: start(today.with({ day: 1 })),
    },
    ...since,
  ];
  return {
    now,
    live: CASE_STATES.filter(isLive),
    containing: (at) => all.filter(({ from, to }) => at >= from && at < to),
  };
}
