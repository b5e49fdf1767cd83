import { DAY, HOUR } from '../shared/domain/instant.ts';
import {
  NO_SURROUNDINGS,
  type Closing,
  type ReadExplanation,
  type Surroundings,
} from '../shared/domain/signals/closing.ts';

/** When it was closed. */
export const AT = Date.parse('2026-11-20T18:00:00Z');
const TEXT: ReadExplanation = {
  label: 'done',
  sure: 0.95,
  judged: true,
  empty: false,
  boilerplate: false,
  contradicts: false,
  claimsWork: true,
  sendsOn: false,
  key: null,
};
/** A closing that nothing speaks against. */
export const HONEST: Closing = {
  caseId: 'one',
  closing: 1,
  service: 'pothole',
  department: 'STREETS',
  district: '1',
  channel: 'call',
  openedAt: AT - 3 * DAY,
  closedAt: AT,
  closedBy: 'ann',
  byClock: false,
  outcome: 'completed',
  text: TEXT,
  dueAt: AT + 2 * DAY,
  scheduledFor: AT - 2 * HOUR,
  withReceiver: false,
  referred: false,
  visits: [{ at: AT - HOUR, crew: 'A1' }],
  doneAt: AT - HOUR,
  reason: null,
  missing: [],
  touches: 3,
  worked: 2,
  askedCaller: 0,
  parent: null,
  sourceStatus: null,
  deadHour: null,
  place: { lat: 34, lng: -118 },
  excluded: null,
};
export const USUAL = { p05: 12 * HOUR, p50: 4 * DAY };
export const around = (some: Partial<Surroundings>): Surroundings => ({ ...NO_SURROUNDINGS, ...some });
/** A habit of a thousand closings. */
export const habit = (share: number) => ({ of: 1_000, with: 1_000 * share });
export const reads = (some: Partial<ReadExplanation>) => ({ text: { ...TEXT, ...some } });
