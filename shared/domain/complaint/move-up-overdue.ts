import type { Actor } from '../actor.ts';
import { tierAbove } from '../escalation/escalation-offer.ts';
import type { Instant } from '../instant.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { ComplaintCommandOf } from './complaint-command.ts';
import type { ComplaintEvent } from './complaint-event.ts';
import type { ComplaintFacts } from './complaint-facts.ts';
import { routeComplaint, type ComplaintRouting } from './route-complaint.ts';

type Advance = ComplaintCommandOf<'advance-complaint'>;

/**
 * Why a complaint does not move up by itself; null when it does. Once for each stage that is missed: whoever reached the
 * stage at the last moment, or moved it up already, is first.
 */
export function noMoveUp(
  { stage, dueAt }: Advance,
  { clock }: Pick<ComplaintFacts, 'clock'>,
  actor: Actor,
  now: Instant,
): Refusal | null {
  if (actor.kind !== 'system')
    return refuse('not-permitted', 'Only the clock says that a stage was missed. Escalate it instead.');
  const runs = clock !== null && clock.stage === stage && clock.dueAt === dueAt && clock.missed === null;
  return runs && now >= dueAt
    ? null
    : refuse('edge-not-allowed', 'This stage is not overdue any more, or that was seen to already.');
}

/** The move: to the next tier above that has somebody; without one it stays, and that is said. */
export function movedUp(
  { stage, dueAt }: Advance,
  { tier, department, service, district, offer: had }: ComplaintFacts,
  routing: ComplaintRouting,
): ComplaintEvent {
  const above = tierAbove(tier);
  const offered = had === null ? [] : [had.contactPoint];
  const found =
    above === null
      ? { offer: null, trace: [] }
      : routeComplaint(
          above,
          { department, service, district, offered },
          { number: (had?.number ?? 1) + 1, came: 'advanced' },
          routing,
        );
  return { type: 'complaint-overdue', stage, dueAt, offer: found.offer, trace: [...found.trace] };
}
