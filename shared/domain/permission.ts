import type { Actor, Role } from './actor.ts';
import type { CaseCommand } from './case-command.ts';
import type { CaseFacts } from './case-facts.ts';
import { refuse, type Refusal } from './refusal.ts';

/** How far a right reaches: every case, the own department's, services the city only hands on, or none. */
type Reach = 'all' | 'own-department' | 'hand-off' | 'own-live-cases' | 'no';

/** "Who may see and do what" of product.md, as far as cases and their callers go. */
export const PERMISSIONS = {
  'see-case': {
    agent: 'all',
    worker: 'own-department',
    lead: 'all',
    supervisor: 'all',
    auditor: 'all',
    steward: 'all',
  },
  'see-callers': {
    agent: 'all',
    worker: 'own-department',
    lead: 'all',
    supervisor: 'all',
    auditor: 'all',
    steward: 'no',
  },
  'reveal-contact': {
    agent: 'all',
    worker: 'own-live-cases',
    lead: 'own-department',
    supervisor: 'all',
    auditor: 'no',
    steward: 'no',
  },
  'open-case': { agent: 'all', worker: 'no', lead: 'all', supervisor: 'all', auditor: 'no', steward: 'no' },
  'add-note': {
    agent: 'all',
    worker: 'own-department',
    lead: 'all',
    supervisor: 'all',
    auditor: 'no',
    steward: 'no',
  },
  'add-attachment': {
    agent: 'all',
    worker: 'own-department',
    lead: 'all',
    supervisor: 'all',
    auditor: 'no',
    steward: 'no',
  },
  'release-attachment': {
    agent: 'no',
    worker: 'no',
    lead: 'no',
    supervisor: 'all',
    auditor: 'no',
    steward: 'no',
  },
  /** The hub's own part: nobody who signs in. */
  'note-attachment': {
    agent: 'no',
    worker: 'no',
    lead: 'no',
    supervisor: 'no',
    auditor: 'no',
    steward: 'no',
  },
  /** The resident's own part: nobody who signs in answers for them. */
  'answer-survey': {
    agent: 'no',
    worker: 'no',
    lead: 'no',
    supervisor: 'no',
    auditor: 'no',
    steward: 'no',
  },
  /** Who holds a link can answer in its caller's name: it is for those who speak with callers. */
  'give-tracking-link': {
    agent: 'all',
    worker: 'no',
    lead: 'all',
    supervisor: 'all',
    auditor: 'no',
    steward: 'no',
  },
  'add-caller': { agent: 'all', worker: 'no', lead: 'all', supervisor: 'all', auditor: 'no', steward: 'no' },
  'change-caller': {
    agent: 'all',
    worker: 'no',
    lead: 'all',
    supervisor: 'all',
    auditor: 'no',
    steward: 'no',
  },
  'link-case': { agent: 'all', worker: 'no', lead: 'all', supervisor: 'all', auditor: 'no', steward: 'no' },
  'reopen-case': { agent: 'all', worker: 'no', lead: 'all', supervisor: 'all', auditor: 'no', steward: 'no' },
  promise: {
    agent: 'all',
    worker: 'own-department',
    lead: 'all',
    supervisor: 'all',
    auditor: 'no',
    steward: 'no',
  },
  'take-contact': {
    agent: 'all',
    worker: 'no',
    lead: 'all',
    supervisor: 'all',
    auditor: 'no',
    steward: 'no',
  },
  /** To have a part in escalations at all; which one, decideEscalation judges. */
  escalate: {
    agent: 'all',
    worker: 'own-department',
    lead: 'all',
    supervisor: 'all',
    auditor: 'no',
    steward: 'no',
  },
  'work-case': {
    agent: 'hand-off',
    worker: 'own-department',
    lead: 'own-department',
    supervisor: 'all',
    auditor: 'no',
    steward: 'no',
  },
} as const satisfies Record<string, Record<Role, Reach>>;
export type Permission = keyof typeof PERMISSIONS;

/** The right each command needs. */
export const COMMAND_PERMISSION = {
  'open-case': 'open-case',
  'add-note': 'add-note',
  'add-caller': 'add-caller',
  'change-caller': 'change-caller',
  'merge-callers': 'change-caller',
  'unmerge-callers': 'change-caller',
  'set-messages': 'change-caller',
  'link-duplicate': 'link-case',
  'unlink-duplicate': 'link-case',
  'link-parent': 'link-case',
  'unlink-parent': 'link-case',
  'reopen-case': 'reopen-case',
  'make-promise': 'promise',
  'settle-promise': 'promise',
  'change-state': 'work-case',
  assign: 'work-case',
  refer: 'work-case',
  'close-case': 'work-case',
  'record-visit': 'work-case',
  'add-attachment': 'add-attachment',
  'mark-attachment': 'add-attachment',
  'release-attachment': 'release-attachment',
  'note-attachment': 'note-attachment',
  'answer-survey': 'answer-survey',
  'raise-escalation': 'escalate',
  'log-escalation-try': 'escalate',
  'acknowledge-escalation': 'escalate',
  'accept-escalation': 'escalate',
  'answer-escalation': 'escalate',
  'return-escalation': 'escalate',
  'pass-on-escalation': 'escalate',
  'advance-escalation': 'escalate',
  'tell-escalation-caller': 'escalate',
  'resolve-escalation': 'escalate',
  'withdraw-escalation': 'escalate',
} as const satisfies Record<CaseCommand['type'], Permission>;

const PERMISSION_WORDS: Record<Permission, string> = {
  'see-case': 'see this case',
  'see-callers': 'see its callers',
  'reveal-contact': 'see contact details',
  'open-case': 'open a case',
  'add-note': 'add a note',
  'add-attachment': 'add a file',
  'release-attachment': 'release or refuse a file',
  'note-attachment': 'say what a check found',
  'answer-survey': 'answer for a resident',
  'give-tracking-link': 'give its callers a link',
  'add-caller': 'add a caller',
  'change-caller': 'change its callers',
  'link-case': 'link it to another case',
  'reopen-case': 'reopen it',
  promise: 'promise its callers something',
  'take-contact': 'take contacts with residents',
  escalate: 'escalate it, or act on an escalation',
  'work-case': 'assign, schedule, refer or close it',
};

/** All that the public page may do in a resident's name. */
const RESIDENT_MAY: readonly Permission[] = ['see-case', 'answer-survey', 'add-attachment'];

/** The part of a case that rights depend on. */
export type Guarded = Pick<CaseFacts, 'department' | 'receiver' | 'state'>;

/** True when the case is the department's own, or was referred to it. */
export function belongsTo(department: string | null, guarded: Guarded): boolean {
  if (department === null) return false;
  return (
    guarded.department === department ||
    (guarded.receiver?.kind === 'department' && guarded.receiver.department === department)
  );
}

/**
 * Null when the actor may; else the refusal, which says who could.
 * A case the actor may not see answers as if it did not exist.
 * @param handOff the city only passes this service on
 */
export function mayNot(
  actor: Actor,
  permission: Permission,
  guarded: Guarded | null,
  handOff: boolean,
): Refusal | null {
  if (actor.kind === 'system') {
    if (actor.name !== 'resident' || RESIDENT_MAY.includes(permission)) return null;
    return refuse('not-permitted', `The public page can’t ${PERMISSION_WORDS[permission]}.`);
  }
  if (guarded !== null && permission !== 'see-case' && mayNot(actor, 'see-case', guarded, handOff) !== null) {
    return refuse('not-found', 'There is no such case, or it is not yours to see.');
  }
  const reach: Reach = PERMISSIONS[permission][actor.role];
  const words = PERMISSION_WORDS[permission];
  switch (reach) {
    case 'all':
      return null;
    case 'no':
      if (permission === 'see-case')
        return refuse('not-found', 'There is no such case, or it is not yours to see.');
      return refuse('not-permitted', `Your role can't ${words}.`);
    case 'own-department':
      if (guarded !== null && belongsTo(actor.department, guarded)) return null;
      if (permission === 'see-case')
        return refuse('not-found', 'There is no such case, or it is not yours to see.');
      return refuse(
        'not-permitted',
        `Only ${guarded?.department ?? 'its department'} or a supervisor can ${words}.`,
      );
    case 'own-live-cases':
      if (guarded !== null && belongsTo(actor.department, guarded) && guarded.state !== 'closed') return null;
      return refuse(
        'not-permitted',
        `You can ${words} only while the case is open and with your department.`,
      );
    case 'hand-off':
      if (handOff) return null;
      return refuse(
        'not-permitted',
        `Only ${guarded?.department ?? 'its department'} or a supervisor can ${words}. Add a note instead.`,
      );
  }
}
