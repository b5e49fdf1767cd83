import type { Actor } from '../../shared/domain/actor.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { CaseFacts, Receiver, ReopenReason } from '../../shared/domain/case-facts.ts';
import { isLive, type WaitingReason } from '../../shared/domain/case-state.ts';
import type { TextId } from '../../shared/domain/ids.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { CaseOnStage } from './case-on-stage.ts';
import { planEscalation } from './plan-escalation.ts';
import { planSurvey } from './plan-survey.ts';
import { bringEvidence } from './plan-evidence.ts';
import { closingText, referralText, reopeningText, waitingText } from './explanations.ts';
import { agentNote, crewNote, publicNote } from './notes.ts';
import { plantClosing } from './plant-closing.ts';
import { honestOddText } from './planted-texts.ts';
import { seededRandom, type Random } from './random.ts';
import type { ServiceMix, Work } from './service-mix.ts';

/** How often, of all that could. */
const RATES = {
  agentNote: 0.14,
  crewNote: 0.2,
  publicNote: 0.06,
  reopened: 0.014,
  batch: 0.15,
  rescheduled: 0.04,
} as const;

/** Who else may be right for a case: other departments, and those outside the city. */
const RECEIVERS: readonly Receiver[] = [
  { kind: 'department', department: 'BSS' },
  { kind: 'department', department: 'LASAN' },
  { kind: 'department', department: 'LADOT' },
  { kind: 'department', department: 'BOE' },
  { kind: 'department', department: 'LADBS' },
  { kind: 'department', department: 'RAP' },
  { kind: 'outside', name: 'Caltrans District 7' },
  { kind: 'outside', name: 'Los Angeles County Public Works' },
  { kind: 'outside', name: 'Los Angeles Unified School District' },
  { kind: 'outside', name: 'Metro (Los Angeles County)' },
];

const CLOCK: Actor = { kind: 'system', name: 'clock' };

/** By the code of a service or by a route. */
const WAITS: Readonly<Record<string, readonly WaitingReason[]>> = {
  'homeless-encampment': ['crew', 'permit', 'weather'],
  long: ['parts', 'permit', 'crew', 'weather', 'parts', 'crew'],
  inspection: ['access', 'caller-reply', 'access', 'permit'],
  crew: ['crew', 'weather', 'access'],
};
const WAIT_RATES: Readonly<Partial<Record<ServiceMix['route'], number>>> = {
  long: 0.4,
  inspection: 0.15,
  crew: 0.04,
};

const REOPENINGS: Readonly<Record<ReopenReason, number>> = {
  'not-done': 68,
  'came-back': 16,
  'wrong-outcome': 10,
  'closed-by-mistake': 6,
};

/** Somebody of the department that has the case now; a supervisor where the demo city has nobody. */
function workerOn({ world, random, service }: CaseOnStage, facts: CaseFacts): Actor {
  if (service.handOff) return world.staff.agent(random);
  return world.staff.worker(facts.department, random) ?? world.staff.supervisor(random);
}

const workOf = ({ service, mix }: CaseOnStage): Work => ({ service: service.code, route: mix.route });
const text = (random: Random, body: string) => ({ id: random.uuid() as TextId, body });

/** Does something with the case if, at that time, it still makes sense. */
function later(
  on: CaseOnStage,
  at: Instant,
  when: (facts: CaseFacts) => boolean,
  make: (facts: CaseFacts) => [CaseCommand, Actor],
): void {
  on.stage.later(at, (now) => {
    const facts = on.stage.facts(on.id);
    if (!when(facts)) return;
    const [command, by] = make(facts);
    on.stage.act(command, by, now);
  });
}

const ours = (facts: CaseFacts): boolean => isLive(facts.state) && facts.state !== 'referred';

/** When the work will be done; null when it is not done to this day. */
function endOf({ world, random, mix, service }: CaseOnStage, at: Instant): Instant | null {
  if (random.chance(mix.stuck)) return null;
  const hours = random.logNormal(...mix.hours);
  const { days } = world;
  if (mix.route === 'pickup') {
    const end = days.daysLater(at, Math.max(1, Math.round(hours / 24)), [7, 16], random);
    return random.chance(RATES.batch) ? endOfRound(days.dayOf(end).start, random) : end;
  }
  const end = at + Math.min(hours, 390 * 24) * HOUR;
  if (mix.route === 'hand-off' || service.clock.unit === 'hour') return end;
  return days.workMoment(end, random, mix.route === 'crew');
}

/** Some crews close the whole round in one go, at the same minute. */
function endOfRound(day: Instant, random: Random): Instant {
  return day + 15 * HOUR + 12 * MINUTE + random.int(0, 59_999);
}

function planNotes(on: CaseOnStage, from: Instant, to: Instant): void {
  const { random, world, id } = on;
  const between = () =>
    Math.min(
      world.days.workMoment(from + (0.1 + 0.8 * random.next()) * (to - from), random, true),
      to - MINUTE,
    );
  const note = (
    rate: number,
    visibility: 'internal' | 'public',
    body: () => string,
    by: (facts: CaseFacts) => Actor,
  ) => {
    if (!random.chance(rate)) return;
    later(
      on,
      between(),
      (facts) => isLive(facts.state),
      (facts) => [{ type: 'add-note', caseId: id, visibility, note: text(random, body()) }, by(facts)],
    );
  };
  note(
    RATES.agentNote,
    'internal',
    () => agentNote(random),
    () => world.staff.agent(random),
  );
  note(
    RATES.crewNote,
    'internal',
    () => crewNote(workOf(on), random),
    (facts) => noteTaker(on, facts),
  );
  note(
    RATES.publicNote,
    'public',
    () => publicNote(random),
    (facts) => noteTaker(on, facts),
  );
}

/** A worker sees only what is with the own department, so a case elsewhere is noted by the desk. */
function noteTaker(on: CaseOnStage, facts: CaseFacts): Actor {
  return facts.state === 'referred' ? on.world.staff.agent(on.random) : workerOn(on, facts);
}

function planAssignment(on: CaseOnStage, at: Instant, end: Instant): Instant {
  const { random, world, id } = on;
  const morning = world.days.workMoment(at + random.logNormal(0.5, 4) * HOUR, random, true);
  const assigned = morning < at + 0.6 * (end - at) ? morning : at + 0.3 * (end - at);
  // Some crews work from paper and put down the end alone.
  if (isOdd(on, 'unnoted', 0.12)) return assigned;
  later(
    on,
    assigned,
    (facts) => facts.state === 'new' || facts.state === 'reopened',
    (facts) => {
      const by = workerOn(on, facts);
      const own = by.kind === 'account' && by.department === facts.department && random.chance(0.35);
      const unit = world.places.unitFor(facts.department, facts.place);
      return [
        { type: 'assign', caseId: id, department: facts.department, unit, assignee: own ? by.id : null },
        by,
      ];
    },
  );
  return assigned;
}

function planSchedule(on: CaseOnStage, assigned: Instant, end: Instant): void {
  const { random, world, id } = on;
  // One that is stuck was planned too, and nobody came.
  const early = isOdd(on, 'sooner', 0.02) ? 2 * DAY : 0;
  const dayOfWork = world.days.dayOf(Math.min(end, assigned + 9 * DAY)).start + early + 6 * HOUR;
  const set = (at: Instant, scheduledFor: Instant) =>
    later(on, at, ours, (facts) => [
      { type: 'change-state', caseId: id, to: 'scheduled', waitingReason: null, scheduledFor, remark: null },
      workerOn(on, facts),
    ]);
  const first = assigned + random.int(1, 40) * MINUTE;
  if (!random.chance(RATES.rescheduled) || end - first < 3 * DAY) return set(first, dayOfWork);
  set(first, dayOfWork - 2 * DAY);
  return set(dayOfWork - 2 * DAY + 9 * HOUR, dayOfWork);
}

function planWait(on: CaseOnStage, assigned: Instant, end: Instant): void {
  const { random, world, service, mix, id } = on;
  const reasons = WAITS[service.code] ?? WAITS[mix.route];
  if (reasons === undefined || !random.chance(WAIT_RATES[mix.route] ?? 0)) return;
  const waitingReason = random.pick(reasons);
  const from = world.days.workMoment(
    assigned + (0.1 + 0.3 * random.next()) * (end - assigned),
    random,
    false,
  );
  if (from >= end) return;
  later(on, from, ours, (facts) => [
    {
      type: 'change-state',
      caseId: id,
      to: 'waiting',
      waitingReason,
      scheduledFor: null,
      remark: text(random, waitingText(waitingReason, random)),
    },
    workerOn(on, facts),
  ]);
}

function planStart(on: CaseOnStage, assigned: Instant, end: Instant): void {
  const { random, world, mix, id } = on;
  if (mix.route === 'crew' && !random.chance(0.35)) return;
  const before =
    mix.route === 'crew'
      ? end
      : world.days.workMoment(end - (0.05 + 0.25 * random.next()) * (end - assigned), random, false);
  const start = Math.min(before, end) - random.int(15, 90) * MINUTE;
  later(
    on,
    Math.max(start, assigned + MINUTE),
    (facts) => ours(facts) && facts.state !== 'in-progress',
    (facts) => [
      {
        type: 'change-state',
        caseId: id,
        to: 'in-progress',
        waitingReason: null,
        scheduledFor: null,
        remark: null,
      },
      workerOn(on, facts),
    ],
  );
}

function planReferral(on: CaseOnStage, at: Instant, end: Instant): void {
  const { random, world, mix, id, service } = on;
  if (!random.chance(mix.referred)) return;
  const known = RECEIVERS.filter(
    (one) =>
      one.kind === 'outside' ||
      (one.department !== service.owner && world.city.department(one.department) !== undefined),
  );
  const receiver = random.pick(known);
  const name =
    receiver.kind === 'outside'
      ? receiver.name
      : (world.city.department(receiver.department)?.name ?? receiver.department);
  const refer = at + (0.15 + 0.4 * random.next()) * (end - at);
  later(on, refer, ours, (facts) => [
    { type: 'refer', caseId: id, receiver, explanation: text(random, referralText(name, random)) },
    workerOn(on, facts),
  ]);
  // Alive until the receiver takes it or sends it back; many are not heard of for long.
  const back = refer + random.logNormal(60, 600) * HOUR;
  const department = receiver.kind === 'department' && random.chance(0.7) ? receiver.department : null;
  const takes = department === null ? null : world.staff.worker(department, random);
  if (random.chance(0.35)) return;
  later(
    on,
    back,
    (facts) => facts.state === 'referred',
    (facts) => [
      {
        type: 'assign',
        caseId: id,
        department: takes === null ? facts.department : (department ?? facts.department),
        unit: null,
        assignee: null,
      },
      takes ?? workerOn(on, facts),
    ],
  );
  const outcomes = service.outcomes.filter(
    (one) => one === 'completed' || (receiver.kind === 'outside' && one === 'out-of-jurisdiction'),
  );
  planClosing(on, back + random.logNormal(40, 200) * HOUR, random.pick(outcomes));
}

/** What honest people do now and then and looks bad; nothing of it in a city without planted closings. */
function isOdd({ world, id }: CaseOnStage, what: string, rate: number): boolean {
  return world.planting !== null && seededRandom(world.seed, what, id).chance(rate);
}

/** Not every honest text reads well. */
function oddText({ world, id, service }: CaseOnStage, outcome: Outcome, by: Actor): string | null {
  if (world.planting === null || outcome !== 'completed' || service.handOff) return null;
  const who = world.staff.accounts.findIndex((one) => by.kind === 'account' && one.id === by.id);
  return honestOddText(seededRandom(world.seed, 'odd text', id), who);
}

/** Closes the case at a time, if it is ours and open then, and plans what comes of it. */
export function planClosing(on: CaseOnStage, wanted: Instant, outcome: Outcome): void {
  const { random, id, world } = on;
  // Some type the day's work in at home.
  const late = wanted < world.now && outcome !== 'duplicate' && isOdd(on, 'typed late', 0.012);
  const at = late ? world.days.dayOf(wanted).start + 21 * HOUR : wanted;
  // A clock may end what the caller was asked about and never answered.
  const expires = outcome === 'cancelled-by-requester' && isOdd(on, 'expires', 0.4);
  if (expires) planQuestion(on, at - 9 * DAY);
  on.stage.later(at, (now) => {
    const facts = on.stage.facts(id);
    if (!ours(facts)) return;
    const by = expires ? CLOCK : workerOn(on, facts);
    const said = bringEvidence(on, outcome, by, now, null);
    const explanation = text(random, oddText(on, outcome, by) ?? closingText(outcome, workOf(on), random));
    on.stage.act({ type: 'close-case', caseId: id, outcome, explanation, said }, by, now);
    planSurvey(on, now, { outcome, wasDone: true }, (again) => planWorkAgain(on, again));
  });
  if (random.chance(RATES.reopened)) planReopening(on, at);
}

function planQuestion(on: CaseOnStage, at: Instant): void {
  const { random, id } = on;
  later(on, at, ours, (facts) => [
    {
      type: 'change-state',
      caseId: id,
      to: 'waiting',
      waitingReason: 'caller-reply',
      scheduledFor: null,
      remark: text(random, waitingText('caller-reply', random)),
    },
    workerOn(on, facts),
  ]);
}

function planReopening(on: CaseOnStage, closed: Instant): void {
  const { random, world, id } = on;
  const reason = random.weighted(REOPENINGS);
  const at = world.days.workMoment(closed + random.logNormal(30, 120) * HOUR, random, true);
  on.stage.later(at, (now) => {
    const facts = on.stage.facts(id);
    if (isLive(facts.state)) return;
    const by = reason === 'closed-by-mistake' ? world.staff.supervisor(random) : world.staff.agent(random);
    on.stage.act(
      { type: 'reopen-case', caseId: id, reason, explanation: text(random, reopeningText(reason, random)) },
      by,
      now,
    );
    planWorkAgain(on, now);
  });
}

/** The work on a case that was opened again. */
function planWorkAgain(on: CaseOnStage, now: Instant): void {
  const { random, world } = on;
  const end = world.days.workMoment(now + random.logNormal(30, 120) * HOUR, random, true);
  planAssignment(on, now, end);
  planClosing(on, end, 'completed');
}

/** How the work on a case will end. */
export interface PlannedEnd {
  /** Null when it is not in sight. */
  readonly end: Instant | null;
  /** It is closed without having been done. */
  readonly early: boolean;
}

/** Plans the work on a case that was just opened. */
export function planWork(on: CaseOnStage, at: Instant): PlannedEnd {
  const { random, mix, world } = on;
  const end = endOf(on, at);
  const early = end === null ? null : plantClosing(on, at, end, (again) => planWorkAgain(on, again));
  if (early !== null) return { end: early, early: true };
  const horizon = end ?? world.now + 60 * DAY;
  planNotes(on, at, Math.min(horizon, at + 30 * DAY));
  if (mix.route !== 'hand-off') {
    const assigned = planAssignment(on, at, horizon);
    if (mix.route === 'pickup') planSchedule(on, assigned, horizon);
    else {
      planWait(on, assigned, horizon);
      planStart(on, assigned, horizon);
    }
    planReferral(on, at, horizon);
  }
  planEscalation(on, at, end);
  if (end !== null) planClosing(on, end, random.weighted<Outcome>(mix.outcomes));
  return { end, early: false };
}
