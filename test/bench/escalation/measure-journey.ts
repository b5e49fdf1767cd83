import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../../hub/demo/random.ts';
import type { CommandOf } from '../../../shared/domain/case-command.ts';
import { escalationId, type EscalationState } from '../../../shared/domain/escalation/escalation.ts';
import { commandId, type CaseId } from '../../../shared/domain/ids.ts';
import type { InProcessDesk } from '../../in-process-desk.ts';

/** Times of each round, milliseconds. */
export interface JourneyMeasured {
  /** From raising until the lead's desk shows it. */
  readonly told: readonly number[];
  /** From raising until the supervisor's desk shows it. */
  readonly supervisor: readonly number[];
  /** From raising until the agent's desk shows that it was acknowledged. */
  readonly whole: readonly number[];
}

export interface JourneyDesks {
  readonly agent: InProcessDesk;
  readonly lead: InProcessDesk;
  readonly supervisor: InProcessDesk;
}

const WARM_ROUNDS = 3;
const LONGEST = 30_000;

/** Waits until a desk shows an escalation of a case in a state, as its event stream leads it there. */
async function shows(desk: InProcessDesk, id: CaseId, ...states: EscalationState[]): Promise<void> {
  const end = performance.now() + LONGEST;
  for (;;) {
    const heard = desk.events.length;
    const view = await desk.ask('case.get', { id });
    if (view?.facts.escalations.some((one) => states.includes(one.state)) === true) return;
    while (desk.events.length === heard) {
      if (performance.now() > end) throw new Error(`no desk showed an escalation as ${states.join(' or ')}`);
      await wait(1);
    }
  }
}

/** One after the other: an agent raises, the lead's desk is told, the lead acknowledges, the agent's desk is told. */
export async function measureJourney(
  { agent, lead, supervisor }: JourneyDesks,
  cases: readonly CaseId[],
  department: string,
  random: Random,
): Promise<JourneyMeasured> {
  const told: number[] = [];
  const seen: number[] = [];
  const whole: number[] = [];
  for (const [round, caseId] of cases.entries()) {
    const id = escalationId.parse(random.uuid());
    const raise: CommandOf<'raise-escalation'> = {
      type: 'raise-escalation',
      caseId,
      escalationId: id,
      path: 'emergency',
      kind: 'functional',
      tier: 1,
      reason: 'danger',
      rule: null,
      department,
      unit: null,
      text: null,
    };
    const started = performance.now();
    const send = async (
      desk: InProcessDesk,
      command: CommandOf<'raise-escalation' | 'acknowledge-escalation'>,
    ) => {
      const answer = await desk.ask('command.send', { commandId: commandId.parse(random.uuid()), command });
      if (answer.status !== 'queued') throw new Error(`${command.type}: ${answer.refusal.message}`);
    };
    await send(agent, raise);
    const bySupervisor = shows(supervisor, caseId, 'offered', 'acknowledged').then(
      () => performance.now() - started,
    );
    await shows(lead, caseId, 'offered');
    const atLead = performance.now() - started;
    await send(lead, { type: 'acknowledge-escalation', caseId, escalationId: id, offer: 1 });
    await shows(agent, caseId, 'acknowledged');
    const atAgent = performance.now() - started;
    const atSupervisor = await bySupervisor;
    if (round < WARM_ROUNDS) continue;
    told.push(atLead);
    seen.push(atSupervisor);
    whole.push(atAgent);
  }
  return { told, supervisor: seen, whole };
}
