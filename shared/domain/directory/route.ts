import { z } from 'zod';
import { instant } from '../instant.ts';
import { acknowledgedBy, contactChannelKind, contactPointId, escalationTier } from './directory.ts';
import { dutySlot, onDuty } from './duty-slot.ts';

/** The parts of a concern that an entry can name on purpose, the weightiest first. */
export const fit = z.enum(['unit', 'service', 'district']);
export type Fit = z.infer<typeof fit>;

/** One tier of a route. Names and numbers stand in the directory's version: what is kept of a route has only ids. */
export const routeStep = z.strictObject({
  tier: escalationTier,
  contactPoint: contactPointId,
  onDuty,
  /** Kinds of the contact point's channels, in the order in which they are tried and stand there. */
  channels: z.array(contactChannelKind),
  acknowledgedBy: z.array(acknowledgedBy),
  offeredAt: instant,
  /** It is closed when it is offered, and its clock starts then; null: it is open. */
  opensAt: instant.nullable(),
  acknowledgeBy: instant,
  /** Where it goes when nobody acknowledges; the tier is null for the supervisor's floor board. */
  next: z.strictObject({ tier: escalationTier.nullable(), at: instant }),
});
export type RouteStep = z.infer<typeof routeStep>;

const at = { tier: escalationTier, point: contactPointId };

/** One rule as it was applied. Sentences are the screen's. */
export const routeTrace = z.discriminatedUnion('code', [
  /** An entry of the department's path and tier that was not taken. */
  z.strictObject({
    code: z.literal('passed-over'),
    ...at,
    why: z.enum([
      'other-unit',
      'other-service',
      'other-district',
      'not-yet-effective',
      'expired',
      'closed',
      'nobody-on-duty',
      'only-the-raiser',
      'already-offered',
      'never-opens',
    ]),
  }),
  /** Asked instead of one that is closed or has nobody. */
  z.strictObject({ code: z.literal('substitute'), ...at, substitute: contactPointId }),
  /** The substitute is one that was asked already, or none of the directory. */
  z.strictObject({ code: z.literal('substitute-useless'), ...at, substitute: contactPointId }),
  /** Whoever raises it is on duty there. */
  z.strictObject({ code: z.literal('raiser-left-out'), ...at, slot: dutySlot }),
  /** Was asked at a tier before, and somebody else is there. */
  z.strictObject({ code: z.literal('asked-before'), ...at, slot: dutySlot }),
  /** Was asked at a tier before, and nobody else is there. */
  z.strictObject({ code: z.literal('asked-again'), ...at, slot: dutySlot }),
  /** Nobody of the tier is there now; no danger, so it waits for the opening. */
  z.strictObject({ code: z.literal('waits'), ...at, opensAt: instant }),
  z.strictObject({
    code: z.literal('chosen'),
    ...at,
    /** What of the concern the entry names on purpose. */
    fits: z.array(fit),
    slot: dutySlot,
  }),
  z.strictObject({
    code: z.literal('clock'),
    ...at,
    minutes: z.number().int(),
    /** A calendar's id, or around the clock. */
    counted: z.string(),
    from: instant,
    acknowledgeBy: instant,
  }),
  /** The tier has no entry that can be reached: on to the next. */
  z.strictObject({ code: z.literal('nobody'), tier: escalationTier }),
]);
export type RouteTrace = z.infer<typeof routeTrace>;

/** Where an escalation goes, tier by tier. The supervisor's floor board is the end of every route. */
export const route = z.strictObject({
  steps: z.array(routeStep).max(4),
  end: z.strictObject({
    at: instant,
    /** Nobody of the route acknowledged; or there was nobody at all. */
    why: z.enum(['unacknowledged', 'nobody-there']),
  }),
  trace: z.array(routeTrace),
});
export type Route = z.infer<typeof route>;
