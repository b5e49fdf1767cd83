import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { until } from '../test/program.ts';
import { repeat } from './repeat.ts';

test('work is repeated, never twice at once, and an error is told once per row of them', async () => {
  const told: unknown[] = [];
  let rounds = 0;
  let atOnce = 0;
  const repeated = repeat(
    1,
    (error) => told.push(error),
    async () => {
      rounds += 1;
      atOnce += 1;
      await wait(2);
      expect(atOnce).toBe(1);
      atOnce -= 1;
      if (rounds === 2 || rounds === 3 || rounds === 5) throw new Error(`round ${rounds}`);
    },
  );
  await until('six rounds', () => (rounds >= 6 ? true : null));
  await repeated.stop();
  const after = rounds;
  await wait(20);
  expect(rounds).toBe(after);
  expect(atOnce).toBe(0);
  expect(told).toEqual([new Error('round 2'), new Error('round 5')]);
});
