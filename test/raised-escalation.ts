import type { Actor } from '../shared/domain/actor.ts';
import type { EscalationInput } from '../shared/domain/escalation/escalation-input.ts';
import type { EscalationDeed } from '../shared/domain/escalation/escalation-command.ts';
import type { Escalation, EscalationOffer } from '../shared/domain/escalation/escalation.ts';
import type { AccountId } from '../shared/domain/ids.ts';
import { MINUTE } from '../shared/domain/instant.ts';
import {
  AGENT_ID,
  ESCALATION,
  SUNDAY,
  WORDS,
  WORKER_ID,
  afterDecision,
  decideAs,
  pointId,
} from './small-escalation.ts';

export const DUE = SUNDAY + 15 * MINUTE;
export const mark = { escalationId: ESCALATION };
/** So many minutes after it was raised. */
export const at = (minutes: number) => SUNDAY + minutes * MINUTE;
export const STRANGER = '00000000-0000-4000-8000-000000000777' as AccountId;

/** The first contact point asked. */
export const FIRST: EscalationOffer = {
  number: 1,
  came: 'raised',
  directoryVersion: 7,
  tier: 1,
  contactPoint: pointId('lasan-emergency-1'),
  onDuty: { slot: { as: 'primary' }, account: WORKER_ID },
  channels: ['desk-queue', 'phone'],
  acknowledgedBy: ['desk', 'spoken'],
  offeredAt: SUNDAY,
  opensAt: null,
  acknowledgeBy: DUE,
  next: { tier: 2, at: DUE },
};
export const traceOf = (tier: 1 | 2 | 3, from: number) => {
  const on = { tier, point: pointId(`lasan-emergency-${tier}`) };
  return [
    { code: 'chosen' as const, ...on, fits: [], slot: { as: 'primary' as const } },
    {
      code: 'clock' as const,
      ...on,
      minutes: 15,
      counted: 'around-the-clock',
      from,
      acknowledgeBy: from + 15 * MINUTE,
    },
  ];
};
export const RAISED: Escalation = {
  id: ESCALATION,
  path: 'emergency',
  kind: 'functional',
  reason: 'danger',
  rule: null,
  text: null,
  department: 'LASAN',
  unit: null,
  raisedAt: SUNDAY,
  raisedBy: AGENT_ID,
  state: 'offered',
  since: SUNDAY,
  offers: [FIRST],
  trace: traceOf(1, SUNDAY),
  tries: [],
  tryCount: 0,
  acknowledged: null,
  accepted: null,
  answer: null,
  told: null,
  returned: null,
  exhausted: null,
  ended: null,
};
export const LIST = [RAISED];

export const acknowledge = { type: 'acknowledge-escalation', ...mark, offer: 1 } as const;
export const accept = { type: 'accept-escalation', ...mark, offer: 1 } as const;
export const answer = { type: 'answer-escalation', ...mark, offer: 1, answer: WORDS, tell: true } as const;
export const giveBack = {
  type: 'return-escalation',
  ...mark,
  offer: 1,
  reason: 'not-ours',
  text: WORDS,
} as const;
export const advance = { type: 'advance-escalation', ...mark, offer: 1, tier: 1 } as const;
export const told = { type: 'tell-escalation-caller', ...mark, result: 'told', text: null } as const;
export const resolve = { type: 'resolve-escalation', ...mark, text: null } as const;
export const withdraw = { type: 'withdraw-escalation', ...mark, text: WORDS } as const;
export const passTo = (name: string, offer: number | null = 1) =>
  ({
    type: 'pass-on-escalation',
    ...mark,
    offer,
    to: { kind: 'contact-point', contactPoint: pointId(name) },
    text: WORDS,
  }) as const;
export const passToTier = (tier: 1 | 2 | 3 | 4, offer: number | null = 1) =>
  ({ type: 'pass-on-escalation', ...mark, offer, to: { kind: 'tier', tier }, text: WORDS }) as const;
export const tried = (
  result: 'spoken' | 'no-answer' | 'replied',
  channel: 'phone' | 'mail' = 'phone',
  offer = 1,
) => ({ type: 'log-escalation-try', ...mark, offer, channel, result, text: null }) as const;

/** What came of a deed: the refusal's code and sentence, or the events. */
export function said(list: readonly Escalation[], deed: EscalationDeed, rest: Partial<EscalationInput> = {}) {
  const decision = decideAs(list, deed, rest);
  return decision.ok ? decision.events : [decision.refusal.code, decision.refusal.message];
}
/** The list after one deed; throws when it is refused. */
export function after(list: readonly Escalation[], deed: EscalationDeed, actor: Actor, now: number) {
  return afterDecision(list, decideAs(list, deed, { actor, now }), actor, now);
}
export const theOne = (list: readonly Escalation[]): Escalation => {
  const [one] = list;
  if (one === undefined) throw new Error('there is none');
  return one;
};
