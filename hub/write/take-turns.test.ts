import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { takeTurns } from './take-turns.ts';

test('so many at once and no more, in their order, also when some fail', async () => {
  const turns = takeTurns(3);
  let running = 0;
  let most = 0;
  const began: number[] = [];
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) =>
      turns(async () => {
        began.push(n);
        running += 1;
        most = Math.max(most, running);
        await wait(n % 4);
        running -= 1;
        if (n % 5 === 0) throw new Error(`${n} failed`);
        return n;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(began).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual(
    Array.from({ length: 20 }, (_, n) => (n % 5 === 0 ? 'failed' : n)),
  );
  expect(await turns(async () => 'still open')).toBe('still open');
});
