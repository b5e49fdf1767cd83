import type { RecordedEvent } from './case-event.ts';
import type { CaseFacts, ReopenReason } from './case-facts.ts';
import type { Instant } from './instant.ts';
import { OUTCOMES, type Outcome } from './outcome.ts';
import { isOpenPromise, type CasePromise, type PromiseEnd } from './promise.ts';

type Promises = CaseFacts['promises'];
type EventOf<T extends RecordedEvent['event']['type']> = Extract<RecordedEvent['event'], { type: T }>;

const ended = (promise: CasePromise, end: PromiseEnd, at: Instant): CasePromise => ({
  ...promise,
  end,
  endedAt: at,
});

const isOpenWork = (promise: CasePromise): boolean => promise.kind === 'work' && isOpenPromise(promise);

/** Adds a promise. What the same caller was told of the work before is replaced by it. */
export function withPromise(
  promises: Promises,
  event: EventOf<'promise-made'>,
  { at, by }: RecordedEvent,
): Promises {
  const { type: _type, ...told } = event;
  const made: CasePromise = {
    ...told,
    firstBy: null,
    madeAt: at,
    madeBy: by.id,
    owner: by.id,
    department: null,
    endedAt: null,
    end: null,
  };
  const before = promises.map((one) =>
    made.kind === 'work' && isOpenWork(one) && one.callerId === made.callerId
      ? ended(one, 'replaced', at)
      : one,
  );
  return [...before, made];
}

/** Changes one promise. Throws when there is none of that id: the event does not follow on the facts. */
export function withPromiseChanged(
  promises: Promises,
  event: EventOf<'promise-moved' | 'promise-handed-on' | 'promise-settled'>,
  at: Instant,
): Promises {
  if (!promises.some((one) => one.id === event.promiseId)) {
    throw new Error(`there is no promise ${event.promiseId} to change`);
  }
  return promises.map((one) => (one.id === event.promiseId ? changed(one, event, at) : one));
}

function changed(
  promise: CasePromise,
  event: EventOf<'promise-moved' | 'promise-handed-on' | 'promise-settled'>,
  at: Instant,
): CasePromise {
  switch (event.type) {
    case 'promise-moved':
      return { ...promise, by: event.by, firstBy: promise.firstBy ?? promise.by };
    case 'promise-handed-on':
      return { ...promise, owner: event.account, department: event.department };
    case 'promise-settled':
      return ended(promise, event.end, at);
  }
}

/** A closing ends what was promised of the work; whether it was done, the outcome says. Call-backs are still owed. */
export function promisesAfterClosing(promises: Promises, outcome: Outcome, at: Instant): Promises {
  const end = OUTCOMES[outcome].done ? 'done' : 'not-done';
  return promises.map((one) => (isOpenWork(one) ? ended(one, end, at) : one));
}

/**
 * A reopening takes back what the closing said of promises: the work was not done after all. Where the problem only came
 * back, the work had been done.
 */
export function promisesAfterReopening(
  promises: Promises,
  reason: ReopenReason,
  closedAt: Instant | null,
): Promises {
  if (reason === 'came-back') return promises;
  return promises.map((one) =>
    one.kind === 'work' && one.endedAt === closedAt && (one.end === 'done' || one.end === 'not-done')
      ? { ...one, end: null, endedAt: null }
      : one,
  );
}
