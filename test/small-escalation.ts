import type { AccountActor, Actor, Role } from '../shared/domain/actor.ts';
import type { ContactPointId, Directory } from '../shared/domain/directory/directory.ts';
import { openDirectory } from '../shared/domain/directory/open-directory.ts';
import { decideEscalation, type EscalationDecision } from '../shared/domain/escalation/decide-escalation.ts';
import type { EscalationInput, EscalationSubject } from '../shared/domain/escalation/escalation-input.ts';
import type { DeedOf, EscalationDeed } from '../shared/domain/escalation/escalation-command.ts';
import type { EscalationId, Escalation } from '../shared/domain/escalation/escalation.ts';
import { foldEscalation } from '../shared/domain/escalation/fold-escalation.ts';
import type { PublishedDirectory } from '../shared/domain/escalation/escalation-offer.ts';
import type { AccountId, TextId } from '../shared/domain/ids.ts';
import type { Instant } from '../shared/domain/instant.ts';
import { SMALL_PACK } from './small-city.ts';
import { contactPointOf } from './small-directory.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const ESCALATION = uuid(900) as EscalationId;
export const OTHER_ESCALATION = uuid(901) as EscalationId;
export const WORDS = { id: uuid(910) as TextId, body: 'The crew says it is not theirs.' };
/** Sunday, 22 November 2026, 10:00 in the small city. */
export const SUNDAY: Instant = Date.parse('2026-11-22T10:00:00-08:00');

export const AGENT_ID = uuid(1) as AccountId;
export const WORKER_ID = uuid(2) as AccountId;
export const LEAD_ID = uuid(3) as AccountId;
export const SUPERVISOR_ID = uuid(4) as AccountId;

export const who = (id: AccountId, role: Role, department: string | null = null): AccountActor => ({
  kind: 'account',
  id,
  role,
  department,
  unit: null,
});
export const AGENT = who(AGENT_ID, 'agent');
/** On duty at the first tier of Sanitation's emergencies. */
export const WORKER = who(WORKER_ID, 'worker', 'LASAN');
export const LEAD = who(LEAD_ID, 'lead', 'LASAN');
export const SUPERVISOR = who(SUPERVISOR_ID, 'supervisor');
export const CLOCK: Actor = { kind: 'system', name: 'clock' };

export const pointId = (text: string) => text as ContactPointId;

/** Three tiers for Sanitation's emergencies, two for its complaints, one for those of Street Services. */
export const THREE_TIERS: Directory = {
  serviceHours: 'office',
  contactPoints: [
    contactPointOf('LASAN', 'emergency', 1, { primary: { account: WORKER_ID } }),
    contactPointOf('LASAN', 'emergency', 2, { channels: [{ kind: 'mobile', address: '213-555-0101' }] }),
    contactPointOf('LASAN', 'emergency', 3),
    contactPointOf('LASAN', 'complaint', 1),
    contactPointOf('LASAN', 'complaint', 2),
    contactPointOf('BSS', 'emergency', 1),
  ],
};
export const published = (directory: Directory, version = 7): PublishedDirectory => ({
  version,
  open: openDirectory(directory, SMALL_PACK),
});
export const PUBLISHED = published(THREE_TIERS);

export const SUBJECT: EscalationSubject = {
  what: 'case',
  service: 'bulky-items',
  district: '1',
  callers: 1,
};

export const raiseDeed = (rest: Partial<DeedOf<'raise-escalation'>> = {}): DeedOf<'raise-escalation'> => ({
  type: 'raise-escalation',
  escalationId: ESCALATION,
  path: 'emergency',
  kind: 'functional',
  tier: 1,
  reason: 'danger',
  rule: null,
  department: 'LASAN',
  unit: null,
  text: null,
  ...rest,
});

/** What a deed leads to; an agent does it on Sunday unless said otherwise. */
export function decideAs(
  list: readonly Escalation[],
  deed: EscalationDeed,
  rest: Partial<EscalationInput> = {},
): EscalationDecision {
  return decideEscalation({
    list,
    deed,
    actor: AGENT,
    now: SUNDAY,
    subject: SUBJECT,
    directory: PUBLISHED,
    ...rest,
  });
}

/** The list after a decision; throws when it is a refusal. */
export function afterDecision(
  list: readonly Escalation[],
  decision: EscalationDecision,
  actor: Actor,
  now: Instant,
): Escalation[] {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.message}`);
  const by = actor.kind === 'account' ? actor.id : null;
  return decision.events.reduce<Escalation[]>(
    (after, event) => foldEscalation(after, event, { at: now, by }),
    [...list],
  );
}

/** The list after deeds, one after the other; throws when one is refused. */
export function afterDeeds(
  deeds: readonly (readonly [deed: EscalationDeed, actor: Actor, now: Instant])[],
  rest: Partial<EscalationInput> = {},
): Escalation[] {
  return deeds.reduce<Escalation[]>(
    (list, [deed, actor, now]) =>
      afterDecision(list, decideAs(list, deed, { ...rest, actor, now }), actor, now),
    [],
  );
}
