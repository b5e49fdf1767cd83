import type { Role } from './actor.ts';
import type { CaseState } from './case-state.ts';
import { DAY, type Instant } from './instant.ts';

/** The parts of a department's desk, in the order they stand: what somebody waits for an answer to comes first. */
export const DESK_GROUPS = [
  'referred-to-us',
  'overdue',
  'today',
  'week',
  'later',
  'waiting',
  'referred-by-us',
] as const;
export type DeskGroup = (typeof DESK_GROUPS)[number];

/** The city's day, and the instant it is now. */
export interface DeskDay {
  readonly now: Instant;
  readonly dayStart: Instant;
  readonly dayEnd: Instant;
}

interface Grouped {
  readonly state: CaseState;
  /** Null while the clock stands still or is not ours. */
  readonly dueAt: Instant | null;
  /** The department it is referred to; null for none, and for a receiver outside the city. */
  readonly receiver: string | null;
}

/** Where an open case stands on the desk of a department that it belongs to. */
export function deskGroup({ state, dueAt, receiver }: Grouped, department: string, day: DeskDay): DeskGroup {
  if (state === 'referred') return receiver === department ? 'referred-to-us' : 'referred-by-us';
  if (state === 'waiting') return 'waiting';
  if (dueAt === null) return 'later';
  if (dueAt < day.now) return 'overdue';
  if (dueAt < day.dayEnd) return 'today';
  return dueAt < day.dayStart + 7 * DAY ? 'week' : 'later';
}

/** Why somebody of a role has no department’s desk: it shows work that they have no part in; null when they have one. */
export function whyNoDesk(role: Role): string | null {
  return role === 'agent' || role === 'steward'
    ? 'The department’s desk is for departments, supervisors and auditors. Use the queue.'
    : null;
}
