import type { Actor } from '../actor.ts';
import type { OpenDirectory } from '../directory/open-directory.ts';
import type { Instant } from '../instant.ts';
import { isCallerInformed, presentOffer, type Escalation } from './escalation.ts';
import { standsAt } from './may-escalate.ts';

/** What an open escalation waits for. */
export type EscalationTurn = 'acknowledge' | 'answer' | 'tell' | 'send-on' | 'resolve' | 'rescue';

/** Who has to do it: whoever answers at the contact point, 311, or the supervisors. */
const TURN_OF: Record<EscalationTurn, 'contact' | 'desk' | 'supervisors'> = {
  acknowledge: 'contact',
  answer: 'contact',
  tell: 'desk',
  'send-on': 'desk',
  resolve: 'desk',
  rescue: 'supervisors',
};

/** What has to be done next about an escalation; null when nothing has, for it has ended. */
export function turnOf(one: Pick<Escalation, 'state' | 'answer' | 'told'>): EscalationTurn | null {
  switch (one.state) {
    case 'offered':
      return 'acknowledge';
    case 'acknowledged':
    case 'accepted':
      return 'answer';
    case 'answered':
      return isCallerInformed(one) ? 'resolve' : 'tell';
    case 'returned':
      return 'send-on';
    case 'exhausted':
      return 'rescue';
    case 'resolved':
    case 'withdrawn':
      return null;
  }
}

/** By when somebody has to acknowledge it; null where no time runs. */
export function turnDue(one: Pick<Escalation, 'state' | 'offers'>): Instant | null {
  return one.state === 'offered' ? (presentOffer(one)?.acknowledgeBy ?? null) : null;
}

/** Where an escalation stands to somebody: it is theirs to see to now, they watch it, or it is not theirs at all. */
export type EscalationStanding = 'my-turn' | 'watched' | 'not-mine';

/**
 * Where an open escalation stands to somebody. Contact points have what is offered to them; 311 has what its own people
 * raised, and what no person raised; supervisors have what nobody took, and watch all.
 * @param directory null: not at hand; who was on duty when it was offered counts then
 */
export function standingOf(
  actor: Actor,
  one: Escalation,
  directory: OpenDirectory | null,
  now: Instant,
): EscalationStanding {
  const turn = turnOf(one);
  if (actor.kind === 'system' || turn === null) return 'not-mine';
  const isSupervisor = actor.role === 'supervisor';
  const isRaiser = one.raisedBy === actor.id;
  const isAtPoint = !isRaiser && !isSupervisor && standsAt(actor, one, directory, now);
  const owns311 = isRaiser || (one.raisedBy === null && actor.role === 'agent');
  switch (TURN_OF[turn]) {
    case 'contact':
      if (isAtPoint) return 'my-turn';
      break;
    case 'desk':
      if (owns311) return 'my-turn';
      break;
    case 'supervisors':
      if (isSupervisor) return 'my-turn';
      break;
  }
  return isSupervisor || owns311 || isAtPoint ? 'watched' : 'not-mine';
}

const RANK: Record<EscalationTurn, number> = {
  rescue: 0,
  acknowledge: 1,
  tell: 2,
  'send-on': 2,
  answer: 3,
  resolve: 4,
};

interface Ranked {
  readonly escalation: Escalation;
  readonly standing: EscalationStanding;
}

/** What is mine first; what nobody took before what has a time, by that time; then what waits longest. */
export function byUrgency(a: Ranked, b: Ranked): number {
  const mine = Number(b.standing === 'my-turn') - Number(a.standing === 'my-turn');
  if (mine !== 0) return mine;
  const rank = ({ escalation }: Ranked) => RANK[turnOf(escalation) ?? 'resolve'];
  const by = rank(a) - rank(b);
  if (by !== 0) return by;
  const when = ({ escalation }: Ranked) => turnDue(escalation) ?? escalation.since;
  return when(a) - when(b);
}
