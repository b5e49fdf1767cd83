import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { CaseClock } from '../../../shared/domain/case-facts.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import { dueTime } from '../../../shared/domain/due-time.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { PromiseBasis } from '../../../shared/domain/promise.ts';
import type { UsualTime } from '../../../shared/domain/usual-time.ts';
import { cityInstant, endOfCityDay } from '../../../shared/domain/case-words/city-date.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';
import type { Told } from './promise-words.ts';

/** Channels on which nobody is there to be told anything while the case is filed. */
const NOBODY_LISTENS = new Set([
  'app',
  'web',
  'email',
  'letter',
  'voicemail',
  'social',
  'radio',
  'crew',
  'council',
]);

/** Whether somebody is there to be told anything while a case of this channel is filed. */
export function somebodyListens(channel: string): boolean {
  return !NOBODY_LISTENS.has(channel);
}

/** What can be told of a new case: by each basis the day it gives; null where it gives none. */
export type PromiseDays = Readonly<Record<Exclude<PromiseBasis, 'none'>, Instant | null>>;

/** The days that can be told, each to its last minute in the city. */
export function promiseDays(
  draft: Pick<NewCaseDraft, 'promiseDate'>,
  clock: CaseClock | null,
  usual: UsualTime | null,
  now: Instant,
  timeZone: string,
): PromiseDays {
  const dueAt = clock?.dueAt ?? null;
  const typed = cityInstant(draft.promiseDate, '23:59', timeZone);
  return {
    due: dueAt === null ? null : endOfCityDay(dueAt, timeZone),
    usual: usual === null ? null : endOfCityDay(now + usual.p90, timeZone),
    agent: typed === null || typed < now ? null : typed,
  };
}

/**
 * What is proposed to be told: the due day, unless such work here is really done later than that. Without a listener, or
 * without any day, no date.
 */
export function proposedBasis({ due, usual }: PromiseDays, channel: string): PromiseBasis {
  if (!somebodyListens(channel)) return 'none';
  if (usual !== null && (due === null || usual > due)) return 'usual';
  return due === null ? 'none' : 'due';
}

/** What the caller is told: what the agent chose, else what is proposed. A choice that gives no day tells none. */
export function toldPromise(draft: Pick<NewCaseDraft, 'promiseBasis' | 'channel'>, days: PromiseDays): Told {
  const basis = draft.promiseBasis ?? proposedBasis(days, draft.channel);
  return { basis, by: basis === 'none' ? null : days[basis] };
}

const clockOf = (service: Service, city: Pick<City, 'calendar'>, now: Instant): Instant | null =>
  dueTime(now, service.clock, city.calendar(service.clock.calendar), []).dueAt;

/** What a caller who joins a case is told: its due day, while that is still to come; of one just reopened the new one. */
export function toldOnJoining(
  row: Pick<CaseRow, 'state' | 'service' | 'dueAt'>,
  city: Pick<City, 'service' | 'calendar' | 'timeZone'>,
  now: Instant,
): Told {
  const { timeZone } = city;
  const service = isLive(row.state) ? undefined : city.service(row.service);
  const dueAt = service === undefined ? row.dueAt : clockOf(service, city, now);
  return dueAt === null || dueAt < now
    ? { basis: 'none', by: null }
    : { basis: 'due', by: endOfCityDay(dueAt, timeZone) };
}
