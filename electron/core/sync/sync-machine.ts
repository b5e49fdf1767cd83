import type { Connection } from '../../../shared/contract/connection.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { Instant } from '../../../shared/domain/instant.ts';

/** How long sync waits, milliseconds. */
export interface SyncTiming {
  /** Between two pulls when nothing rings. */
  readonly poll: number;
  /** The same while the doorbell is not connected. */
  readonly pollWithoutBell: number;
  /** After the first failure; it doubles with each further one. */
  readonly firstRetry: number;
  readonly longestRetry: number;
}

/** Where sync stands. `phase` is what the person is told; the rest says what is under way. */
export interface SyncState {
  readonly phase: 'filling' | 'catching-up' | 'live' | 'offline' | 'refused' | 'stopped';
  /** The first copy was complete once. */
  readonly filled: boolean;
  readonly done: number;
  readonly total: number | null;
  /** Feed numbers still to come. */
  readonly behind: number;
  readonly bell: boolean;
  readonly pulling: boolean;
  /** Something rang while a pull was under way. */
  readonly pullAgain: boolean;
  readonly sending: boolean;
  readonly unsent: boolean;
  /** The cache is being deleted and made anew: nothing is pulled. */
  readonly resetting: boolean;
  /** Why the phase is offline or refused. */
  readonly failure: Failure | null;
  readonly since: Instant;
  readonly retryAt: Instant | null;
  /** Failures in a row. */
  readonly tries: number;
}

export type SyncEvent =
  | { readonly type: 'start'; readonly filled: boolean; readonly cases: number; readonly unsent: boolean }
  /** Signed in again: the hub knows us from now on. */
  | { readonly type: 'signed-in' }
  | {
      readonly type: 'pulled';
      readonly filled: boolean;
      readonly cases: number;
      readonly remaining: number | null;
      readonly behind: number;
    }
  | {
      readonly type: 'failed';
      readonly what: 'pull' | 'send';
      readonly failure: Failure;
      readonly now: Instant;
      readonly jitter: number;
    }
  /** What the cache holds is of no use: another epoch or scope, or it is damaged. */
  | { readonly type: 'cache-useless'; readonly hubWasRestored: boolean }
  | { readonly type: 'cache-reset'; readonly unsent: boolean }
  | { readonly type: 'rang'; readonly news: boolean }
  | { readonly type: 'bell'; readonly up: boolean }
  | { readonly type: 'time-is-up' }
  | { readonly type: 'retry-asked' }
  | { readonly type: 'queued' }
  | { readonly type: 'sent'; readonly unsent: boolean; readonly news: boolean }
  | { readonly type: 'session-ended'; readonly failure: Failure }
  | { readonly type: 'stop' };

export type SyncEffect =
  | { readonly do: 'pull'; readonly count: boolean }
  | { readonly do: 'send' }
  | { readonly do: 'connect-bell' }
  | { readonly do: 'disconnect-bell' }
  /** Fires `time-is-up`, instead of any timer before; null for none. */
  | { readonly do: 'wait'; readonly for: number | null }
  | { readonly do: 'reset-cache'; readonly hubWasRestored: boolean };

export interface SyncStep {
  readonly state: SyncState;
  readonly effects: readonly SyncEffect[];
}

export const STOPPED: SyncState = {
  phase: 'stopped',
  filled: false,
  done: 0,
  total: null,
  behind: 0,
  bell: false,
  pulling: false,
  pullAgain: false,
  sending: false,
  unsent: false,
  resetting: false,
  failure: null,
  since: 0,
  retryAt: null,
  tries: 0,
};

const stay = (state: SyncState): SyncStep => ({ state, effects: [] });

function busyPhase(state: SyncState): 'filling' | 'catching-up' {
  return state.filled ? 'catching-up' : 'filling';
}

/** Pulls now, or once more when the pull under way is done. */
function pull(state: SyncState, count = false): SyncStep {
  if (state.resetting) return stay(state);
  if (state.pulling) return stay({ ...state, pullAgain: true });
  return { state: { ...state, pulling: true, pullAgain: false }, effects: [{ do: 'pull', count }] };
}

function send(state: SyncState): SyncStep {
  if (state.sending || !state.unsent) return stay(state);
  return { state: { ...state, sending: true }, effects: [{ do: 'send' }] };
}

/** One step after the other, effects in their order. */
function both(first: SyncStep, then: (state: SyncState) => SyncStep): SyncStep {
  const second = then(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}

function refused(state: SyncState, failure: Failure): SyncStep {
  return {
    state: { ...state, phase: 'refused', failure, bell: false, retryAt: null, pullAgain: false },
    effects: [{ do: 'disconnect-bell' }, { do: 'wait', for: null }],
  };
}

/** The wait after so many failures in a row; `jitter` from 0 to 1 keeps desks from coming back all at once. */
export function retryDelay(tries: number, jitter: number, timing: SyncTiming): number {
  const full = Math.min(timing.firstRetry * 2 ** Math.min(tries - 1, 20), timing.longestRetry);
  return Math.round(full * (0.5 + jitter / 2));
}

function failed(
  state: SyncState,
  event: Extract<SyncEvent, { type: 'failed' }>,
  timing: SyncTiming,
): SyncStep {
  const over =
    event.what === 'pull' ? { ...state, pulling: false, pullAgain: false } : { ...state, sending: false };
  if (state.phase === 'refused') return stay(over);
  if (event.failure.code === 'signed-out') return refused(over, event.failure);
  const tries = state.tries + 1;
  const delay = retryDelay(tries, event.jitter, timing);
  return {
    state: {
      ...over,
      phase: 'offline',
      failure: event.failure,
      since: state.phase === 'offline' ? state.since : event.now,
      retryAt: event.now + delay,
      tries,
    },
    effects: [{ do: 'wait', for: delay }],
  };
}

function pulled(
  state: SyncState,
  event: Extract<SyncEvent, { type: 'pulled' }>,
  timing: SyncTiming,
): SyncStep {
  const { filled, cases, remaining, behind } = event;
  // It was of the cache that is being deleted.
  if (state.resetting) return stay({ ...state, pulling: false, pullAgain: false });
  const known: SyncState = {
    ...state,
    filled,
    done: cases,
    total: remaining === null ? state.total : cases + remaining,
    behind,
    pulling: false,
  };
  if (state.phase === 'refused') return stay({ ...known, pullAgain: false });
  const well: SyncState = { ...known, failure: null, retryAt: null, tries: 0 };
  if (behind > 0) return both(pull({ ...well, phase: busyPhase(well) }), send);
  if (state.pullAgain) return both(pull({ ...well, phase: state.bell ? 'live' : 'catching-up' }), send);
  const settled: SyncStep = {
    state: { ...well, phase: state.bell ? 'live' : 'catching-up' },
    effects: [{ do: 'wait', for: state.bell ? timing.poll : timing.pollWithoutBell }],
  };
  return both(settled, send);
}

/** Begins, or begins again after a sign-in: connects, pulls and sends. */
function begin(state: SyncState): SyncStep {
  const fresh: SyncState = {
    ...state,
    phase: busyPhase(state),
    bell: false,
    failure: null,
    retryAt: null,
    tries: 0,
  };
  const connecting: SyncStep = { state: fresh, effects: [{ do: 'connect-bell' }, { do: 'wait', for: null }] };
  return both(
    both(connecting, (next) => pull(next, true)),
    send,
  );
}

/** What follows from an event. Pure: the effects are for the engine to run. */
export function step(state: SyncState, event: SyncEvent, timing: SyncTiming): SyncStep {
  if (event.type === 'start') {
    return begin({ ...STOPPED, filled: event.filled, done: event.cases, unsent: event.unsent });
  }
  if (state.phase === 'stopped') return stay(state);
  switch (event.type) {
    case 'stop':
      return { state: STOPPED, effects: [{ do: 'disconnect-bell' }, { do: 'wait', for: null }] };
    case 'signed-in':
      return begin(state);
    case 'session-ended':
      return refused(state, event.failure);
    case 'pulled':
      return pulled(state, event, timing);
    case 'failed':
      return failed(state, event, timing);
    case 'cache-useless': {
      if (state.resetting) return stay({ ...state, pulling: false, pullAgain: false });
      const phase = state.phase === 'refused' ? 'refused' : 'filling';
      return {
        state: {
          ...state,
          phase,
          filled: false,
          done: 0,
          total: null,
          pulling: false,
          pullAgain: false,
          resetting: true,
        },
        effects: [
          { do: 'wait', for: null },
          { do: 'reset-cache', hubWasRestored: event.hubWasRestored },
        ],
      };
    }
    case 'cache-reset': {
      const ready = { ...state, resetting: false, unsent: event.unsent };
      return state.phase === 'refused' ? stay(ready) : both(pull(ready, true), send);
    }
    case 'bell': {
      const now = { ...state, bell: event.up };
      if (state.phase === 'refused') return stay({ ...now, bell: false });
      if (event.up === state.bell) return stay(now);
      // A bell that fell silent may mean that the hub is gone, one that is back that it is there: either way, look.
      return pull(state.phase === 'live' ? { ...now, phase: 'catching-up' } : now);
    }
    case 'rang':
      if (state.phase === 'refused' || (!event.news && state.phase !== 'offline')) return stay(state);
      return pull(state);
    case 'time-is-up':
    case 'retry-asked':
      return state.phase === 'refused' ? stay(state) : pull(state);
    case 'queued': {
      const now = { ...state, unsent: true };
      return state.phase === 'refused' || state.phase === 'offline' ? stay(now) : send(now);
    }
    case 'sent': {
      const now = { ...state, sending: false, unsent: event.unsent };
      if (state.phase === 'refused') return stay(now);
      const next = state.phase === 'offline' ? stay(now) : send(now);
      return event.news || state.phase === 'offline' ? both(next, pull) : next;
    }
  }
}

/** What the person is told of a state. */
export function connectionStateOf(state: SyncState): Connection['state'] {
  switch (state.phase) {
    case 'live':
      return { name: 'live' };
    case 'filling':
      return { name: 'filling', done: state.done, total: state.total };
    case 'catching-up':
      return { name: 'catching-up', behind: state.behind };
    case 'offline':
      return { name: 'offline', since: state.since, failure: failureOf(state), retryAt: state.retryAt };
    case 'refused':
      return { name: 'refused', failure: failureOf(state) };
    case 'stopped':
      return {
        name: 'refused',
        failure: { code: 'signed-out', message: 'Nobody is signed in at this desk. Sign in to see cases.' },
      };
  }
}

function failureOf({ failure, phase }: SyncState): Failure {
  if (failure === null) throw new Error(`sync is ${phase} without a reason`);
  return failure;
}
