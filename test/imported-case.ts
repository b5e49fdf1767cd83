import type { CaseFacts } from '../shared/domain/case-facts.ts';
import { newClock } from '../shared/domain/case-clock.ts';
import { caseId } from '../shared/domain/ids.ts';
import { NO_PLACE } from '../shared/domain/place.ts';
import { uuidOf } from './sample-feed.ts';
import { SMALL_CITY } from './small-city.ts';

const OPENED = Date.UTC(2020, 0, 1, 8, 5);
const DAY_LATER = OPENED + 86_400_000;

const service = SMALL_CITY.service('pothole');
if (service === undefined) throw new Error('the small city has no potholes');
/** All imported cases began at the same time here, so their clock is worked out once. */
const clock = newClock(service, SMALL_CITY, OPENED);

/** A case as the import makes it of the nth record: closed elsewhere. */
export function importedCase(n: number, rest: Partial<CaseFacts> = {}): CaseFacts {
  return {
    id: caseId.parse(uuidOf('imported', n)),
    number: `1-${1_577_500_000 + n}`,
    numberSource: 'MyLA311',
    service: 'pothole',
    department: 'BSS',
    unit: null,
    assignee: null,
    state: 'closed',
    waitingReason: null,
    scheduledFor: null,
    receiver: null,
    outcome: 'completed',
    closedElsewhere: true,
    channel: 'call',
    place: {
      ...NO_PLACE,
      address: `${n} S MAIN ST, 90013`,
      house: String(n),
      direction: 'S',
      street: 'MAIN',
      suffix: 'ST',
      zip: '90013',
      lat: 34.047,
      lng: -118.2477,
      district: '1',
    },
    openedAt: OPENED,
    updatedAt: DAY_LATER,
    closedAt: DAY_LATER,
    clock,
    callerIds: [],
    anonymousCallers: 0,
    duplicateOf: null,
    reopenCount: 0,
    noteCount: 0,
    openedBy: null,
    closedBy: null,
    history: {
      source: 'MyLA311',
      type: 'Pothole - Small Asphalt Repair',
      status: 'Closed',
      owner: 'BSS',
      channel: 'Call',
      times: {
        created: '2020-01-01 00:05:00',
        updated: '2020-01-02 00:05:00',
        closed: '2020-01-02 00:05:00',
        service: '',
      },
      updatedAt: DAY_LATER,
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
    ...rest,
  };
}

/** The same record as its source says it some days later. */
export function laterRecord(facts: CaseFacts, status: string, days = 1): CaseFacts {
  if (facts.history === null) throw new Error('only a case with a history has a later record');
  const updatedAt = (facts.history.updatedAt ?? OPENED) + days * 86_400_000;
  return { ...facts, updatedAt, history: { ...facts.history, status, updatedAt } };
}
