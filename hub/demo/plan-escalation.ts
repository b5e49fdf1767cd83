import type { Actor } from '../../shared/domain/actor.ts';
import { isLive } from '../../shared/domain/case-state.ts';
import type { EscalationReason } from '../../shared/domain/escalation/escalation-reason.ts';
import {
  presentOffer,
  type Escalation,
  type EscalationId,
} from '../../shared/domain/escalation/escalation.ts';
import type { TextId } from '../../shared/domain/ids.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../../shared/domain/instant.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import type { CaseOnStage } from './case-on-stage.ts';
import { escalationAnswer, escalationWhy } from './explanations.ts';
import { seededRandom, type Random } from './random.ts';

const RATES = { escalated: 0.03, emergency: 0.15 } as const;
/** All of it is over by now: what is open, people of the demo raise themselves. */
const OVER = 8 * DAY;

const REASONS: Readonly<
  Record<'emergency' | 'complaint', Readonly<Partial<Record<EscalationReason, number>>>>
> = {
  emergency: { danger: 8, 'no-progress': 2 },
  complaint: { 'caller-waits': 5, 'no-progress': 3, 'caller-disputes': 2, 'whose-is-it': 1 },
};
const CLOCK: Actor = { kind: 'system', name: 'clock' };

/** Whether somebody sees the case as it is now: it may have gone to another department meanwhile. */
const sees = ({ stage, id, service }: CaseOnStage, actor: Actor): boolean =>
  mayNot(actor, 'see-case', stage.facts(id), service.handOff) === null;

/** Who answers at the contact point: whoever is on duty there, else the department's lead, else a supervisor. */
function answers(on: CaseOnStage, one: Escalation): Actor {
  const { staff } = on.world;
  const asked = [staff.person(presentOffer(one)?.onDuty.account ?? null), staff.lead(one.department)];
  return asked.find((actor) => actor !== null && sees(on, actor)) ?? staff.supervisor(on.random);
}

/** Plans an escalation of the past, whole: raised, acknowledged by some tier, answered, told and resolved. */
export function planEscalation(on: CaseOnStage, opened: Instant, end: Instant | null): void {
  const { world, stage, id, service } = on;
  // A stream of its own: who is escalated changes nothing about all the others.
  const random = seededRandom(world.seed, `escalation ${id}`);
  if (service.handOff || !random.chance(RATES.escalated)) return;
  const until = Math.min(end ?? world.now, world.now - OVER);
  const raised = opened + (0.2 + 0.7 * random.next()) * (until - opened);
  if (raised < opened + HOUR) return;
  const path = random.chance(RATES.emergency) ? 'emergency' : 'complaint';
  const escalationId = random.uuid() as EscalationId;
  const text = (body: string) => ({ id: random.uuid() as TextId, body });
  stage.later(raised, (now) => {
    const { state, department } = stage.facts(id);
    if (!isLive(state)) return;
    stage.act(
      {
        type: 'raise-escalation',
        caseId: id,
        escalationId,
        path,
        kind: 'hierarchic',
        tier: 1,
        reason: random.weighted(REASONS[path]),
        rule: null,
        department,
        unit: null,
        text: text(escalationWhy(random)),
      },
      world.staff.agent(random),
      now,
    );
    planAcknowledgement(on, escalationId, random, now);
  });
}

const find = ({ stage, id }: CaseOnStage, escalation: EscalationId): Escalation => {
  const one = stage.facts(id).escalations.find((had) => had.id === escalation);
  if (one === undefined) throw new Error('the demo city lost an escalation');
  return one;
};

function planAcknowledgement(on: CaseOnStage, id: EscalationId, random: Random, now: Instant): void {
  const { stage, id: caseId } = on;
  const one = find(on, id);
  const offer = one.state === 'offered' ? presentOffer(one) : undefined;
  const wait = one.path === 'emergency' ? random.logNormal(6, 40) * MINUTE : random.logNormal(3, 30) * HOUR;
  if (offer !== undefined && now + wait >= offer.acknowledgeBy) {
    stage.later(offer.acknowledgeBy, (then) => {
      const advance = { type: 'advance-escalation', caseId, escalationId: id } as const;
      stage.act({ ...advance, offer: offer.number, tier: offer.tier }, CLOCK, then);
      planAcknowledgement(on, id, random, then);
    });
    return;
  }
  stage.later(now + wait, (then) => {
    const by = answers(on, find(on, id));
    const of = { caseId, escalationId: id, offer: presentOffer(one)?.number ?? null };
    stage.act({ type: 'acknowledge-escalation', ...of }, by, then);
    planAnswer(on, id, random, by, then);
  });
}

function planAnswer(on: CaseOnStage, id: EscalationId, random: Random, by: Actor, now: Instant): void {
  const { stage, id: caseId, world } = on;
  const offer = presentOffer(find(on, id))?.number ?? null;
  const answered = now + random.logNormal(2, 12) * HOUR;
  stage.later(answered, (then) => {
    const answer = { id: random.uuid() as TextId, body: escalationAnswer(random) };
    const who = sees(on, by) ? by : world.staff.supervisor(random);
    stage.act({ type: 'answer-escalation', caseId, escalationId: id, offer, answer, tell: true }, who, then);
    stage.later(then + random.int(10, 300) * MINUTE, (told) => {
      const agent = world.staff.agent(random);
      stage.act(
        { type: 'tell-escalation-caller', caseId, escalationId: id, result: 'told', text: null },
        agent,
        told,
      );
      const owner = world.staff.supervisor(random);
      stage.act({ type: 'resolve-escalation', caseId, escalationId: id, text: null }, owner, told + MINUTE);
    });
  });
}
