import { expect, it } from 'vitest';
import { testHub } from '../../test/test-hub.ts';
import { admitAttempt, forgiveAttempt } from './sign-in-throttle.ts';

it('many who sign in at once at one address, some with one login, never stand in each other’s way', async () => {
  const { hub } = await testHub();
  const logins = ['ana', 'bo', 'cy', 'di'];
  const attempt = async (n: number) => {
    const login = logins[n % logins.length] ?? '';
    const admitted = await admitAttempt(hub.db, login, '10.0.0.1');
    await forgiveAttempt(hub.db, login, '10.0.0.1');
    return admitted;
  };
  const admitted: boolean[] = [];
  for (let round = 0; round < 200; round += 1)
    admitted.push(...(await Promise.all(Array.from({ length: 16 }, (_, n) => attempt(n)))));
  expect(admitted.length).toBe(200 * 16);
  const rows = await hub.db.selectFrom('sign_in_failures').select('failures').execute();
  expect(rows.every(({ failures }) => failures === 0)).toBe(true);
});
