import { DAY, HOUR, MINUTE } from '../instant.ts';
import type { Measure } from './measure.ts';

/** The numbers that lines are made of. */
interface Counts {
  readonly counts: Readonly<Record<Measure, number>>;
  readonly closeP50: number | null;
  readonly closeP90: number | null;
  readonly replyP50: number | null;
  readonly replyP90: number | null;
}

/** A line of the scorecard: a count with its share, or a length of time. */
export interface ScoreLine {
  readonly id: string;
  readonly label: string;
  /** Behind which number its cases stand. */
  readonly opens: Measure;
  /** "412", "3 d 4 h"; null where nothing can be said. */
  readonly value: string | null;
  /** Share of a whole that is itself on the card, from 0 to 1. */
  readonly share: number | null;
  /** What the share is of, in words. */
  readonly of: string;
}

/** A length of time in two units: "4 min", "5 h 20 min", "12 d 3 h". */
export function spanWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(milliseconds / HOUR);
  const rest = Math.round((milliseconds % HOUR) / MINUTE);
  if (hours < 24) return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
  const days = Math.floor(milliseconds / DAY);
  const left = Math.floor((milliseconds % DAY) / HOUR);
  return left === 0 || days >= 10 ? `${days} d` : `${days} d ${left} h`;
}

/** A part of a whole; null where there is no whole. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

const NUMBER = new Intl.NumberFormat('en-US');

/** Everything a scorecard says of one department, district or all, in its order. Pure. */
export function scoreLines({ counts, closeP50, closeP90, replyP50, replyP90 }: Counts): ScoreLine[] {
  const promised = counts['promise-kept'] + counts['promise-broken'];
  const judged = counts['on-time'] + counts.late;
  const count = (opens: Measure, label: string, whole: number | null = null, of = ''): ScoreLine => ({
    id: opens,
    label,
    opens,
    value: NUMBER.format(counts[opens]),
    share: whole === null ? null : shareOf(counts[opens], whole),
    of,
  });
  const length = (id: string, label: string, opens: Measure, value: number | null): ScoreLine => ({
    id,
    label,
    opens,
    value: value === null ? null : spanWords(value),
    share: null,
    of: '',
  });
  return [
    count('opened', 'Opened'),
    count('still-open', 'Of these still open', counts.opened, 'of those opened'),
    count('closed', 'Closed'),
    count('done', 'Closed as done', counts.closed, 'of closings'),
    count('not-done', 'Closed, not done', counts.closed, 'of closings'),
    length('close-p50', 'Time until done, median', 'done', closeP50),
    length('close-p90', 'Time until done, 9 of 10 within', 'done', closeP90),
    count('on-time', 'On time', judged, 'of closings with a due time'),
    count('late', 'Late', judged, 'of closings with a due time'),
    count('reopened', 'Reopened within 30 days', counts.closed, 'of closings'),
    count('refused', 'Closings refused by their contract'),
    count('complained', 'Complaints that name a case'),
    count('escalated', 'Escalations'),
    count('replied', 'Replied to', counts.escalated, 'of escalations'),
    count('not-replied', 'No reply so far', counts.escalated, 'of escalations'),
    length('reply-p50', 'Time to reply, median', 'replied', replyP50),
    length('reply-p90', 'Time to reply, 9 of 10 within', 'replied', replyP90),
    count('promise-kept', 'Promises kept', promised, 'of those that can be judged'),
    count('promise-broken', 'Promises broken', promised, 'of those that can be judged'),
    count('promise-open', 'Promises open'),
    count('self-reported', 'Crews’ own reports closed, apart'),
  ];
}
