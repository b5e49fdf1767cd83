import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNTS, anyDirectory } from '../../../test/any-directory.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import {
  afterDecision,
  CLOCK,
  decideAs,
  ESCALATION,
  OTHER_ESCALATION,
  pointId,
  published,
  raiseDeed,
  SUNDAY,
  who,
  WORDS,
} from '../../../test/small-escalation.ts';
import type { Actor } from '../actor.ts';
import type { Directory, Person } from '../directory/directory.ts';
import type { AccountId } from '../ids.ts';
import { HOUR, MINUTE } from '../instant.ts';
import type { EscalationDecision } from './decide-escalation.ts';
import { escalationCommand, type EscalationDeed } from './escalation-command.ts';
import { ESCALATION_EDGES, edgeFrom } from './escalation-edges.ts';
import { escalationEvent, type EscalationEvent } from './escalation-event.ts';
import {
  acknowledgementDue,
  ESCALATION_STATES,
  escalationId as anEscalationId,
  escalations,
  escalationState,
  hasRunOut,
  isOpenEscalation,
  MOST_OFFERS,
  presentOffer,
  type Escalation,
  type EscalationId,
  type EscalationState,
} from './escalation.ts';

const [ANN, BEN, CY, DEE] = ACCOUNTS as [AccountId, AccountId, AccountId, AccountId];
const ACTORS: readonly Actor[] = [
  who(ANN, 'agent'),
  who(BEN, 'lead', 'LASAN'),
  who(CY, 'worker', 'LASAN'),
  who(DEE, 'supervisor'),
  who(DEE, 'supervisor'),
  who(BEN, 'lead', 'BSS'),
  who(ANN, 'auditor'),
  CLOCK,
];
const CASE = '00000000-0000-4000-8000-000000000001';
/** 1 March 2028: what any directory's dates are about. */
const BEGIN = Date.UTC(2028, 2, 1);

/** Directories in which somebody is there at any time, at some of the tiers. */
const anyLadder: fc.Arbitrary<Directory> = fc
  .array(
    fc.record({
      department: fc.constantFrom('LASAN', 'LASAN', 'LASAN', 'LASAN', 'BSS'),
      path: fc.constantFrom('emergency' as const, 'emergency' as const, 'complaint' as const),
      tier: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
      primary: fc.constantFrom<Person[]>(...ACCOUNTS.map((account) => ({ account })), { name: 'Night desk' }),
      backup: fc.constantFrom<(Person | null)[]>(null, ...ACCOUNTS.map((account) => ({ account }))),
      minutes: fc.integer({ min: 1, max: 120 }),
    }),
    { minLength: 4, maxLength: 10, size: 'max' },
  )
  .map((points) => ({
    serviceHours: 'office',
    contactPoints: points.map(({ department, path, tier, minutes, ...rest }, i) =>
      contactPointOf(department, path, tier, {
        ...rest,
        id: pointId(`point-${i}`),
        hours: 'around-the-clock',
        acknowledge: { minutes, counted: 'around-the-clock', by: ['desk', 'spoken'] },
      }),
    ),
  }));
const mostDirectories = fc.oneof({ weight: 1, arbitrary: anyDirectory }, { weight: 3, arbitrary: anyLadder });

type Draft = (list: readonly Escalation[]) => EscalationDeed;

/** One that is open, or another one. */
const anyId = fc.nat(7).map((n) => (list: readonly Escalation[]): EscalationId => {
  const open = list.filter(isOpenEscalation);
  const known = n === 0 ? list : open;
  return known[n % Math.max(1, known.length)]?.id ?? ESCALATION;
});
const newId = fc
  .integer({ min: 1, max: 40 })
  .map((n) => anEscalationId.parse(`00000000-0000-4000-8000-0000000009${String(n).padStart(2, '0')}`));
const anyTier = fc.constantFrom(1 as const, 1 as const, 2 as const, 3 as const, 4 as const);
/** Mostly the offer it is at, at times one before or after. */
const anySlip = fc.constantFrom(0, 0, 0, 0, -1, 1);

function atOffer(list: readonly Escalation[], id: string, slip: number) {
  const present = list.find((one) => one.id === id)?.offers.at(-1);
  return { number: Math.max(1, (present?.number ?? 1) + slip), none: present === undefined, present };
}

const anyPath = fc.oneof(
  { weight: 5, arbitrary: fc.constant('emergency' as const) },
  { weight: 2, arbitrary: fc.constant('complaint' as const) },
  { weight: 1, arbitrary: fc.constant('routine' as const) },
);
const anyRaise = fc
  .record({
    escalationId: newId,
    path: anyPath,
    tier: fc.oneof({ weight: 4, arbitrary: fc.constant(1 as const) }, { weight: 1, arbitrary: anyTier }),
    department: fc.constantFrom('LASAN', 'LASAN', 'LASAN', 'LASAN', 'LASAN', 'BSS'),
    reason: fc.constantFrom('danger' as const, 'reopened-again' as const),
    rule: fc.option(fc.constant({ id: 'reopened-twice', version: 1 }), { freq: 3 }),
  })
  .map(
    (rest): Draft =>
      () =>
        raiseDeed(rest),
  );
const anyContact = fc
  .tuple(
    anyId,
    anySlip,
    fc.constantFrom('acknowledge-escalation' as const, 'accept-escalation' as const, 'answer' as const),
    fc.boolean(),
  )
  .map(([id, slip, type, tell]): Draft => (list) => {
    const escalationId = id(list);
    const { number, none } = atOffer(list, escalationId, slip);
    const offer = none ? null : number;
    if (type !== 'answer') return { type, escalationId, offer };
    return { type: 'answer-escalation', escalationId, offer, answer: WORDS, tell };
  });
const anyTry = fc
  .record({
    id: anyId,
    slip: anySlip,
    channel: fc.constantFrom('phone' as const, 'desk-queue' as const, 'mail' as const),
    result: fc.constantFrom('spoken' as const, 'no-answer' as const, 'shown' as const, 'replied' as const),
  })
  .map(({ slip, id, ...rest }): Draft => (list) => ({
    type: 'log-escalation-try',
    ...rest,
    escalationId: id(list),
    offer: atOffer(list, id(list), slip).number,
    text: null,
  }));
const anyHandOn = fc
  .tuple(anyId, anySlip, fc.option(anyTier), fc.integer({ min: 0, max: 9 }), fc.boolean())
  .map(([id, slip, tier, point, back]): Draft => (list) => {
    const escalationId = id(list);
    const { number, none } = atOffer(list, escalationId, slip);
    const offer = none ? null : number;
    if (back) return { type: 'return-escalation', escalationId, offer, reason: 'not-ours', text: WORDS };
    const to =
      tier === null
        ? { kind: 'contact-point' as const, contactPoint: pointId(`point-${point}`) }
        : { kind: 'tier' as const, tier };
    return { type: 'pass-on-escalation', escalationId, offer, to, text: WORDS };
  });
const anyAdvance = fc.tuple(anyId, anySlip).map(([id, slip]): Draft => (list) => {
  const escalationId = id(list);
  const { number, present } = atOffer(list, escalationId, slip);
  return { type: 'advance-escalation', escalationId, offer: number, tier: present?.tier ?? 1 };
});
const anyEnd = fc
  .tuple(
    anyId,
    fc.constantFrom('tell', 'tell', 'resolve', 'resolve', 'withdraw'),
    fc.constantFrom('told', 'not-reached'),
  )
  .map(([id, what, result]): Draft => (list) => {
    const escalationId = id(list);
    if (what === 'tell')
      return { type: 'tell-escalation-caller', escalationId, result: result as 'told', text: null };
    if (what === 'resolve') return { type: 'resolve-escalation', escalationId, text: null };
    return { type: 'withdraw-escalation', escalationId, text: WORDS };
  });
const anyStep = fc.record({
  draft: fc.oneof(
    { weight: 3, arbitrary: anyRaise },
    { weight: 3, arbitrary: anyContact },
    { weight: 2, arbitrary: anyTry },
    { weight: 3, arbitrary: anyHandOn },
    { weight: 6, arbitrary: anyAdvance },
    { weight: 2, arbitrary: anyEnd },
  ),
  actor: fc.constantFrom(...ACTORS),
  /** An advance comes when it is due. */
  isDue: fc.boolean(),
  minutes: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 4_000 }) },
  ),
});
const manySteps = fc.array(anyStep, { minLength: 10, maxLength: 60, size: 'max' });

const EVENTS = escalationEvent.options.map(({ shape }) => shape.type.value).toSorted();

/** Advances go by the clock's own hand. */
const actorOf = (deed: EscalationDeed, actor: Actor) => (deed.type === 'advance-escalation' ? CLOCK : actor);

function eventsOf(decision: EscalationDecision): readonly EscalationEvent[] {
  return decision.ok ? decision.events : [];
}

describe('any deeds at any times', () => {
  it('leave a list that the schema takes, with every tier once and nobody’s own word on their own', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(mostDirectories, manySteps, (directory, steps) => {
        const there = published(directory);
        let list: Escalation[] = [];
        let now = BEGIN;
        const inRow = new Map<string, number>();
        for (const { draft, actor: asked, minutes, isDue } of steps) {
          const deed = draft(list);
          const due = list.flatMap((one) => acknowledgementDue(one)?.at ?? []);
          now = deed.type === 'advance-escalation' && isDue ? Math.max(now, ...due) : now + minutes * MINUTE;
          const actor = actorOf(deed, asked);
          const read = escalationCommand.parse({ ...deed, caseId: CASE });
          expect(read).toEqual({ ...deed, caseId: CASE });
          const rest = { actor, now, directory: there };
          const decision = decideAs(list, deed, rest);
          expect(decideAs(list, deed, rest)).toEqual(decision);
          if (!decision.ok) continue;
          const before = list;
          list = afterDecision(list, decision, actor, now);
          expect(escalations.parse(list)).toEqual(list);
          for (const event of decision.events) {
            seen.add(event.type);
            expect(escalationEvent.parse(event)).toEqual(event);
            const id = event.escalationId;
            if (event.type === 'escalation-advanced') inRow.set(id, (inRow.get(id) ?? 0) + 1);
            if (event.type === 'escalation-raised' || event.type === 'escalation-passed-on') inRow.set(id, 0);
            expect(inRow.get(id) ?? 0).toBeLessThan(4);
            if (event.type === 'escalation-acknowledged' && event.account !== null) {
              const one = before.find((was) => was.id === id);
              const isSupervisor = actor.kind === 'account' && actor.role === 'supervisor';
              const isEnd = one !== undefined && hasRunOut(one) && isSupervisor;
              if (!isEnd) expect(event.account).not.toBe(one?.raisedBy);
            }
          }
          // What was told stands: deeds add to the past of an escalation, and change none of it.
          for (const was of before) {
            const is = list.find(({ id }) => id === was.id);
            expect(is?.offers.slice(0, was.offers.length)).toEqual(was.offers);
          }
          // The same advance again changes nothing.
          if (deed.type === 'advance-escalation')
            expect(eventsOf(decideAs(list, deed, { ...rest, now: now + 1_000 * HOUR }))).toEqual([]);
          const open = list.filter(isOpenEscalation).map(({ path }) => path);
          expect(open).toEqual([...new Set(open)]);
          for (const { offers } of list) {
            expect(offers.length).toBeLessThanOrEqual(MOST_OFFERS);
            expect(offers.map(({ number }) => number)).toEqual(offers.map((_, i) => i + 1));
            offers.forEach((offer, i) => {
              const last = offers[i - 1];
              if (offer.came === 'advanced') expect(offer.tier).toBeGreaterThan(last?.tier ?? 0);
            });
          }
        }
      }),
      { numRuns: 400 },
    );
    // Else the deeds above try too little.
    expect([...seen].toSorted()).toEqual(EVENTS);
  });

  it('an unacknowledged one ends with the supervisors, after at most one advance a tier, each done once', () => {
    const emergency = fc.constantFrom('emergency' as const, 'complaint' as const);
    fc.assert(
      fc.property(mostDirectories, emergency, fc.array(fc.nat(5_000)), (directory, path, lateness) => {
        const there = published(directory);
        const [agent] = ACTORS;
        if (agent === undefined) throw new Error('nobody raises it');
        const raised = decideAs([], raiseDeed({ path }), { actor: agent, now: BEGIN, directory: there });
        let list = afterDecision([], raised, agent, BEGIN);
        const tiers: number[] = [];
        for (let advances = 0; ; advances += 1) {
          expect(advances).toBeLessThanOrEqual(4);
          const [one] = list;
          const due = one === undefined ? null : acknowledgementDue(one);
          if (due === null) break;
          const deed = { type: 'advance-escalation', escalationId: ESCALATION, ...due } as const;
          const now = due.at + (lateness[advances] ?? 0) * MINUTE;
          const { at: _at, ...advance } = deed;
          const rest = { actor: CLOCK, directory: there };
          expect(decideAs(list, advance, { ...rest, now: due.at - 1 }).ok).toBe(false);
          list = afterDecision(list, decideAs(list, advance, { ...rest, now }), CLOCK, now);
          tiers.push(due.tier);
          expect(decideAs(list, advance, { ...rest, now: now + 9_000 * HOUR }).ok).toBe(false);
        }
        expect(list.map(({ state, offers }) => [state, offers.map(({ tier }) => tier)])).toEqual([
          ['exhausted', tiers],
        ]);
        expect(tiers).toEqual([...new Set(tiers)].toSorted((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the table of edges', () => {
  it('has one edge for a state and a deed, and none out of what has ended', () => {
    const pairs = ESCALATION_EDGES.flatMap((edge) => edge.from.map((from) => `${edge.deed} ${from}`));
    expect(pairs).toEqual([...new Set(pairs)]);
    const states = Object.keys(ESCALATION_STATES) as EscalationState[];
    const ended = states.filter((state) => !ESCALATION_STATES[state].open);
    expect(ESCALATION_EDGES.flatMap((edge) => edge.from.filter((from) => ended.includes(from)))).toEqual([]);
    // From each open state somebody can bring it to an end or on to another state.
    const stuck = states.filter(
      (state) =>
        ESCALATION_STATES[state].open &&
        !ESCALATION_EDGES.some((edge) => edge.from.includes(state) && edge.to !== 'unchanged'),
    );
    expect([ended, stuck]).toEqual([['resolved', 'withdrawn'], []]);
  });

  it('is what is decided: from a state, what has no edge is refused', () => {
    const raised = afterDecision([], decideAs([], raiseDeed()), who(ANN, 'agent'), SUNDAY);
    const supervisor = who(DEE, 'supervisor');
    const deeds: EscalationDeed[] = [
      { type: 'acknowledge-escalation', escalationId: ESCALATION, offer: 1 },
      { type: 'accept-escalation', escalationId: ESCALATION, offer: 1 },
      { type: 'answer-escalation', escalationId: ESCALATION, offer: 1, answer: WORDS, tell: false },
      { type: 'return-escalation', escalationId: ESCALATION, offer: 1, reason: 'not-ours', text: WORDS },
      {
        type: 'pass-on-escalation',
        escalationId: ESCALATION,
        offer: 1,
        to: { kind: 'tier', tier: 2 },
        text: WORDS,
      },
      { type: 'tell-escalation-caller', escalationId: ESCALATION, result: 'told', text: null },
      { type: 'withdraw-escalation', escalationId: ESCALATION, text: WORDS },
      {
        type: 'log-escalation-try',
        escalationId: ESCALATION,
        offer: 1,
        channel: 'phone',
        result: 'busy',
        text: null,
      },
    ];
    for (const state of escalationState.options) {
      const list = raised.map((one) => ({ ...one, state }));
      for (const deed of deeds) {
        const decision = decideAs(list, deed, { actor: supervisor });
        const edge = edgeFrom(state, deed.type);
        expect([state, deed.type, decision.ok], edge?.because).toEqual([
          state,
          deed.type,
          edge !== undefined,
        ]);
        if (edge === undefined || edge.to === 'unchanged') continue;
        expect(afterDecision(list, decision, supervisor, SUNDAY)[0]?.state).toBe(edge.to);
      }
    }
  });

  it('throws at events that do not follow', () => {
    const raised = decideAs([], raiseDeed());
    const list = afterDecision([], raised, CLOCK, SUNDAY);
    const present = list[0] === undefined ? undefined : presentOffer(list[0]);
    if (present === undefined) throw new Error('nobody was asked');
    const fold = (event: EscalationEvent) => () =>
      afterDecision(list, { ok: true, events: [event], texts: [] }, CLOCK, SUNDAY);
    expect(() => afterDecision(list, raised, CLOCK, SUNDAY)).toThrow('is raised twice');
    expect(fold({ type: 'escalation-accepted', escalationId: OTHER_ESCALATION })).toThrow(
      'there is no escalation',
    );
    expect(
      fold({
        type: 'escalation-advanced',
        escalationId: ESCALATION,
        missed: present,
        offer: present,
        trace: [],
      }),
    ).toThrow('offer 1 of escalation');
    expect(
      fold({
        type: 'escalation-acknowledged',
        escalationId: ESCALATION,
        offer: 2,
        account: null,
        how: 'desk',
      }),
    ).toThrow('is not the present one');
  });
});
