import type { CommandOf } from './case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFacts } from './case-facts.ts';
import { no, yes, type Decision, type DecisionInput, type KeptText } from './decision.ts';
import type { CallerId, CaseId, TextId } from './ids.ts';
import { isOpenPromise, type PromiseInput } from './promise.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Promises one case may have in all: more are no promises any longer. */
const MOST_PROMISES = 200;

/** Why something can't be promised; null when it can. A time that is past may have been sent late, from a desk offline. */
function unsound(promise: PromiseInput, facts: CaseFacts | null): Refusal | null {
  const promises = facts === null ? [] : facts.promises;
  if (promises.some((one) => one.id === promise.id)) {
    return refuse('already-exists', 'This was promised already.');
  }
  if (promises.length >= MOST_PROMISES) {
    return refuse('invalid', 'This case has too many promises. Settle what was promised before.');
  }
  if (promise.kind === 'call-back' && promise.by === null) {
    return refuse('invalid', 'Choose by when the caller is called back.');
  }
  if ((promise.basis === 'none') !== (promise.by === null)) {
    return refuse('invalid', 'A promise has a time, or says that there is none.');
  }
  return null;
}

function madeEvent(promise: PromiseInput, callerId: CallerId | null, text: TextId | null): CaseEvent {
  return { type: 'promise-made', ...promise, callerId, text };
}

/** Adds what a caller was told on the way to what a command leads to anyway. */
export function withPromiseTold(
  decision: Decision,
  caseId: CaseId,
  facts: CaseFacts | null,
  promise: PromiseInput | undefined,
  callerId: CallerId | null,
): Decision {
  if (promise === undefined || !decision.ok) return decision;
  const refusal = unsound(promise, facts);
  if (refusal !== null) return no(refusal);
  const made = { caseId, event: madeEvent(promise, callerId, null) };
  return { ...decision, events: [...decision.events, made] };
}

export function decideMakePromise(command: CommandOf<'make-promise'>, facts: CaseFacts): Decision {
  const { promise, callerId, why } = command;
  const refusal = unsound(promise, facts);
  if (refusal !== null) return no(refusal);
  if (promise.kind === 'work' && facts.state === 'closed') {
    return no(
      refuse('edge-not-allowed', 'This case is closed: its work can’t be promised. Reopen it first.'),
    );
  }
  if (callerId !== null && !facts.callerIds.includes(callerId)) {
    return no(refuse('unknown-caller', 'This caller does not follow the case. Add the caller first.'));
  }
  return yes(facts.id, madeEvent(promise, callerId, why?.id ?? null), keptTexts(why));
}

function keptTexts(text: { id: TextId; body: string } | null): KeptText[] {
  return text === null ? [] : [{ ...text, kind: 'promise', visibility: 'internal' }];
}

export function decideSettlePromise(
  { how, promiseId, remark }: CommandOf<'settle-promise'>,
  facts: CaseFacts,
  { city }: Pick<DecisionInput, 'city'>,
): Decision {
  const promise = facts.promises.find((one) => one.id === promiseId);
  if (promise === undefined) return no(refuse('invalid', 'There is no such promise on this case.'));
  if (!isOpenPromise(promise)) {
    return no(refuse('invalid', 'This promise is settled already. Look at the case again.'));
  }
  const text = remark?.id ?? null;
  const texts = keptTexts(remark);
  switch (how.name) {
    case 'done':
      if (promise.kind === 'work') {
        return no(refuse('invalid', 'The work is done when its case is closed. Close the case instead.'));
      }
      return yes(facts.id, { type: 'promise-settled', promiseId, end: 'done', text }, texts);
    case 'withdrawn':
      if (text === null) return no(reasonNeeded('withdrawn'));
      return yes(facts.id, { type: 'promise-settled', promiseId, end: 'withdrawn', text }, texts);
    case 'moved':
      if (text === null) return no(reasonNeeded('moved'));
      if (how.by === promise.by) return no(refuse('invalid', 'It is promised for that time already.'));
      return yes(facts.id, { type: 'promise-moved', promiseId, by: how.by, text }, texts);
    case 'handed-to-person':
      if (how.account === promise.owner) return no(refuse('invalid', 'This person owes it already.'));
      return yes(
        facts.id,
        { type: 'promise-handed-on', promiseId, account: how.account, department: null, text },
        texts,
      );
    case 'handed-to-department':
      if (city.department(how.department) === undefined) {
        return no(refuse('unknown-department', `The city has no department "${how.department}".`));
      }
      if (promise.owner === null && promise.department === how.department) {
        return no(refuse('invalid', 'This department owes it already.'));
      }
      return yes(
        facts.id,
        { type: 'promise-handed-on', promiseId, account: null, department: how.department, text },
        texts,
      );
  }
}

function reasonNeeded(how: 'moved' | 'withdrawn'): Refusal {
  return refuse('explanation-needed', `Say why it is ${how}, in a few words.`);
}
