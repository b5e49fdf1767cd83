import { z } from 'zod';
import { DAY } from '../instant.ts';

/** A closing counts as reopened when that happened within so long. */
export const REOPENED_WITHIN = 30 * DAY;

/** What is counted: each thing of a report is one of these. */
export type CountedThing = 'case' | 'closing' | 'refusal' | 'complaint' | 'escalation' | 'promise';

interface MeasureWords {
  readonly label: string;
  readonly of: CountedThing;
  /** What exactly is counted, said wherever the number stands. */
  readonly definition: string;
}

const NOT_COUNTED =
  'Cases another system closed before Desk311 and crews’ reports of their own work are left out.';

/** Everything a scorecard counts, in its order. */
export const MEASURES = {
  opened: {
    label: 'Opened',
    of: 'case',
    definition: `Cases that came in during the period and are the department’s now. ${NOT_COUNTED}`,
  },
  'still-open': {
    label: 'Of these still open',
    of: 'case',
    definition:
      'Cases that came in during the period and are not closed now. Referred and scheduled are open.',
  },
  closed: {
    label: 'Closed',
    of: 'closing',
    definition: `Closings during the period, by the department that had the case then; a case closed twice counts twice. ${NOT_COUNTED}`,
  },
  done: {
    label: 'Closed as done',
    of: 'closing',
    definition:
      'Closings as “completed” by a person. Referred, scheduled, closed with another case and closed by a clock are never done.',
  },
  'not-done': {
    label: 'Closed, not done',
    of: 'closing',
    definition: 'Closings with any other outcome, and those nobody signed for.',
  },
  'on-time': {
    label: 'On time',
    of: 'closing',
    definition:
      'Closings no later than the due time that held then; those without a due time are not judged.',
  },
  late: {
    label: 'Late',
    of: 'closing',
    definition: 'Closings after the due time that held then.',
  },
  reopened: {
    label: 'Reopened',
    of: 'closing',
    definition:
      'Closings of the period whose case was reopened within 30 days. Of closings of the last 30 days more may still be.',
  },
  refused: {
    label: 'Closings refused',
    of: 'refusal',
    definition:
      'Times somebody tried to close a case and the closure contract refused it, because evidence was missing. Counted since Desk311 keeps them.',
  },
  complained: {
    label: 'Complaints',
    of: 'complaint',
    definition:
      'Complaints about the department that were received during the period, that name a case and that you may see. One that names two cases counts for both; one that names none stands with the complaints only.',
  },
  escalated: {
    label: 'Escalations',
    of: 'escalation',
    definition: 'Escalations to the department’s contact points that were raised during the period.',
  },
  replied: {
    label: 'Replied to',
    of: 'escalation',
    definition:
      'Those that were answered, or returned with a reason. The time to reply runs from when it was raised.',
  },
  'not-replied': {
    label: 'No reply',
    of: 'escalation',
    definition: 'Those that were neither answered nor returned so far. Their waiting is in no time to reply.',
  },
  'promise-kept': {
    label: 'Promises kept',
    of: 'promise',
    definition:
      'Promises for a time within the period that were kept by the time first told. Withdrawn and replaced ones count nowhere.',
  },
  'promise-broken': {
    label: 'Promises broken',
    of: 'promise',
    definition: 'Promises for a time within the period that were kept late, not at all, or are overdue.',
  },
  'promise-open': {
    label: 'Promises open',
    of: 'promise',
    definition: 'Promises for a time within the period that is still to come.',
  },
  'self-reported': {
    label: 'Crews’ own reports closed',
    of: 'closing',
    definition:
      'Closings of work that a crew reported and did by itself. Shown apart: nobody waited for it, so it is in no other number.',
  },
} as const satisfies Record<string, MeasureWords>;

export const measure = z.enum(Object.keys(MEASURES) as [keyof typeof MEASURES, ...(keyof typeof MEASURES)[]]);
export type Measure = z.infer<typeof measure>;

/** One and many of what is counted. */
export const THING_WORDS = {
  case: ['case', 'cases'],
  closing: ['closing', 'closings'],
  refusal: ['refused closing', 'refused closings'],
  complaint: ['complaint', 'complaints'],
  escalation: ['escalation', 'escalations'],
  promise: ['promise', 'promises'],
} as const satisfies Record<CountedThing, readonly [string, string]>;
