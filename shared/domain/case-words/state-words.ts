import type { CaseState } from '../case-state.ts';

/** How each state is called. */
export const STATE_WORDS = {
  new: 'New',
  assigned: 'Assigned',
  scheduled: 'Scheduled',
  'in-progress': 'In progress',
  waiting: 'Waiting',
  referred: 'Referred',
  closed: 'Closed',
  reopened: 'Reopened',
} as const satisfies Record<CaseState, string>;
