import { QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeQueryClient } from '../app/query-client.ts';
import { askAgain, takeAnswer } from './ask-again.ts';

const KEY = ['case.get', { id: 'a case' }];

/** A screen that shows one answer, of a console whose answers are given by hand, each as things are when it was asked. */
function shown() {
  const client = makeQueryClient();
  let truth = 1;
  let broken = 0;
  const asked: { give: () => void; fail: () => void }[] = [];
  const queryFn = ({ signal }: { signal: AbortSignal }) => {
    const asOf = truth;
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    signal.addEventListener('abort', () => (broken += 1));
    asked.push({ give: () => resolve(asOf), fail: () => reject(new Error('the console is busy')) });
    return promise;
  };
  const observer = new QueryObserver<number>(client, { queryKey: KEY, queryFn });
  const stop = observer.subscribe(() => {});
  onTestFinished(() => {
    stop();
    client.clear();
  });
  return {
    client,
    asked,
    stop,
    broken: () => broken,
    change: () => (truth += 1),
    onScreen: () => observer.getCurrentResult().data,
    /** Answers what is asked, first come first served, and waits for what comes of it. */
    async answer(how: 'give' | 'fail' = 'give') {
      asked.shift()?.[how]();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

describe('askAgain', () => {
  it('does not take a first answer from before the change for the new one', async () => {
    const screen = shown();
    screen.change();
    const done = askAgain(screen.client, { queryKey: ['case.get'] });
    await screen.answer();
    expect(screen.onScreen()).toBe(1);
    await screen.answer();
    await done;
    expect(screen.onScreen()).toBe(2);
  });

  it('asks once more, however many changes there were, and breaks no asking off', async () => {
    const screen = shown();
    await screen.answer();
    screen.change();
    void askAgain(screen.client);
    for (let changes = 0; changes < 5; changes += 1) {
      screen.change();
      void askAgain(screen.client);
    }
    expect(screen.asked).toHaveLength(1);
    await screen.answer();
    expect([screen.onScreen(), screen.asked.length]).toEqual([2, 1]);
    await screen.answer();
    expect([screen.onScreen(), screen.asked.length, screen.broken()]).toEqual([7, 0, 0]);
  });

  it('asks again after an asking that failed', async () => {
    const screen = shown();
    screen.change();
    void askAgain(screen.client);
    await screen.answer('fail');
    await screen.answer();
    expect(screen.onScreen()).toBe(2);
  });

  it('asks for what left the screen when it is shown again, not before', async () => {
    const screen = shown();
    await screen.answer();
    screen.stop();
    await askAgain(screen.client);
    expect(screen.asked).toHaveLength(0);
    expect(screen.client.getQueryState(KEY)?.isInvalidated).toBe(true);
  });
});

describe('takeAnswer', () => {
  it('is not overwritten by an older answer under way', async () => {
    const screen = shown();
    screen.change();
    takeAnswer(screen.client, KEY, 2);
    expect(screen.onScreen()).toBe(2);
    await screen.answer();
    await screen.answer();
    expect(screen.onScreen()).toBe(2);
  });
});
