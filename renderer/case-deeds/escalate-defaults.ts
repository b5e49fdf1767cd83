import type { TimelineEntry } from '../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { EscalationPath } from '../../shared/domain/directory/directory.ts';
import {
  ESCALATION_REASONS,
  escalationReason,
  type EscalationKind,
  type EscalationReason,
} from '../../shared/domain/escalation/escalation-reason.ts';
import type { Instant } from '../../shared/domain/instant.ts';

/** Reasons that a person may give, the likely ones of a path first. */
export const REASONS_OF_PATH: Record<EscalationPath, readonly EscalationReason[]> = {
  emergency: likelyFirst(['danger', 'disability-access']),
  complaint: likelyFirst([
    'caller-waits',
    'clock-breached',
    'no-progress',
    'caller-disputes',
    'reopened-again',
    'unsupported-closure',
    'repeated-complaints',
    'council-or-press',
  ]),
  routine: likelyFirst(['needs-decision', 'needs-skill', 'whose-is-it']),
};

function likelyFirst(likely: readonly EscalationReason[]): readonly EscalationReason[] {
  const byPerson = escalationReason.options.filter((one) => ESCALATION_REASONS[one].person);
  return [...likely, ...byPerson.filter((one) => !likely.includes(one))];
}

/** To more skill, where somebody has to know or do something; upward, where it is slow or in dispute. */
export function kindOf(reason: EscalationReason): EscalationKind {
  switch (reason) {
    case 'danger':
    case 'needs-skill':
    case 'whose-is-it':
    case 'disability-access':
    case 'safety-words':
    case 'other':
      return 'functional';
    case 'no-progress':
    case 'caller-waits':
    case 'caller-disputes':
    case 'needs-decision':
    case 'clock-share':
    case 'clock-breached':
    case 'reopened-again':
    case 'unsupported-closure':
    case 'council-or-press':
    case 'repeated-complaints':
      return 'hierarchic';
  }
}

/** What is known of a case that says how it would be escalated. */
interface Known {
  readonly facts: Pick<CaseFacts, 'state' | 'reopenCount' | 'channel' | 'clock'>;
  readonly entries: readonly Pick<TimelineEntry, 'event'>[];
}

/** Whether what was asked when the case was filed showed that a life could be in danger. */
function wasDanger({ entries }: Pick<Known, 'entries'>): boolean {
  return entries.some(
    ({ event }) =>
      event.type === 'emergency-checked' && (event.told911 || Object.values(event.answers).includes('yes')),
  );
}

/** What is chosen when somebody begins to escalate a case, by what is known of it. Pure. */
export function escalateDefaults(
  known: Known,
  now: Instant,
): { readonly path: EscalationPath; readonly reason: EscalationReason } {
  const { state, reopenCount, channel, clock } = known.facts;
  if (wasDanger(known)) return { path: 'emergency', reason: 'danger' };
  if (channel === 'council') return { path: 'complaint', reason: 'council-or-press' };
  if (reopenCount > 1) return { path: 'complaint', reason: 'reopened-again' };
  if (state === 'closed' || reopenCount > 0) return { path: 'complaint', reason: 'caller-disputes' };
  if (clock.dueAt !== null && clock.dueAt < now) return { path: 'complaint', reason: 'clock-breached' };
  return { path: 'complaint', reason: 'caller-waits' };
}
