import type { CaseEvent } from '../case-event.ts';
import type { CaseFacts } from '../case-facts.ts';
import type { Service } from '../city-pack.ts';
import { contractFor, missingEvidence } from '../closure/closure-contract.ts';
import type { ClosurePack, Demand } from '../closure/closure-pack.ts';
import type { Visit } from '../closure/evidence.ts';
import type { AccountId, CaseId, TextId } from '../ids.ts';
import { MINUTE, type Instant } from '../instant.ts';
import { metresBetween } from '../metres-between.ts';
import type { Outcome } from '../outcome.ts';
import type { Closing, LaterFact, ParentThen } from './closing.ts';
import type { NeverJudged } from './closing-signal.ts';
import { readExplanation } from './read-explanation.ts';

/** An event as far as closings are told by it. */
export interface StepOfCase {
  readonly at: Instant;
  readonly by: { readonly id: AccountId | null; readonly role: string };
  readonly event: CaseEvent;
}

/** A case with what happened to it, in order. */
export interface LifeOfCase {
  readonly facts: CaseFacts;
  readonly steps: readonly StepOfCase[];
}

/** What a city's closings are told with. */
export interface ClosingReader {
  readonly closure: ClosurePack | undefined;
  service(code: string): Service | undefined;
  deadHour(at: Instant): string | null;
  /** Null when it was erased. */
  text(id: TextId): string | null;
  life(id: CaseId): LifeOfCase | null;
}

/** A closing, and what the same case tells of it later: that it was reopened, what callers answered. */
export interface ToldClosing {
  readonly closing: Closing;
  readonly later: readonly LaterFact[];
}

/** What this long before a closing is done by the same click. */
const SAME_STEP = MINUTE;

const WORK: ReadonlySet<CaseEvent['type']> = new Set([
  'state-changed',
  'referred',
  'visit-recorded',
  'note-added',
  'attachment-added',
  'promise-made',
]);

/** One life of a case, from an opening or reopening on, as far as it has come. */
interface Life {
  since: Instant;
  dueAt: Instant | null;
  scheduledFor: Instant | null;
  withReceiver: boolean;
  visits: Visit[];
  assigned: Instant[];
  worked: Instant[];
  askedCaller: number;
}

const newLife = (since: Instant, dueAt: Instant | null): Life => ({
  since,
  dueAt,
  scheduledFor: null,
  withReceiver: false,
  visits: [],
  assigned: [],
  worked: [],
  askedCaller: 0,
});

const hasPlace = ({ lat, lng }: CaseFacts['place']) => (lat === null || lng === null ? null : { lat, lng });

/** How the case that a duplicate names stood at a time. */
function parentThen({ facts, steps }: LifeOfCase, of: CaseFacts, at: Instant): Exclude<ParentThen, 'none'> {
  let closed: { readonly at: Instant; readonly outcome: Outcome } | null = null;
  for (const step of steps) {
    if (step.event.type === 'reopened' && step.at <= at) closed = null;
    if (step.event.type === 'closed' && closed === null)
      closed = { at: step.at, outcome: step.event.outcome };
  }
  const [here, there] = [hasPlace(of.place), hasPlace(facts.place)];
  return {
    service: facts.service,
    metres: here === null || there === null ? null : Math.round(metresBetween(here, there)),
    closedAt: closed?.at ?? (facts.history === null ? null : facts.closedAt),
    outcome: closed?.outcome ?? null,
  };
}

function exclusionOf(facts: CaseFacts, service: Service | undefined): NeverJudged | null {
  if (facts.channel === 'crew') return 'own-report';
  return service?.handOff === true ? 'hand-off' : null;
}

/** What the contract asks for and the closing had not; the photos are those the case has by now, shown as they are now. */
function missingThen(
  reader: ClosingReader,
  facts: CaseFacts,
  service: Service | undefined,
  life: Life,
  closed: Extract<CaseEvent, { type: 'closed' }>,
  at: Instant,
): readonly Demand[] {
  // One that named its contract was judged by the hub.
  if (service === undefined || (closed.evidence !== undefined && closed.evidence.contract !== null))
    return [];
  const contract = contractFor(reader.closure, service, closed.outcome);
  const then = {
    visits: life.visits,
    clock: { ...facts.clock, startedAt: life.since },
    attachments: facts.attachments.filter(({ addedAt }) => addedAt <= at),
  };
  const said = {
    doneAt: closed.evidence?.doneAt ?? null,
    reason: closed.evidence?.reason ?? null,
    outcome: closed.outcome,
  };
  return missingEvidence(contract, reader.closure, then, said, at).map(({ demand }) => demand);
}

/** A case that another system closed: it is never judged, and has one closing. */
function historyClosing(facts: CaseFacts): ToldClosing[] {
  if (facts.state !== 'closed') return [];
  const closing: Closing = {
    caseId: facts.id,
    closing: 1,
    service: facts.service,
    department: facts.department,
    district: facts.place.district,
    channel: facts.channel,
    openedAt: facts.openedAt,
    closedAt: facts.closedAt ?? facts.updatedAt,
    closedBy: null,
    byClock: false,
    outcome: facts.outcome,
    text: null,
    dueAt: null,
    scheduledFor: null,
    withReceiver: false,
    referred: false,
    visits: [],
    doneAt: null,
    reason: null,
    missing: [],
    touches: null,
    worked: null,
    askedCaller: 0,
    parent: null,
    sourceStatus: facts.history?.status ?? null,
    deadHour: null,
    place: hasPlace(facts.place),
    excluded: 'history',
  };
  return [{ closing, later: [] }];
}

/** All closings of a case, in their order, each as it stood then. Pure: the same life has the same closings. */
export function closingsOf({ facts, steps }: LifeOfCase, reader: ClosingReader): ToldClosing[] {
  if (facts.history !== null || facts.closedElsewhere) return historyClosing(facts);
  const service = reader.service(facts.service);
  const excluded = exclusionOf(facts, service);
  const told: ToldClosing[] = [];
  let life = newLife(facts.openedAt, null);
  let { department } = facts;
  let referred = false;
  let duplicateOf: CaseId | null = null;

  const close = (closed: Extract<CaseEvent, { type: 'closed' }>, { at, by }: StepOfCase): Closing => {
    const body = excluded === null ? reader.text(closed.text) : null;
    const about = `${service?.name.en ?? ''} ${facts.place.address}`;
    const parent = duplicateOf === null ? null : reader.life(duplicateOf);
    const { visits, since } = life;
    const before = (steps: readonly Instant[]): number =>
      steps.filter((step) => step < at - SAME_STEP).length;
    const worked = before(life.worked);
    return {
      caseId: facts.id,
      closing: told.length + 1,
      service: facts.service,
      department,
      district: facts.place.district,
      channel: facts.channel,
      openedAt: since,
      closedAt: at,
      closedBy: by.id,
      byClock: by.id === null,
      outcome: closed.outcome,
      text: body === null ? null : readExplanation(body, closed.outcome, about),
      dueAt: life.dueAt,
      scheduledFor: life.scheduledFor,
      withReceiver: life.withReceiver,
      referred,
      visits: visits.map(({ at: then, crew }) => ({ at: then, crew })),
      doneAt: closed.evidence?.doneAt ?? null,
      reason: closed.evidence?.reason ?? null,
      missing: excluded === null ? missingThen(reader, facts, service, life, closed, at) : [],
      touches: worked + before(life.assigned),
      worked,
      askedCaller: life.askedCaller,
      parent:
        closed.outcome !== 'duplicate' ? null : parent === null ? 'none' : parentThen(parent, facts, at),
      sourceStatus: null,
      deadHour: reader.deadHour(at),
      place: hasPlace(facts.place),
      excluded,
    };
  };

  const tell = (closing: number, fact: LaterFact): void => {
    const of = told[closing - 1];
    if (of !== undefined) told[closing - 1] = { ...of, later: [...of.later, fact] };
  };

  for (const step of steps) {
    const { at, event } = step;
    if (WORK.has(event.type)) life.worked.push(at);
    if (event.type === 'assigned') life.assigned.push(at);
    switch (event.type) {
      case 'case-opened':
        life = newLife(at, event.clock.dueAt);
        ({ department } = event);
        break;
      case 'assigned':
        life.dueAt = event.clock.dueAt ?? life.dueAt;
        life.withReceiver = false;
        ({ department } = event);
        break;
      case 'state-changed':
        life.dueAt = event.clock.dueAt ?? life.dueAt;
        life.scheduledFor = event.to === 'scheduled' ? event.scheduledFor : life.scheduledFor;
        life.withReceiver = false;
        if (event.waitingReason === 'caller-reply') life.askedCaller += 1;
        break;
      case 'referred':
        life.withReceiver = true;
        referred = true;
        break;
      case 'duplicate-linked':
        ({ duplicateOf } = event);
        break;
      case 'duplicate-unlinked':
        duplicateOf = null;
        break;
      case 'visit-recorded':
        life.visits.push({ at: event.at, found: event.found, crew: event.crew, by: step.by.id });
        break;
      case 'closed':
        told.push({ closing: close(event, step), later: [] });
        break;
      case 'reopened': {
        tell(told.length, { kind: 'reopened', at, reason: event.reason });
        life = newLife(at, event.clock.dueAt);
        break;
      }
      case 'survey-answered':
        if (event.done === 'no') tell(event.closing, { kind: 'survey-not-done', at });
        break;
      default:
    }
  }
  return told;
}
