import { createHash } from 'node:crypto';
import type { CallerCard, FeedItem, TimelineEntry } from '../shared/contract/case-record.ts';
import type { FeedPage } from '../shared/contract/hub-protocol.ts';
import type { CaseEvent } from '../shared/domain/case-event.ts';
import type { CaseFacts } from '../shared/domain/case-facts.ts';
import { foldCase } from '../shared/domain/fold-case.ts';
import { callerId, caseId, commandId, textId } from '../shared/domain/ids.ts';
import { DAY, HOUR, type Instant } from '../shared/domain/instant.ts';
import { NO_PLACE, type Place } from '../shared/domain/place.ts';
import { SMALL_CITY } from './small-city.ts';

/** Numbers from 0 to 1 that are the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A UUID made of words, the same for the same words. */
export function uuidOf(...words: (string | number)[]): string {
  const hex = createHash('sha256').update(words.join('/')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const STREETS = (
  'MAIN FIGUEROA SUNSET HOLLYWOOD VERMONT WESTERN NORMANDIE SPRING HILL BROADWAY OLIVE GRAND FLOWER HOPE SEPULVEDA ' +
  'LINCOLN VENICE PICO OLYMPIC WILSHIRE BEVERLY MELROSE FOUNTAIN FRANKLIN CAHUENGA LANKERSHIM VANOWEN SHERMAN ROSCOE ' +
  'NORDHOFF LASSEN DEVONSHIRE CHATSWORTH RINALDI FOOTHILL SAN_FERNANDO LAUREL_CANYON COLDWATER MULHOLLAND ALVARADO ' +
  'ECHO_PARK GLENDALE FLETCHER RIVERSIDE LOS_FELIZ ALAMEDA CENTRAL COMPTON AVALON SLAUSON FLORENCE MANCHESTER CENTURY ' +
  'IMPERIAL EL_SEGUNDO ROSECRANS CRENSHAW ARLINGTON JEFFERSON EXPOSITION ADAMS WASHINGTON 5TH 6TH 7TH 8TH 9TH'
).split(' ');
const FIRST =
  'Maria José Ana Luis Carmen David Sofía Kevin Linda Hye-jin Armen Tuan Grace Óscar Patrick Nadia'.split(
    ' ',
  );
const LAST =
  "Garcia Núñez Lopez O'Brien Kim Nguyen Petrosyan Smith Johnson Martínez Castro Rivera Cohen Park Lee".split(
    ' ',
  );
const NOTES = (
  'mattress by the curb|sofá en la banqueta|broken glass near the hydrant|driver could not get in, gate locked|' +
  'caller says it smells|second visit needed|photo received|tree roots lifted the sidewalk|graffiti on the wall again'
).split('|');
const SUFFIXES = ['ST', 'AVE', 'BLVD', 'DR', 'PL'];
const SERVICES = [
  'bulky-items',
  'bulky-items',
  'bulky-items',
  'pothole',
  'dead-animal',
  'water-waste',
  'sidewalk-rebate',
];

const END: Instant = Date.UTC(2026, 6, 1, 19);

export interface SampleOptions {
  readonly cases: number;
  readonly seed: number;
  /** Time of the newest cases. */
  readonly end?: Instant;
  /** One in so many is an imported history; 0 for none. */
  readonly importedEvery?: number;
}

function samplePlace(random: () => number): Place {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const street = pick(STREETS).replace('_', ' ');
  const suffix = pick(SUFFIXES);
  const zip = String(90_001 + Math.floor(random() * 80));
  const lat = 33.75 + random() * 0.5;
  const lng = -118.6 + random() * 0.4;
  const district = lat >= 34.02 ? '1' : '2';
  if (random() < 0.2) {
    const cross = `${pick(STREETS).replace('_', ' ')} ${pick(SUFFIXES)}`;
    const address = `${street} ${suffix} AT ${cross}, ${zip}`;
    return { ...NO_PLACE, address, street, suffix, crossStreet: cross, zip, lat, lng, district };
  }
  const direction = pick(['N', 'S', 'E', 'W']);
  const house = String(100 + Math.floor(random() * 9_000));
  const address = `${house} ${direction} ${street} ${suffix}, ${zip}`;
  return { ...NO_PLACE, address, house, direction, street, suffix, zip, lat, lng, district };
}

function sampleCard(random: () => number, people: number): CallerCard {
  const who = Math.floor(random() * people);
  const first = FIRST[who % FIRST.length] ?? 'Ana';
  const last = LAST[Math.floor(who / FIRST.length) % LAST.length] ?? 'Kim';
  return {
    id: callerId.parse(uuidOf('caller', who)),
    name: `${first} ${last}`,
    language: who % 3 === 0 ? 'es' : 'en',
    phoneLast4: String(1000 + (who % 9000)),
    phoneKeys: [uuidOf('phone', who).replaceAll('-', '')],
    emailMasked: null,
  };
}

/** One case as the feed tells it, made from a seed and its index. */
export function sampleItem(index: number, options: SampleOptions): Extract<FeedItem, { kind: 'case' }> {
  const random = seededRandom(options.seed * 1_000_003 + index);
  const end = options.end ?? END;
  // Roughly in the order of time, as a city files and imports them.
  const openedAt = Math.floor(end - (1 - index / options.cases) * 390 * DAY - random() * 3 * DAY);
  const id = caseId.parse(uuidOf('case', options.seed, index));
  const place = samplePlace(random);
  const code = SERVICES[Math.floor(random() * SERVICES.length)] ?? 'pothole';
  const service = SMALL_CITY.service(code);
  if (service === undefined) throw new Error(`the small city has no service "${code}"`);
  const number = `1-${4_000_000_000 + index * 37}`;
  const clock = {
    startedAt: openedAt,
    pauses: [],
    dueAt: openedAt + 5 * DAY,
    because: ['5 days from then, Day and night.'],
  };
  const closed = random() < 0.9 && end - openedAt > DAY;
  const closedAt = closed ? Math.min(end, openedAt + Math.floor(random() * 6 * DAY)) : null;
  const entries: TimelineEntry[] = [];
  let facts: CaseFacts | null = null;
  const tell = (event: CaseEvent, at: Instant, texts: TimelineEntry['texts'] = {}) => {
    const version: number = (facts?.version ?? 0) + 1;
    const recorded = {
      caseId: id,
      version,
      at,
      by: { id: null, role: 'system' as const },
      commandId: commandId.parse(uuidOf('command', options.seed, index, version)),
      event,
    };
    facts = foldCase(facts, recorded);
    entries.push({ ...recorded, byName: 'Import', texts });
    return facts;
  };
  const importedEvery = options.importedEvery ?? 2;
  if (importedEvery > 0 && index % importedEvery === 0) {
    const record: CaseFacts = {
      id,
      number,
      numberSource: 'la-myla311',
      service: code,
      department: service.owner,
      unit: null,
      assignee: null,
      state: closed ? 'closed' : 'assigned',
      waitingReason: null,
      scheduledFor: null,
      receiver: null,
      outcome: closed ? 'completed' : null,
      closedElsewhere: closed,
      channel: 'call',
      place,
      openedAt,
      updatedAt: closedAt ?? openedAt,
      closedAt,
      clock: { startedAt: openedAt, pauses: [], dueAt: null, because: [] },
      callerIds: [],
      anonymousCallers: 0,
      duplicateOf: null,
      reopenCount: 0,
      noteCount: 0,
      openedBy: null,
      closedBy: null,
      history: {
        source: 'la-myla311',
        type: service.name.en,
        status: closed ? 'Closed' : 'Open',
        owner: 'BOS',
        channel: 'Call',
        times: {
          created: '01/02/2026 10:00:00 AM',
          updated: '01/05/2026 10:00:00 AM',
          closed: '',
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
    return {
      kind: 'case',
      feedNo: index + 1,
      facts: tell({ type: 'history-recorded', facts: record }, openedAt),
      entries,
      callers: [],
    };
  }
  const card = sampleCard(random, Math.ceil(options.cases / 3));
  const text = textId.parse(uuidOf('text', options.seed, index));
  tell(
    {
      type: 'case-opened',
      number,
      service: code,
      department: service.owner,
      channel: 'call',
      place,
      clock,
      catalogueVersion: 'small-1',
      description: null,
      placeSaid: null,
      answers: null,
    },
    openedAt,
  );
  let last = tell({ type: 'caller-joined', callerId: card.id }, openedAt);
  if (random() < 0.5) {
    const body = NOTES[Math.floor(random() * NOTES.length)] ?? '';
    last = tell({ type: 'note-added', text, visibility: 'internal' }, openedAt + HOUR, { [text]: body });
  }
  if (closedAt !== null) {
    const explanation = textId.parse(uuidOf('closing', options.seed, index));
    last = tell({ type: 'closed', outcome: 'completed', clock, text: explanation }, closedAt, {
      [explanation]: 'The crew picked it up.',
    });
  }
  return { kind: 'case', feedNo: index + 1, facts: last, entries, callers: [card] };
}

/** The feed of a made-up city in pages, as a hub would tell it to a new desk. */
export function* samplePages(options: SampleOptions & { readonly pageSize: number }): Generator<FeedPage> {
  for (let from = 0; from < options.cases; from += options.pageSize) {
    const to = Math.min(from + options.pageSize, options.cases);
    yield {
      epoch: 'epoch-1',
      scope: 'scope-1',
      catalogueVersion: 'small-1',
      directoryVersion: 1,
      coversUpTo: to,
      head: options.cases,
      remaining: options.cases - to,
      asOf: options.end ?? END,
      items: Array.from({ length: to - from }, (_, index) => sampleItem(from + index, options)),
    };
  }
}
