import type { Actor } from '../../shared/domain/actor.ts';
import { isLive } from '../../shared/domain/case-state.ts';
import type { CaseId, TextId } from '../../shared/domain/ids.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../../shared/domain/instant.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { CaseOnStage } from './case-on-stage.ts';
import { closingText, reopeningText } from './explanations.ts';
import { openDemoCase } from './open-demo-case.ts';
import { bringEvidence } from './plan-evidence.ts';
import { planSurvey } from './plan-survey.ts';
import { MECHANISMS, mechanisms, type Mechanism } from './planting.ts';
import { plantedText } from './planted-texts.ts';
import { seededRandom, type Random } from './random.ts';

/** Cases that a crew's sweep takes along, about. */
const SWEPT = 8;
const LONGEST_WAIT = 30;
const CLOCK: Actor = { kind: 'system', name: 'clock' };

/** Where an outcome or a step is not there for a service, the way is not either. */
function canTake({ service, mix, stage, id }: CaseOnStage, mechanism: Mechanism): boolean {
  const has = (outcome: Outcome): boolean => service.outcomes.includes(outcome);
  switch (mechanism) {
    case 'one-try':
      return has('not-found');
    case 'parent-elsewhere':
      return has('duplicate');
    case 'parent-dropped':
      return has('duplicate') && has('cancelled-by-requester');
    case 'no-redirect':
      return has('out-of-jurisdiction');
    case 'clock':
      return has('cancelled-by-requester');
    case 'before-due':
      return has('completed') && stage.facts(id).clock.dueAt !== null;
    case 'from-the-desk':
      // Where work is done within hours anyway, minutes tell nobody anything.
      return has('completed') && mix.hours[0] > 24;
    default:
      return has('completed');
  }
}

/** Habits come in spells: three weeks in which somebody does it, then weeks in which nobody does. */
const SPELL = 21 * DAY;
const SPELLS = 0.2;
const HABITS: ReadonlySet<Mechanism> = new Set(['reused-text', 'one-try', 'stock-phrase']);

/** How often a way is taken at a time. */
function weightAt({ world, service }: CaseOnStage, mechanism: Mechanism, at: Instant): number {
  const { weight } = MECHANISMS[mechanism];
  if (!HABITS.has(mechanism)) return weight;
  const spell = Math.floor(at / SPELL);
  return seededRandom(world.seed, 'spell', mechanism, service.owner, spell).chance(SPELLS)
    ? weight / SPELLS
    : 0;
}

function chosen(on: CaseOnStage, at: Instant, random: Random): Mechanism | null {
  const weights = mechanisms.flatMap((one) =>
    canTake(on, one) ? [[one, weightAt(on, one, at)] as const] : [],
  );
  if (!weights.some(([, weight]) => weight > 0)) return null;
  return random.weighted<Mechanism>(Object.fromEntries(weights));
}

/** When the next sweep of a department is: all its cases of the time before go in it. */
function nextSweep(on: CaseOnStage, department: string, at: Instant, days: number): Instant {
  const { world } = on;
  const first = Math.floor((at - world.from) / (days * DAY));
  for (let turn = first; ; turn += 1) {
    const random = seededRandom(world.seed, 'sweep', department, turn);
    const start = world.days.dayOf(world.from + (turn + 0.9) * days * DAY).start;
    const sweep = start + random.int(9 * 60, 16 * 60) * MINUTE;
    if (sweep > at + HOUR) return sweep;
  }
}

interface Act {
  readonly outcome: Outcome;
  readonly text: string;
  readonly by: Actor;
  /** Crew that is said to have been there, and when; none: as honest crews say it. */
  readonly seen?: { readonly crew: string; readonly at: Instant };
}

/**
 * Closes a case, at a time of the mechanism's own, without the work. Returns when; null when it will not be closed so.
 * What it needs by chance it draws from a seed of its own, so that the rest of the city stays as it was.
 * @param workAgain plans the work on a case that its caller had opened again
 */
export function plantClosing(
  on: CaseOnStage,
  at: Instant,
  honestEnd: Instant,
  workAgain: (at: Instant) => void,
): Instant | null {
  const { world, stage, id, service, mix } = on;
  const { planting } = world;
  if (planting === null || service.handOff || mix.route === 'hand-off') return null;
  const random = seededRandom(world.seed, 'planted', id);
  if (!random.chance(planting.rate)) return null;
  const mechanism = chosen(on, at, random);
  if (mechanism === null) return null;
  const { department, clock } = stage.facts(id);
  const worker = world.staff.accounts.find((one) => one.role === 'worker' && one.department === department);
  // One of a department does most of it, as audits find.
  const culprit = world.staff.person(worker?.id ?? null);
  const someone = () => world.staff.worker(department, random) ?? world.staff.supervisor(random);
  const by = random.chance(0.75) && culprit !== null ? culprit : someone();
  const soon = world.days.workMoment(at + random.logNormal(6, 30) * HOUR, random, true);

  const close = (when: Instant, act: (now: Instant) => Act): Instant => {
    if (random.chance(0.6)) plantAssignment(on, at, when, someone(), random);
    stage.later(when, (now) => {
      const facts = stage.facts(id);
      if (!isLive(facts.state) || facts.state === 'referred') return;
      const { outcome, text, by: who, seen } = act(now);
      const said = bringEvidence({ ...on, random }, outcome, who, now, seen ?? null);
      const explanation = { id: random.uuid() as TextId, body: text };
      stage.act({ type: 'close-case', caseId: id, outcome, explanation, said }, who, now);
      planting.planted(id, stage.facts(id).reopenCount + 1, mechanism);
      planSurvey(on, now, { outcome, wasDone: false }, workAgain);
    });
    if (random.chance(0.09)) plantReopening(on, when, random);
    return when;
  };
  const honestText = () => closingText('completed', { service: service.code, route: mix.route }, random);
  const said = (kind: Parameters<typeof plantedText>[0]) => plantedText(kind, world.seed, random);
  const done = (text: () => string, when: Instant) =>
    close(when, () => ({ outcome: 'completed', text: text(), by }));

  switch (mechanism) {
    case 'batch-round': {
      const days = Math.min(
        LONGEST_WAIT,
        Math.max(1, (SWEPT * 396) / Math.max(1, planting.cases * planting.rate * 0.12)),
      );
      const sweep = nextSweep(on, department, at, days);
      const crew = `${department}-${seededRandom(world.seed, 'crew', department).int(1, 15)}A`;
      return close(sweep + random.int(0, 100_000), (now) => ({
        outcome: 'completed',
        text: honestText(),
        by: culprit ?? by,
        seen: { crew, at: now - random.int(0, 25) * MINUTE },
      }));
    }
    case 'hand-off':
      return done(() => said('handOff'), soon);
    case 'before-due':
      return done(honestText, (clock.dueAt ?? soon) - random.int(1, 25) * MINUTE);
    case 'reused-text': {
      const pet = plantedText('pet', world.seed, seededRandom(world.seed, 'pet', department));
      return close(honestEnd, () => ({ outcome: 'completed', text: pet, by: culprit ?? by }));
    }
    case 'scheduled':
      return done(() => said('scheduled'), soon);
    case 'one-try':
      return close(soon, () => ({ outcome: 'not-found', text: said('oneTry'), by: culprit ?? by }));
    case 'clock':
      return close(at + 30 * DAY, () => ({
        outcome: 'cancelled-by-requester',
        text: said('clock'),
        by: CLOCK,
      }));
    case 'from-the-desk':
      return done(honestText, at + random.int(3, 40) * MINUTE);
    case 'no-redirect':
      return close(soon, () => ({ outcome: 'out-of-jurisdiction', text: said('noRedirect'), by }));
    case 'night-sweep': {
      const day = world.days.dayOf(soon);
      return done(honestText, day.start + DAY + random.int(-120, 240) * MINUTE);
    }
    case 'stock-phrase':
      return done(() => said('stock'), soon);
    case 'before-the-day': {
      const planned = world.days.workMoment(Math.round(honestEnd) + 4 * DAY, random, false);
      stage.later(at + HOUR, (now) => {
        const facts = stage.facts(id);
        if (!isLive(facts.state) || facts.state === 'referred') return;
        stage.act(
          {
            type: 'change-state',
            caseId: id,
            to: 'scheduled',
            waitingReason: null,
            scheduledFor: planned,
            remark: null,
          },
          someone(),
          now,
        );
      });
      return done(honestText, Math.min(honestEnd, planned - random.int(14, 72) * HOUR));
    }
    case 'parent-elsewhere':
    case 'parent-dropped':
      return plantParent(on, mechanism, soon, by, random, workAgain);
  }
}

function plantAssignment(on: CaseOnStage, at: Instant, end: Instant, by: Actor, random: Random): void {
  const { stage, id } = on;
  stage.later(at + (0.1 + 0.4 * random.next()) * (end - at), (now) => {
    const facts = stage.facts(id);
    if (facts.state !== 'new') return;
    const { department } = facts;
    stage.act({ type: 'assign', caseId: id, department, unit: null, assignee: null }, by, now);
  });
}

/** Some who asked stand in front of it and call again. */
function plantReopening(on: CaseOnStage, closed: Instant, random: Random): void {
  const { stage, id, world } = on;
  const at = world.days.workMoment(closed + random.logNormal(40, 160) * HOUR, random, true);
  stage.later(at, (now) => {
    if (isLive(stage.facts(id).state)) return;
    const explanation = { id: random.uuid() as TextId, body: reopeningText('not-done', random) };
    stage.act(
      { type: 'reopen-case', caseId: id, reason: 'not-done', explanation },
      world.staff.agent(random),
      now,
    );
  });
}

/** Closes it as the duplicate of a case that nobody works on for it. */
function plantParent(
  on: CaseOnStage,
  mechanism: 'parent-elsewhere' | 'parent-dropped',
  at: Instant,
  by: Actor,
  random: Random,
  workAgain: (at: Instant) => void,
): Instant {
  const { world, stage, id, service } = on;
  let parent: CaseId | null = null;
  stage.later(at - 20 * MINUTE, (now) => {
    if (!isLive(stage.facts(id).state)) return;
    const place = mechanism === 'parent-dropped' ? stage.facts(id).place : world.places.address(random);
    parent = openDemoCase(world, stage, { service, channel: 'call', place }, now, random);
  });
  stage.later(at - 5 * MINUTE, (now) => {
    const facts = stage.facts(id);
    if (parent === null || !isLive(facts.state) || facts.state === 'referred') return;
    stage.act(
      { type: 'link-duplicate', caseId: id, duplicateOf: parent },
      world.staff.supervisor(random),
      now,
    );
  });
  stage.later(at, (now) => {
    const facts = stage.facts(id);
    if (facts.duplicateOf === null || facts.duplicateOf !== parent || !isLive(facts.state)) return;
    const explanation = {
      id: random.uuid() as TextId,
      body: plantedText('duplicate', world.seed, random),
    };
    stage.act({ type: 'close-case', caseId: id, outcome: 'duplicate', explanation }, by, now);
    world.planting?.planted(id, facts.reopenCount + 1, mechanism);
    planSurvey(on, now, { outcome: 'duplicate', wasDone: false }, workAgain);
  });
  if (mechanism === 'parent-elsewhere') return at;
  stage.later(at + random.int(1, 20) * HOUR, (now) => {
    if (parent === null || !isLive(stage.facts(parent).state)) return;
    const explanation = { id: random.uuid() as TextId, body: 'Cancelled, no longer needed.' };
    stage.act(
      { type: 'close-case', caseId: parent, outcome: 'cancelled-by-requester', explanation },
      by,
      now,
    );
  });
  return at;
}
