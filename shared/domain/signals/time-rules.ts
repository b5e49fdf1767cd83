import { CLOCK_SLACK } from '../closure/evidence.ts';
import { DAY, HOUR, MINUTE } from '../instant.ts';
import { endedAsDone, rarityOf, within, type SignalRule } from './signal-rule.ts';

/** A closing this long before it is due is no accident of the clock more often than others. */
const BREACH = 45 * MINUTE;
/** So much faster than the fastest twentieth says all it can. */
const MUCH_FASTER = 25;
/** Outcomes that a desk reaches without going there may come fast. */
const FAST_ANYWAY = new Set(['duplicate', 'cancelled-by-requester', 'invalid', 'out-of-jurisdiction']);

export const quickClose: SignalRule = {
  needs: 'how long such work takes, from at least 30 cases of the service in the 180 days before',
  known: 'at-closing',
  find: ({ openedAt, closedAt, outcome, byClock }, { usual }) => {
    const took = closedAt - openedAt;
    if (usual === null || took < 0 || took >= usual.p05 || byClock) return null;
    if (outcome !== null && FAST_ANYWAY.has(outcome)) return null;
    const faster = Math.log(usual.p05 / Math.max(took, MINUTE)) / Math.log(MUCH_FASTER);
    return {
      strength: within(0.2 + 0.8 * faster),
      knownAt: closedAt,
      figures: { took, usual: usual.p50 },
    };
  },
};

/** Plans shift by a day or a weekend; work done so long before its day was hardly done. */
const MUCH_EARLIER = 4 * DAY;

export const beforeSchedule: SignalRule = {
  needs: 'a planned day',
  known: 'at-closing',
  find: (closing, _around) => {
    const { closedAt, scheduledFor } = closing;
    if (scheduledFor === null || !endedAsDone(closing)) return null;
    // Plans are days: a crew that comes an hour early is in time.
    const early = scheduledFor - closedAt;
    if (early < 12 * HOUR) return null;
    return { strength: within(early / MUCH_EARLIER), knownAt: closedAt, figures: { early } };
  },
};

export const minutesBeforeDue: SignalRule = {
  needs: 'a due time',
  known: 'at-closing',
  find: ({ openedAt, closedAt, dueAt }) => {
    if (dueAt === null || dueAt - openedAt < 4 * HOUR) return null;
    const left = dueAt - closedAt;
    if (left < 0 || left > BREACH) return null;
    return { strength: within(1 - left / BREACH) ** 0.5, knownAt: closedAt, figures: { left } };
  },
};

/** In the evening many type in the day's work; from 22 to 5 hardly anybody does. */
const EVENING = /^(?:05|2[01])/u;
const OF_EVENING = 0.25;

export const offHours: SignalRule = {
  needs: 'how often the department closes at such hours',
  known: 'at-closing',
  find: ({ closedAt, deadHour, byClock }, { deadHours }) => {
    if (deadHour === null || deadHours === null || byClock) return null;
    const { share, strength } = rarityOf(deadHours);
    if (strength === 0) return null;
    const how = EVENING.test(deadHour) ? OF_EVENING : 1;
    return { strength: how * strength, knownAt: closedAt, figures: { clock: deadHour, share } };
  },
};

/** The first of the pairs of times that can't be, by more than clocks differ. */
export const impossibleDates: SignalRule = {
  needs: 'nothing more',
  known: 'at-closing',
  find: ({ openedAt, closedAt, doneAt, visits }) => {
    const tests: readonly (readonly [what: string, by: number])[] = [
      ['closed-before-opened', openedAt - closedAt],
      ...(doneAt === null
        ? []
        : ([
            ['done-before-opened', openedAt - doneAt],
            ['done-after-closing', doneAt - closedAt],
          ] as const)),
      ...visits.flatMap(
        ({ at }) =>
          [
            ['visit-before-opened', openedAt - at],
            ['visit-after-closing', at - closedAt],
          ] as const,
      ),
    ];
    const found = tests.find(([, by]) => by > CLOCK_SLACK);
    if (found === undefined) return null;
    const [what, by] = found;
    return { strength: 1, knownAt: closedAt, figures: { what, by } };
  },
};
