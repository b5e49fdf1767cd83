import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { fail, succeed } from '../../../shared/contract/failure.ts';
import type { PresenceRequest } from '../../../shared/contract/hub-protocol.ts';
import { createPresenceTeller } from './presence-teller.ts';

it('tells the hub anew with every beat how the person stands, and for how long it has been so', async () => {
  const told: PresenceRequest[] = [];
  let now = 100_000;
  const teller = createPresenceTeller({
    tell: async (request) => {
      told.push(request);
      return succeed(null);
    },
    beat: 20,
    now: () => now,
    log: () => undefined,
  });
  await wait(50);
  expect(told).toEqual([]);
  teller.set({ state: 'available' }, 99_000);
  await wait(5);
  now = 130_000;
  await wait(200);
  teller.stop();
  expect([told[0], told.at(-1)]).toEqual([
    { presence: { state: 'available' }, forMs: 1_000 },
    { presence: { state: 'available' }, forMs: 31_000 },
  ]);
  const heard = told.length;
  await wait(50);
  expect(told).toHaveLength(heard);
});

it('is heard when the hub is back, and asks no more for what the hub will never take', async () => {
  const answers = [fail('hub-unreachable', 'away'), fail('not-permitted', 'no')];
  let asked = 0;
  const log: string[] = [];
  const teller = createPresenceTeller({
    tell: async () => {
      asked += 1;
      return answers[asked - 1] ?? succeed(null);
    },
    beat: 60_000,
    now: () => 0,
    log: (line) => log.push(line),
  });
  teller.set({ state: 'available' }, 0);
  await wait(5);
  teller.tryAgain();
  await wait(5);
  teller.tryAgain();
  await wait(5);
  teller.stop();
  expect([asked, log]).toEqual([2, ['presence: not-permitted']]);
});
