import { z } from 'zod';
import {
  acknowledgedBy,
  contactChannelKind,
  escalationPath,
  type ContactChannelKind,
} from '../directory/directory.ts';
import { routeStep, routeTrace } from '../directory/route.ts';
import { accountId, departmentCode, textId, unitCode } from '../ids.ts';
import { instant } from '../instant.ts';
import { escalationKind, escalationReason, triggerRuleId } from './escalation-reason.ts';

/*
 * An escalation as it stands in the facts of a case or complaint: what an agent and a lead need to see. Ids, codes and
 * instants only: names and numbers stand in the directory's version, texts in tables of their own.
 */

export const escalationId = z.uuid().brand<'EscalationId', 'inout'>();
export type EscalationId = z.infer<typeof escalationId>;

/** Escalations one case or complaint may have in all. */
export const MOST_ESCALATIONS = 30;
/** Contact points one escalation may be offered to, one after the other. */
export const MOST_OFFERS = 16;
/** Tries that are kept in the facts, the last ones; the timeline has them all. */
export const MOST_TRIES = 40;
/** Steps of the way to the present contact point that are kept. */
export const MOST_TRACE = 40;

/** What became of a try, on which channels it can be said, and what it counts as when it shows that a person took note. */
export const TRY_RESULTS = {
  shown: { channels: ['desk-queue'], countsAs: null },
  sent: { channels: ['mail', 'webhook'], countsAs: null },
  spoken: { channels: ['phone', 'mobile', 'radio'], countsAs: 'spoken' },
  'no-answer': { channels: ['phone', 'mobile', 'radio'], countsAs: null },
  busy: { channels: ['phone', 'mobile'], countsAs: null },
  voicemail: { channels: ['phone', 'mobile'], countsAs: null },
  'wrong-number': { channels: ['phone', 'mobile'], countsAs: null },
  replied: { channels: ['mail'], countsAs: 'mail' },
  bounced: { channels: ['mail'], countsAs: null },
  confirmed: { channels: ['webhook'], countsAs: 'system' },
  failed: { channels: ['desk-queue', 'phone', 'mobile', 'radio', 'mail', 'webhook'], countsAs: null },
} as const satisfies Record<
  string,
  {
    readonly channels: readonly ContactChannelKind[];
    readonly countsAs: z.infer<typeof acknowledgedBy> | null;
  }
>;
export const tryResult = z.enum(
  Object.keys(TRY_RESULTS) as [keyof typeof TRY_RESULTS, ...(keyof typeof TRY_RESULTS)[]],
);
export type TryResult = z.infer<typeof tryResult>;

/** Why a contact point gave it back to 311. */
export const returnReason = z.enum([
  'not-ours',
  'not-enough-known',
  'nothing-to-do',
  'elsewhere-already',
  'other',
]);
export type ReturnReason = z.infer<typeof returnReason>;

/** What came of telling the caller what was answered. The first three are as good as it gets. */
export const tellResult = z.enum(['told', 'message-left', 'nobody-to-tell', 'not-reached']);
export type TellResult = z.infer<typeof tellResult>;

/** One contact point that was asked: where, who was on duty there, by when, and what comes then. */
export const escalationOffer = z.object({
  /** 1 for the first. Tries and acknowledgements name it, so that a late one is never taken for another's. */
  number: z.number().int().positive(),
  came: z.enum(['raised', 'advanced', 'passed-on']),
  directoryVersion: z.number().int().positive(),
  ...routeStep.shape,
  channels: routeStep.shape.channels.max(10),
  acknowledgedBy: routeStep.shape.acknowledgedBy.max(4),
});
export type EscalationOffer = z.infer<typeof escalationOffer>;

/** How a contact point was found, up to it. */
export const keptTrace = z.array(routeTrace).max(MOST_TRACE);

const escalationTry = z.object({
  at: instant,
  /** Null: a part of the system. */
  by: accountId.nullable(),
  offer: z.number().int().positive(),
  channel: contactChannelKind,
  result: tryResult,
  /** What was heard, as a text of its own. */
  text: textId.nullable(),
});

export const ESCALATION_STATES = {
  offered: { open: true },
  acknowledged: { open: true },
  accepted: { open: true },
  answered: { open: true },
  returned: { open: true },
  /** Nobody of the top tier acknowledged, or nobody was there at all: the supervisor's, with the floor board's alarm. */
  exhausted: { open: true },
  resolved: { open: false },
  withdrawn: { open: false },
} as const satisfies Record<string, { readonly open: boolean }>;
export const escalationState = z.enum(
  Object.keys(ESCALATION_STATES) as [keyof typeof ESCALATION_STATES, ...(keyof typeof ESCALATION_STATES)[]],
);
export type EscalationState = z.infer<typeof escalationState>;

export const exhaustedWhy = z.enum(['unacknowledged', 'nobody-there']);

/** One escalation as it stands: always the fold of its events. */
export const escalation = z.object({
  id: escalationId,
  path: escalationPath,
  kind: escalationKind,
  reason: escalationReason,
  /** The rule that raised it; null: a person did. */
  rule: z.object({ id: triggerRuleId, version: z.number().int().positive() }).nullable(),
  /** The reason in the raiser's words. */
  text: textId.nullable(),
  /** With which department it is. The caller stays 311's. */
  department: departmentCode,
  unit: unitCode.nullable(),
  raisedAt: instant,
  raisedBy: accountId.nullable(),
  state: escalationState,
  /** Since when it is in its state. */
  since: instant,
  /** Who was asked, in order: the ladder. The last one is the present one. */
  offers: z.array(escalationOffer).max(MOST_OFFERS),
  /** How the present contact point was found; empty once it has ended. */
  trace: keptTrace,
  tries: z.array(escalationTry).max(MOST_TRIES),
  tryCount: z.number().int().nonnegative(),
  /** Of the present offer. `by` null: somebody without an account, or another system. */
  acknowledged: z
    .object({ at: instant, by: accountId.nullable(), how: acknowledgedBy, late: z.boolean() })
    .nullable(),
  accepted: z.object({ at: instant, by: accountId.nullable() }).nullable(),
  /** `text` is what the caller is to be told; `tell` that somebody has to. */
  answer: z.object({ at: instant, by: accountId.nullable(), text: textId, tell: z.boolean() }).nullable(),
  /** The last time somebody told the caller, or tried to. */
  told: z.object({ at: instant, by: accountId.nullable(), result: tellResult }).nullable(),
  returned: z
    .object({ at: instant, by: accountId.nullable(), reason: returnReason, text: textId })
    .nullable(),
  /** When it last came to the end of its tiers; stays when a supervisor takes it from there. */
  exhausted: z.object({ at: instant, why: exhaustedWhy }).nullable(),
  ended: z.object({ at: instant, by: accountId.nullable(), text: textId.nullable() }).nullable(),
});
export type Escalation = z.infer<typeof escalation>;

/** What the facts of a case or complaint hold. */
export const escalations = z.array(escalation).max(MOST_ESCALATIONS);

/** Somebody still has to do something about it. */
export function isOpenEscalation({ state }: Pick<Escalation, 'state'>): boolean {
  return ESCALATION_STATES[state].open;
}

/** Whether something of a case or complaint is escalated still. */
export function isEscalated({ escalations: all }: { readonly escalations: readonly Escalation[] }): boolean {
  return all.some(isOpenEscalation);
}

/** The contact point it is with; undefined where nobody was there at all. */
export function presentOffer({ offers }: Pick<Escalation, 'offers'>): EscalationOffer | undefined {
  return offers.at(-1);
}

/** Nobody acknowledged its present offer, or nobody was there; also when a supervisor took it from there. */
export function hasRunOut({ exhausted, offers }: Pick<Escalation, 'exhausted' | 'offers'>): boolean {
  const offer = presentOffer({ offers });
  return exhausted !== null && (offer === undefined || exhausted.at >= offer.acknowledgeBy);
}

/** When which offer must go on unless somebody acknowledges it; null while nothing is due. */
export function acknowledgementDue(
  one: Pick<Escalation, 'state' | 'offers'>,
): { readonly offer: number; readonly tier: EscalationOffer['tier']; readonly at: number } | null {
  const offer = presentOffer(one);
  if (one.state !== 'offered' || offer === undefined) return null;
  return { offer: offer.number, tier: offer.tier, at: offer.acknowledgeBy };
}

/** Whether what was answered has reached the caller, or there is nobody whom it has to reach. */
export function isCallerInformed({ answer, told }: Pick<Escalation, 'answer' | 'told'>): boolean {
  if (answer === null) return false;
  return !answer.tell || (told !== null && told.result !== 'not-reached');
}
