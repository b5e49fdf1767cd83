import type { CaseClock } from './case-facts.ts';
import { WAITING_REASONS, type CaseState, type WaitingReason } from './case-state.ts';
import type { City } from './city.ts';
import type { Service } from './city-pack.ts';
import { dueTime } from './due-time.ts';
import type { Instant } from './instant.ts';

/** The clock after the case enters a state: waits that pause it open or close a pause. */
export function clockFor(
  clock: CaseClock,
  to: CaseState,
  waiting: WaitingReason | null,
  service: Service,
  city: City,
  now: Instant,
): CaseClock {
  const pauses = clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: now } : pause));
  if (to === 'waiting' && waiting !== null && WAITING_REASONS[waiting].pausesClock) {
    pauses.push({ from: now, to: null, reason: waiting });
  }
  return {
    startedAt: clock.startedAt,
    pauses,
    ...dueTime(clock.startedAt, service.clock, city.calendar(service.clock.calendar), pauses),
  };
}

/** A clock that starts now. */
export function newClock(service: Service, city: City, now: Instant): CaseClock {
  return {
    startedAt: now,
    pauses: [],
    ...dueTime(now, service.clock, city.calendar(service.clock.calendar), []),
  };
}
