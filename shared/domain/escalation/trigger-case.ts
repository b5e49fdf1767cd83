import type { CaseFacts } from '../case-facts.ts';
import type { DeedOf } from './escalation-command.ts';
import type { Escalation, EscalationId } from './escalation.ts';
import type { Firing, TriggerSubject } from './triggers.ts';

/** What of a case's past its facts don't have: from its timeline, texts, reviews and complaints. */
export type TriggerHistory = Pick<TriggerSubject, 'said' | 'reopenings' | 'reviews' | 'complaints'>;

/** A live case as rules look at it. */
export function triggerSubjectOf(
  facts: Pick<CaseFacts, 'service' | 'channel' | 'openedAt' | 'clock' | 'closedAt'>,
  list: readonly Escalation[],
  history: TriggerHistory,
): TriggerSubject {
  const { service, channel, openedAt, clock, closedAt } = facts;
  return {
    service,
    channel,
    openedAt,
    lives: [{ clock, endedAt: closedAt }],
    said: history.said,
    reopenings: history.reopenings,
    reviews: history.reviews,
    complaints: history.complaints,
    raised: list.map(({ raisedAt, path, rule, ended }) => ({
      at: raisedAt,
      path,
      rule: rule?.id ?? null,
      endedAt: ended?.at ?? null,
    })),
  };
}

/** What the system says when a rule fires for a case: it goes to the department that has the case. */
export function raiseByRule(
  { code, rule, version, path, kind, tier }: Firing,
  escalationId: EscalationId,
  { department, unit }: Pick<CaseFacts, 'department' | 'unit'>,
): DeedOf<'raise-escalation'> {
  return {
    type: 'raise-escalation',
    escalationId,
    path,
    kind,
    tier,
    reason: code,
    rule: { id: rule, version },
    department,
    unit,
    text: null,
  };
}
