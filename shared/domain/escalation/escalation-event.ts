import { z } from 'zod';
import { acknowledgedBy, contactChannelKind } from '../directory/directory.ts';
import { accountId, textId } from '../ids.ts';
import {
  escalation,
  escalationId,
  escalationOffer,
  exhaustedWhy,
  keptTrace,
  returnReason,
  tellResult,
  tryResult,
} from './escalation.ts';

const { path, kind, reason, rule, department, unit } = escalation.shape;
const offerNumber = z.number().int().positive();

/** The offer that nobody acknowledged in time. Whoever had it is told. */
const missed = escalationOffer.pick({ number: true, tier: true, contactPoint: true, onDuty: true });

/** What happened to an escalation. Carries ids, codes and instants; who did it and when stands around the event. */
export const escalationEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('escalation-raised'),
    escalationId,
    path,
    kind,
    reason,
    rule,
    department,
    unit,
    text: textId.nullable(),
    /** Null: nobody of any tier is there, and that it is exhausted follows. */
    offer: escalationOffer.nullable(),
    trace: keptTrace,
  }),
  z.object({
    type: z.literal('escalation-tried'),
    escalationId,
    offer: offerNumber,
    channel: contactChannelKind,
    result: tryResult,
    text: textId.nullable(),
  }),
  z.object({
    type: z.literal('escalation-acknowledged'),
    escalationId,
    /** Null where nobody was there at all. */
    offer: offerNumber.nullable(),
    /** Who took note, which need not be who says so. */
    account: accountId.nullable(),
    how: acknowledgedBy,
  }),
  z.object({ type: z.literal('escalation-accepted'), escalationId }),
  z.object({ type: z.literal('escalation-answered'), escalationId, text: textId, tell: z.boolean() }),
  z.object({
    type: z.literal('escalation-returned'),
    escalationId,
    reason: returnReason,
    text: textId,
  }),
  z.object({
    type: z.literal('escalation-passed-on'),
    escalationId,
    department,
    unit,
    offer: escalationOffer,
    trace: keptTrace,
    text: textId,
  }),
  z.object({
    type: z.literal('escalation-advanced'),
    escalationId,
    missed,
    offer: escalationOffer,
    trace: keptTrace,
  }),
  /** For the supervisors and the floor board. */
  z.object({
    type: z.literal('escalation-exhausted'),
    escalationId,
    missed: missed.nullable(),
    why: exhaustedWhy,
    trace: keptTrace,
  }),
  z.object({
    type: z.literal('escalation-caller-told'),
    escalationId,
    result: tellResult,
    text: textId.nullable(),
  }),
  z.object({ type: z.literal('escalation-resolved'), escalationId, text: textId.nullable() }),
  z.object({ type: z.literal('escalation-withdrawn'), escalationId, text: textId }),
]);
export type EscalationEvent = z.infer<typeof escalationEvent>;
export type EscalationEventOf<T extends EscalationEvent['type']> = Extract<EscalationEvent, { type: T }>;

const TYPES: ReadonlySet<string> = new Set(escalationEvent.options.map(({ shape }) => shape.type.value));

/** True for what happened to an escalation. */
export function isEscalationEvent<E extends { readonly type: string }>(
  event: E,
): event is Extract<E, { type: EscalationEvent['type'] }> {
  return TYPES.has(event.type);
}
