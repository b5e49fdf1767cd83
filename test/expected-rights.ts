import type { Role } from '../shared/domain/actor.ts';
import type { Permission } from '../shared/domain/permission.ts';

/** Where a case stands to somebody of BSS. */
export const CASES = {
  'own, live': { service: 'pothole', close: false },
  'own, closed': { service: 'pothole', close: true },
  "another department's": { service: 'bulky-items', close: false },
  'handed on by the city': { service: 'water-waste', close: false },
} as const;
export type CaseStanding = keyof typeof CASES;

/**
 * The table of "Who may see and do what", said once more in plain words: what each role may do to which case.
 * Not derived from the rules that are tested.
 */
export const EVERY: readonly CaseStanding[] = Object.keys(CASES) as CaseStanding[];
const own: readonly CaseStanding[] = ['own, live', 'own, closed'];
const none: readonly CaseStanding[] = [];
export const EXPECTED: Record<Permission, Record<Role, readonly CaseStanding[]>> = {
  'see-case': { agent: EVERY, worker: own, lead: EVERY, supervisor: EVERY, auditor: EVERY, steward: EVERY },
  'see-callers': { agent: EVERY, worker: own, lead: EVERY, supervisor: EVERY, auditor: EVERY, steward: none },
  'reveal-contact': {
    agent: EVERY,
    worker: ['own, live'],
    lead: own,
    supervisor: EVERY,
    auditor: none,
    steward: none,
  },
  'open-case': { agent: EVERY, worker: none, lead: EVERY, supervisor: EVERY, auditor: none, steward: none },
  'add-note': { agent: EVERY, worker: own, lead: EVERY, supervisor: EVERY, auditor: none, steward: none },
  'add-attachment': {
    agent: EVERY,
    worker: own,
    lead: EVERY,
    supervisor: EVERY,
    auditor: none,
    steward: none,
  },
  'release-attachment': {
    agent: none,
    worker: none,
    lead: none,
    supervisor: EVERY,
    auditor: none,
    steward: none,
  },
  'answer-survey': { agent: none, worker: none, lead: none, supervisor: none, auditor: none, steward: none },
  'give-tracking-link': {
    agent: EVERY,
    worker: none,
    lead: EVERY,
    supervisor: EVERY,
    auditor: none,
    steward: none,
  },
  'note-attachment': {
    agent: none,
    worker: none,
    lead: none,
    supervisor: none,
    auditor: none,
    steward: none,
  },
  'add-caller': { agent: EVERY, worker: none, lead: EVERY, supervisor: EVERY, auditor: none, steward: none },
  'change-caller': {
    agent: EVERY,
    worker: none,
    lead: EVERY,
    supervisor: EVERY,
    auditor: none,
    steward: none,
  },
  'link-case': { agent: EVERY, worker: none, lead: EVERY, supervisor: EVERY, auditor: none, steward: none },
  'reopen-case': { agent: EVERY, worker: none, lead: EVERY, supervisor: EVERY, auditor: none, steward: none },
  promise: { agent: EVERY, worker: own, lead: EVERY, supervisor: EVERY, auditor: none, steward: none },
  escalate: { agent: EVERY, worker: own, lead: EVERY, supervisor: EVERY, auditor: none, steward: none },
  'take-contact': {
    agent: EVERY,
    worker: none,
    lead: EVERY,
    supervisor: EVERY,
    auditor: none,
    steward: none,
  },
  'work-case': {
    agent: ['handed on by the city'],
    worker: own,
    lead: own,
    supervisor: EVERY,
    auditor: none,
    steward: none,
  },
};
