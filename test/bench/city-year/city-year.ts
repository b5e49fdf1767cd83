import type { CallerCard, FeedItem, TimelineEntry } from '../../../shared/contract/case-record.ts';
import type { CaseEvent } from '../../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { CaseState } from '../../../shared/domain/case-state.ts';
import type { Channel } from '../../../shared/domain/channel.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import type { City } from '../../../shared/domain/city.ts';
import { foldCase } from '../../../shared/domain/fold-case.ts';
import {
  accountId,
  type AccountId,
  type CallerId,
  type CommandId,
  type TextId,
} from '../../../shared/domain/ids.ts';
import { DAY, HOUR, MINUTE, type Instant } from '../../../shared/domain/instant.ts';
import { cityDays } from '../../../hub/demo/city-days.ts';
import { closingText } from '../../../hub/demo/explanations.ts';
import { agentNote, crewNote } from '../../../hub/demo/notes.ts';
import { seededRandom, type Random } from '../../../hub/demo/random.ts';
import { mixOf, type ServiceMix } from '../../../hub/demo/service-mix.ts';
import { BENCH_ACCOUNT } from './bench-account.ts';
import { caseIdOf, numberedUuid } from './case-numbers.ts';
import { caseText } from './case-texts.ts';
import { placesOf } from './city-streets.ts';
import { personName } from './person-names.ts';
import { phoneHasher } from './phone-hashes.ts';
import { skewed } from './skewed.ts';

export type CaseItem = Extract<FeedItem, { kind: 'case' }>;

/** A caller with what a console never gets: the whole number. */
export interface Resident {
  readonly card: CallerCard;
  /** Ten digits; null without a phone. */
  readonly phone: string | null;
}

export interface MadeCase {
  /** Place in the order of time, from 0. */
  readonly index: number;
  readonly item: CaseItem;
  readonly callers: readonly Resident[];
}

export interface CityYear {
  readonly city: City;
  readonly cases: number;
  readonly phoneKey: string;
  /** The moment all is told at: nothing is newer. */
  readonly end: Instant;
  /** Any case of the year, made anew each time it is asked for and always the same; beyond the last are cases of the end. */
  caseAt(index: number): MadeCase;
  /** Which case the feed tells at a place: nearly in the order of time, as cases change for days after they are opened. */
  toldAt(place: number): number;
}

/** A Wednesday noon in Los Angeles. */
export const YEAR_END: Instant = Date.UTC(2026, 6, 1, 19);
const MONTH = (365 * DAY) / 12;
const AREA_CODES = ['213', '323', '310', '818', '424', '747', '562', '626', '661'];
/** One person to so many cases; some call often. */
const CASES_PER_PERSON = 3;
/** Cases another system filed, with one entry and no texts; of the others nine in ten have something said or noted. */
const IMPORTED = 0.55;
const HOURS_IN = { hour: 1, 'working-hour': 3, day: 24, 'working-day': 33 } as const;
const AGENTS = 60;
const ODD = 7_919;

const KIND = { command: 2, text: 3, caller: 4, account: 5 };

/** The agents who open cases; the first is the one whose desk it is. */
const ACCOUNTS: readonly AccountId[] = [
  BENCH_ACCOUNT.id,
  ...Array.from({ length: AGENTS }, (_, at) => accountId.parse(numberedUuid(KIND.account, at, 0))),
];

/** Where cases stand that are not closed. */
const LIVE_STATES: Readonly<Partial<Record<CaseState, number>>> = {
  new: 18,
  assigned: 40,
  scheduled: 14,
  'in-progress': 13,
  waiting: 8,
  referred: 5,
  reopened: 2,
};

function personAt(seed: number, index: number, hashes: (digits: string) => string[]): Resident {
  const random = seededRandom(seed, 'person', index);
  const { first, last, language } = personName(random);
  const digits = `${random.pick(AREA_CODES)}${random.int(200, 999)}${String(random.int(0, 9_999)).padStart(4, '0')}`;
  const phone = random.chance(0.94) ? digits : null;
  const card: CallerCard = {
    id: numberedUuid(KIND.caller, index, 0) as CallerId,
    name: `${first} ${last}`,
    language,
    phoneLast4: phone === null ? null : phone.slice(-4),
    phoneKeys: phone === null ? [] : hashes(phone),
    emailMasked: null,
  };
  return { card, phone };
}

/** How a case went, before it is told as events. */
interface Course {
  readonly random: Random;
  readonly service: Service;
  readonly mix: ServiceMix;
  readonly channel: Channel;
  readonly place: CaseFacts['place'];
  readonly openedAt: Instant;
  /** Null while it lives. */
  readonly closedAt: Instant | null;
  readonly state: CaseState;
  readonly dueAt: Instant;
  readonly language: 'en' | 'es';
  readonly callers: readonly Resident[];
}

const clockOf = ({ openedAt }: Course, dueAt: Instant | null) => ({
  startedAt: openedAt,
  pauses: [],
  dueAt,
  because: [],
});

function importedRecord(index: number, course: Course): CaseFacts {
  const { service, closedAt, openedAt, state, random } = course;
  const closed = state === 'closed';
  const said = (at: Instant | null) =>
    at === null ? '' : new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  return {
    id: caseIdOf(index),
    number: numberOf(index),
    numberSource: 'la-myla311',
    service: service.code,
    department: service.owner,
    unit: null,
    assignee: null,
    state: closed ? 'closed' : state === 'new' ? 'new' : 'assigned',
    waitingReason: null,
    scheduledFor: null,
    receiver: null,
    outcome: closed ? random.weighted(course.mix.outcomes) : null,
    closedElsewhere: closed,
    channel: course.channel,
    place: course.place,
    openedAt,
    updatedAt: closedAt ?? openedAt,
    closedAt,
    clock: clockOf(course, null),
    callerIds: course.callers.map(({ card }) => card.id),
    anonymousCallers: 0,
    duplicateOf: null,
    reopenCount: 0,
    noteCount: 0,
    openedBy: null,
    closedBy: null,
    history: {
      source: 'la-myla311',
      type: service.sourceTypes[0] ?? service.name.en,
      status: closed ? 'Closed' : 'Open',
      owner: service.owner,
      channel: 'Call',
      times: {
        created: said(openedAt),
        updated: said(closedAt ?? openedAt),
        closed: said(closedAt),
        service: '',
      },
      updatedAt: closedAt ?? openedAt,
      defects: [],
    },
    formerDepartments: [],
    promises: [],
    attachments: [],
    parent: null,
    children: [],
    duplicates: [],
    escalations: [],
    visits: [],
    evidence: null,
    surveys: [],
    version: 1,
  };
}

const numberOf = (index: number): string => `1-${4_000_000_000 + index * 37}`;

/** Tells a case as the events that the hub would have recorded. */
function teller(index: number) {
  const id = caseIdOf(index);
  const entries: TimelineEntry[] = [];
  let facts: CaseFacts | null = null;
  let texts = 0;
  return {
    entries,
    text(): TextId {
      texts += 1;
      return numberedUuid(KIND.text, index, texts) as TextId;
    },
    tell(event: CaseEvent, at: Instant, by: AccountId | null, said: TimelineEntry['texts'] = {}): CaseFacts {
      const version: number = (facts?.version ?? 0) + 1;
      const recorded = {
        caseId: id,
        version,
        at,
        by: { id: by, role: by === null ? ('system' as const) : ('agent' as const) },
        commandId: numberedUuid(KIND.command, index, version) as CommandId,
        event,
      };
      facts = foldCase(facts, recorded);
      entries.push({ ...recorded, byName: by === null ? 'Import' : 'Agent', texts: said });
      return facts;
    },
  };
}

/** A case that was worked here: opened, joined, noted, assigned, perhaps closed. */
function workedCase(index: number, course: Course): { facts: CaseFacts; entries: TimelineEntry[] } {
  const { random, service, openedAt, closedAt, state, language } = course;
  const { entries, tell, text } = teller(index);
  const agent = random.chance(0.04) ? BENCH_ACCOUNT.id : random.pick(ACCOUNTS);
  const clock = clockOf(course, course.dueAt);
  const description = random.chance(0.7) ? text() : null;
  let facts = tell(
    {
      type: 'case-opened',
      number: numberOf(index),
      service: service.code,
      department: service.owner,
      channel: course.channel,
      place: course.place,
      clock,
      catalogueVersion: '1',
      description,
      placeSaid: null,
      answers: null,
    },
    openedAt,
    agent,
    description === null ? {} : { [description]: caseText(service, language, random) },
  );
  for (const { card } of course.callers)
    facts = tell({ type: 'caller-joined', callerId: card.id }, openedAt, agent);
  const lasts = (closedAt ?? YEAR_END) - openedAt;
  const at = (share: number): Instant => Math.floor(openedAt + lasts * share);
  const note = (share: number, body: string) => {
    const id = text();
    facts = tell({ type: 'note-added', text: id, visibility: 'internal' }, at(share), agent, { [id]: body });
  };
  if (random.chance(0.35))
    note(0.05, random.chance(0.5) ? agentNote(random) : caseText(service, language, random));
  if (state === 'new') return { facts, entries };
  const assignee = random.chance(0.2) ? agent : null;
  facts = tell({ type: 'assigned', department: service.owner, unit: null, assignee, clock }, at(0.1), agent);
  if (random.chance(0.2)) note(0.5, crewNote({ service: service.code, route: course.mix.route }, random));
  const change = (
    to: CaseState,
    share: number,
    more: { waitingReason?: 'crew'; scheduledFor?: Instant } = {},
  ) => {
    const from = facts.state;
    const { waitingReason = null, scheduledFor = null } = more;
    facts = tell(
      { type: 'state-changed', from, to, waitingReason, scheduledFor, clock, text: null },
      at(share),
      agent,
    );
  };
  const close = (share: number, when = at(share)) => {
    const outcome = random.weighted(course.mix.outcomes);
    const id = text();
    const body = closingText(outcome, { service: service.code, route: course.mix.route }, random);
    facts = tell({ type: 'closed', outcome, clock, text: id }, when, agent, { [id]: body });
  };
  if (state === 'closed') close(1, closedAt ?? YEAR_END);
  if (state === 'scheduled') change('scheduled', 0.6, { scheduledFor: YEAR_END + 2 * DAY });
  if (state === 'in-progress') change('in-progress', 0.6);
  if (state === 'waiting') change('waiting', 0.6, { waitingReason: 'crew' });
  if (state === 'referred') {
    const id = text();
    const receiver = {
      kind: 'outside' as const,
      name: random.pick(['Caltrans', 'LA County Public Works', 'Metro', 'LAUSD']),
    };
    facts = tell({ type: 'referred', receiver, clock, text: id }, at(0.6), agent, {
      [id]: 'Not a street of the city.',
    });
  }
  if (state === 'reopened') {
    close(0.5);
    const id = text();
    facts = tell({ type: 'reopened', reason: 'not-done', clock, text: id }, at(0.8), agent, {
      [id]: 'Caller says it is still there.',
    });
  }
  return { facts, entries };
}

/**
 * A city's year of so many cases, the same for the same seed. Nothing is kept: each case is made when it is asked for.
 * @param months how long the year is
 */
export function cityYear(
  city: City,
  { cases, seed, months = 12 }: { readonly cases: number; readonly seed: number; readonly months?: number },
): CityYear {
  const length = MONTH * months;
  const phoneKey = '5a'.repeat(32);
  const hashes = phoneHasher(phoneKey);
  const days = cityDays(YEAR_END - length, YEAR_END, city.timeZone);
  const place = placesOf(seed);
  const mixes = new Map(city.pack.services.map((service) => [service, mixOf(service)]));
  const mixFor = (service: Service): ServiceMix => mixes.get(service) ?? mixOf(service);
  const pickService = skewed(city.pack.services, (service) => mixFor(service).share);
  const persons = Math.max(2, Math.ceil(cases / CASES_PER_PERSON));
  // Cases of about four days change places in the feed.
  const stretch = Math.max(1, Math.ceil((cases * 4 * DAY) / length));

  const callersOf = (random: Random): Resident[] => {
    const how = random.next();
    const count = how < 0.4 ? 1 : how < 0.425 ? 2 : 0;
    const found = Array.from({ length: count }, () => Math.floor(persons * random.next() ** 1.6));
    return [...new Set(found)].map((one) => personAt(seed, one, hashes));
  };

  const courseOf = (index: number, random: Random): Course => {
    const service = pickService(random.next());
    const mix = mixFor(service);
    const crew = random.chance(mix.crew);
    const openedAt =
      index < cases
        ? days.intakeAt((index + random.next()) / cases)
        : YEAR_END - cases + Math.min(index, 2 * cases - 1) - MINUTE;
    const [median, p90] = mix.hours;
    const hours = crew ? random.next() * 0.5 : random.logNormal(median, Math.max(p90, median * 1.1));
    const stuck = random.chance(mix.stuck + 0.04);
    const done = openedAt + Math.max(MINUTE, hours * HOUR);
    const closedAt = stuck || done >= YEAR_END ? null : Math.floor(done);
    const { amount, unit } = service.clock;
    return {
      random,
      service,
      mix,
      channel: crew ? 'crew' : random.weighted(mix.channels),
      place: place(random, random.chance(0.2)),
      openedAt,
      closedAt,
      state: closedAt === null ? random.weighted(LIVE_STATES) : 'closed',
      dueAt: openedAt + amount * HOURS_IN[unit] * HOUR,
      language: random.chance(0.27) ? 'es' : 'en',
      callers: callersOf(random),
    };
  };

  return {
    city,
    cases,
    phoneKey,
    end: YEAR_END,
    caseAt(index) {
      const random = seededRandom(seed, 'case', index);
      const course = courseOf(index, random);
      const { callers } = course;
      const cards = callers.map(({ card }) => card);
      const feedNo = index + 1;
      if (random.chance(IMPORTED)) {
        const { entries, tell } = teller(index);
        const record = importedRecord(index, course);
        const facts = tell({ type: 'history-recorded', facts: record }, course.openedAt, null);
        return { index, callers, item: { kind: 'case', feedNo, facts, entries, callers: cards } };
      }
      return { index, callers, item: { kind: 'case', feedNo, ...workedCase(index, course), callers: cards } };
    },
    toldAt(at) {
      const from = at - (at % stretch);
      const size = Math.min(stretch, cases - from);
      return size % ODD === 0 ? at : from + (((at - from) * ODD) % size);
    },
  };
}
