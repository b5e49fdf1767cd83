import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../test/sample-feed.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import {
  connectionStateOf,
  retryDelay,
  step,
  STOPPED,
  type SyncEffect,
  type SyncEvent,
  type SyncState,
  type SyncTiming,
} from './sync-machine.ts';

const TIMING: SyncTiming = { poll: 25_000, pollWithoutBell: 10_000, firstRetry: 1_000, longestRetry: 30_000 };
const AWAY: Failure = { code: 'hub-unreachable', message: 'away' };
const OUT: Failure = { code: 'signed-out', message: 'out' };
const START: SyncEvent = { type: 'start', filled: true, cases: 10, unsent: false };

const pulled = (more: Partial<Extract<SyncEvent, { type: 'pulled' }>> = {}): SyncEvent => ({
  type: 'pulled',
  filled: true,
  cases: 10,
  remaining: null,
  behind: 0,
  ...more,
});
const failed = (what: 'pull' | 'send', failure = AWAY, now = 1_000): SyncEvent => ({
  type: 'failed',
  what,
  failure,
  now,
  jitter: 1,
});

/** Runs events from a stop; returns the last state and its effects as words. */
function after(...events: SyncEvent[]): { state: SyncState; effects: string[] } {
  let state = STOPPED;
  let effects: readonly SyncEffect[] = [];
  for (const event of events) ({ state, effects } = step(state, event, TIMING));
  return { state, effects: effects.map(words) };
}

function words(effect: SyncEffect): string {
  if (effect.do === 'pull') return effect.count ? 'pull and count' : 'pull';
  if (effect.do === 'wait') return effect.for === null ? 'wait for nothing' : `wait ${effect.for}`;
  return effect.do;
}

const UP: SyncEvent = { type: 'bell', up: true };
const DOWN: SyncEvent = { type: 'bell', up: false };

/** Each state a person can be told of, and how it is reached. */
const REACHED: Record<string, SyncEvent[]> = {
  stopped: [],
  filling: [{ type: 'start', filled: false, cases: 0, unsent: false }],
  'catching-up': [START],
  'up to date, no bell': [START, pulled()],
  live: [START, UP, pulled(), pulled()],
  offline: [START, failed('pull')],
  refused: [START, failed('pull', OUT)],
  resetting: [START, { type: 'cache-useless', hubWasRestored: true }],
};

const EVENTS: Record<string, SyncEvent> = {
  start: START,
  'signed-in': { type: 'signed-in' },
  'pulled all': pulled(),
  'pulled some': pulled({ behind: 5 }),
  'pull failed': failed('pull'),
  'pull refused': failed('pull', OUT),
  'send failed': failed('send'),
  'cache useless': { type: 'cache-useless', hubWasRestored: false },
  'cache reset': { type: 'cache-reset', unsent: false },
  'rang, news': { type: 'rang', news: true },
  'rang, nothing': { type: 'rang', news: false },
  'bell up': UP,
  'bell down': DOWN,
  'time is up': { type: 'time-is-up' },
  'retry asked': { type: 'retry-asked' },
  queued: { type: 'queued' },
  'sent, news': { type: 'sent', unsent: false, news: true },
  'session ended': { type: 'session-ended', failure: OUT },
  stop: { type: 'stop' },
};

/** From each state by each event: the phase that follows, then what is done. */
const TABLE: Record<string, Record<string, string>> = {
  stopped: {
    start: 'catching-up: connect-bell, wait for nothing, pull and count',
    'signed-in': 'stopped:',
    'pulled all': 'stopped:',
    'pulled some': 'stopped:',
    'pull failed': 'stopped:',
    'pull refused': 'stopped:',
    'send failed': 'stopped:',
    'cache useless': 'stopped:',
    'cache reset': 'stopped:',
    'rang, news': 'stopped:',
    'rang, nothing': 'stopped:',
    'bell up': 'stopped:',
    'bell down': 'stopped:',
    'time is up': 'stopped:',
    'retry asked': 'stopped:',
    queued: 'stopped:',
    'sent, news': 'stopped:',
    'session ended': 'stopped:',
    stop: 'stopped:',
  },
  filling: {
    start: 'catching-up: connect-bell, wait for nothing, pull and count',
    'signed-in': 'filling: connect-bell, wait for nothing',
    'pulled all': 'catching-up: wait 10000',
    'pulled some': 'catching-up: pull',
    'pull failed': 'offline: wait 1000',
    'pull refused': 'refused: disconnect-bell, wait for nothing',
    'send failed': 'offline: wait 1000',
    'cache useless': 'filling: wait for nothing, reset-cache',
    'cache reset': 'filling:',
    'rang, news': 'filling:',
    'rang, nothing': 'filling:',
    'bell up': 'filling:',
    'bell down': 'filling:',
    'time is up': 'filling:',
    'retry asked': 'filling:',
    queued: 'filling: send',
    'sent, news': 'filling:',
    'session ended': 'refused: disconnect-bell, wait for nothing',
    stop: 'stopped: disconnect-bell, wait for nothing',
  },
  'catching-up': {
    start: 'catching-up: connect-bell, wait for nothing, pull and count',
    'signed-in': 'catching-up: connect-bell, wait for nothing',
    'pulled all': 'catching-up: wait 10000',
    'pulled some': 'catching-up: pull',
    'pull failed': 'offline: wait 1000',
    'pull refused': 'refused: disconnect-bell, wait for nothing',
    'send failed': 'offline: wait 1000',
    'cache useless': 'filling: wait for nothing, reset-cache',
    'cache reset': 'catching-up:',
    'rang, news': 'catching-up:',
    'rang, nothing': 'catching-up:',
    'bell up': 'catching-up:',
    'bell down': 'catching-up:',
    'time is up': 'catching-up:',
    'retry asked': 'catching-up:',
    queued: 'catching-up: send',
    'sent, news': 'catching-up:',
    'session ended': 'refused: disconnect-bell, wait for nothing',
    stop: 'stopped: disconnect-bell, wait for nothing',
  },
  'up to date, no bell': {
    start: 'catching-up: connect-bell, wait for nothing, pull and count',
    'signed-in': 'catching-up: connect-bell, wait for nothing, pull and count',
    'pulled all': 'catching-up: wait 10000',
    'pulled some': 'catching-up: pull',
    'pull failed': 'offline: wait 1000',
    'pull refused': 'refused: disconnect-bell, wait for nothing',
    'send failed': 'offline: wait 1000',
    'cache useless': 'filling: wait for nothing, reset-cache',
    'cache reset': 'catching-up: pull and count',
    'rang, news': 'catching-up: pull',
    'rang, nothing': 'catching-up:',
    'bell up': 'catching-up: pull',
    'bell down': 'catching-up:',
    'time is up': 'catching-up: pull',
    'retry asked': 'catching-up: pull',
    queued: 'catching-up: send',
    'sent, news': 'catching-up: pull',
    'session ended': 'refused: disconnect-bell, wait for nothing',
    stop: 'stopped: disconnect-bell, wait for nothing',
  },
  live: {
    start: 'catching-up: connect-bell, wait for nothing, pull and count',
    'signed-in': 'catching-up: connect-bell, wait for nothing, pull and count',
    'pulled all': 'live: wait 25000',
    'pulled some': 'catching-up: pull',
    'pull failed': 'offline: wait 1000',
    'pull refused': 'refused: disconnect-bell, wait for nothing',
    'send failed': 'offline: wait 1000',
    'cache useless': 'filling: wait for nothing, reset-cache',
    'cache reset': 'live: pull and count',
    'rang, news': 'live: pull',
    'rang, nothing': 'live:',
    'bell up': 'live:',
    'bell down': 'catching-up: pull',
    'time is up': 'live: pull',
    'retry asked': 'live: pull',
    queued: 'live: send',
    'sent, news': 'live: pull',
    'session ended': 'refused: disconnect-bell, wait for nothing',
    stop: 'stopped: disconnect-bell, wait for nothing',
  },
  offline: {
    start: 'catching-up: connect-bell, wait for nothing, pull and count',
    'signed-in': 'catching-up: connect-bell, wait for nothing, pull and count',
    'pulled all': 'catching-up: wait 10000',
    'pulled some': 'catching-up: pull',
    'pull failed': 'offline: wait 2000',
    'pull refused': 'refused: disconnect-bell, wait for nothing',
    'send failed': 'offline: wait 2000',
    'cache useless': 'filling: wait for nothing, reset-cache',
    'cache reset': 'offline: pull and count',
    'rang, news': 'offline: pull',
    'rang, nothing': 'offline: pull',
    'bell up': 'offline: pull',
    'bell down': 'offline:',
    'time is up': 'offline: pull',
    'retry asked': 'offline: pull',
    queued: 'offline:',
    'sent, news': 'offline: pull',
    'session ended': 'refused: disconnect-bell, wait for nothing',
    stop: 'stopped: disconnect-bell, wait for nothing',
  },
  refused: {
    start: 'catching-up: connect-bell, wait for nothing, pull and count',
    'signed-in': 'catching-up: connect-bell, wait for nothing, pull and count',
    'pulled all': 'refused:',
    'pulled some': 'refused:',
    'pull failed': 'refused:',
    'pull refused': 'refused:',
    'send failed': 'refused:',
    'cache useless': 'refused: wait for nothing, reset-cache',
    'cache reset': 'refused:',
    'rang, news': 'refused:',
    'rang, nothing': 'refused:',
    'bell up': 'refused:',
    'bell down': 'refused:',
    'time is up': 'refused:',
    'retry asked': 'refused:',
    queued: 'refused:',
    'sent, news': 'refused:',
    'session ended': 'refused: disconnect-bell, wait for nothing',
    stop: 'stopped: disconnect-bell, wait for nothing',
  },
  resetting: {
    start: 'catching-up: connect-bell, wait for nothing, pull and count',
    'signed-in': 'filling: connect-bell, wait for nothing',
    'pulled all': 'filling:',
    'pulled some': 'filling:',
    'pull failed': 'offline: wait 1000',
    'pull refused': 'refused: disconnect-bell, wait for nothing',
    'send failed': 'offline: wait 1000',
    'cache useless': 'filling:',
    'cache reset': 'filling: pull and count',
    'rang, news': 'filling:',
    'rang, nothing': 'filling:',
    'bell up': 'filling:',
    'bell down': 'filling:',
    'time is up': 'filling:',
    'retry asked': 'filling:',
    queued: 'filling: send',
    'sent, news': 'filling:',
    'session ended': 'refused: disconnect-bell, wait for nothing',
    stop: 'stopped: disconnect-bell, wait for nothing',
  },
};

describe('step', () => {
  it('does in every state for every event just what the table says', () => {
    const found = Object.fromEntries(
      Object.entries(REACHED).map(([from, events]) => [
        from,
        Object.fromEntries(
          Object.entries(EVENTS).map(([name, event]) => {
            const { state, effects } = after(...events, event);
            return [name, `${state.phase}: ${effects.join(', ')}`.trim()];
          }),
        ),
      ]),
    );
    expect(found).toEqual(TABLE);
  });

  it('tells how far the first copy is, also when it goes on after a restart', () => {
    const { state } = after(
      { type: 'start', filled: false, cases: 2_000, unsent: false },
      pulled({ filled: false, cases: 3_000, remaining: 17_000, behind: 20_000 }),
      pulled({ filled: false, cases: 4_000, remaining: null, behind: 19_000 }),
    );
    expect(connectionStateOf(state)).toEqual({ name: 'filling', done: 4_000, total: 20_000 });
  });

  it('pulls once more when something rang meanwhile, so no news is missed', () => {
    const rang: SyncEvent = { type: 'rang', news: true };
    expect(after(START, UP, pulled(), pulled(), rang, rang, rang).state).toMatchObject({
      pulling: true,
      pullAgain: true,
    });
    expect(after(START, UP, pulled(), pulled(), rang, rang, pulled()).effects).toEqual(['pull']);
    expect(after(START, UP, pulled(), pulled(), rang, rang, pulled(), pulled()).effects).toEqual([
      'wait 25000',
    ]);
  });

  it('sends what was queued offline as soon as the hub answers, one batch at a time', () => {
    const offline = [START, failed('pull'), { type: 'queued' }, { type: 'queued' }] satisfies SyncEvent[];
    expect(after(...offline, { type: 'time-is-up' }).effects).toEqual(['pull']);
    expect(after(...offline, { type: 'time-is-up' }, pulled()).effects).toEqual(['wait 10000', 'send']);
    const sent: SyncEvent = { type: 'sent', unsent: true, news: false };
    expect(after(...offline, { type: 'time-is-up' }, pulled(), { type: 'queued' }, sent).effects).toEqual([
      'send',
    ]);
  });

  it('keeps the time since when it is offline, and waits longer each time', () => {
    const twice = after(
      START,
      failed('pull', AWAY, 5_000),
      { type: 'time-is-up' },
      failed('pull', AWAY, 9_000),
    );
    expect(connectionStateOf(twice.state)).toEqual({
      name: 'offline',
      since: 5_000,
      failure: AWAY,
      retryAt: 11_000,
    });
    expect([1, 2, 3, 5, 6, 50].map((tries) => retryDelay(tries, 1, TIMING))).toEqual([
      1_000, 2_000, 4_000, 16_000, 30_000, 30_000,
    ]);
    expect(retryDelay(1, 0, TIMING)).toBe(500);
  });

  it('stays consistent through any order of events', () => {
    const seed = 20_260_701;
    const random = seededRandom(seed);
    const events = Object.values(EVENTS);
    let state = STOPPED;
    for (let n = 0; n < 50_000; n += 1) {
      const event = events[Math.floor(random() * events.length)] ?? START;
      const before = state;
      const next = step(state, event, TIMING);
      ({ state } = next);
      const told = `seed ${seed}, step ${n}: ${JSON.stringify([before, event, next])}`;
      const effects = next.effects.map((one) => one.do);
      const restarted = event.type === 'start';
      expect(effects.filter((one) => one === 'pull').length, told).toBeLessThanOrEqual(1);
      if (effects.includes('pull')) expect(state.pulling, told).toBe(true);
      if (effects.includes('pull') && !restarted && event.type !== 'pulled')
        expect(before.pulling, told).toBe(false);
      if (effects.includes('send')) expect(state.sending, told).toBe(true);
      if (state.phase === 'stopped') expect(state, told).toEqual(STOPPED);
      if (state.phase === 'offline' || state.phase === 'refused') expect(state.failure, told).not.toBeNull();
      if (state.phase === 'live') expect(state.bell, told).toBe(true);
      // Something is always under way, or a timer runs, or a person must act.
      const waits =
        effects.includes('wait') && next.effects.some((one) => one.do === 'wait' && one.for !== null);
      if (
        ['pulled', 'failed'].includes(event.type) &&
        state.phase !== 'refused' &&
        state.phase !== 'stopped'
      ) {
        expect(state.pulling || state.resetting || waits, told).toBe(true);
      }
      expect(connectionStateOf(state), told).toBeDefined();
    }
  });
});
