import { expect, it } from 'vitest';
import { openCore } from '../open-core.ts';
import { testDatabase } from '../../test/postgres.ts';
import { SMALL_PACK } from '../../test/small-city.ts';
import { ids } from '../../test/test-hub.ts';
import { createAccount } from './accounts.ts';
import { giveAccounts } from './first-directory.ts';
import { keptPassword } from './password.ts';

it('a new hub begins with the directory of its city; each hub reads what another published, and opens it once', async () => {
  const databaseUrl = await testDatabase();
  const open = () => openCore({ databaseUrl, pack: SMALL_PACK, log: () => {} });
  const cores = await Promise.all([open(), open()]);
  const [one, other] = cores;
  try {
    const first = await one.directory(one.db);
    expect([first.version, first.open.directory]).toEqual([1, SMALL_PACK.directory]);
    expect(await one.directory(one.db)).toBe(first);
    expect((await other.directory(other.db)).open.directory).toEqual(SMALL_PACK.directory);

    // Somebody by a name that the directory has.
    const id = ids.account();
    const name = 'LASAN-Emergency-1  desk';
    const account = { id, login: 'desk', name, role: 'lead' as const, department: 'LASAN', unit: null };
    await createAccount(one, account, await keptPassword(one.random, 'correct horse'));
    await giveAccounts(one.db, [account]);
    await giveAccounts(one.db, [account]);

    const contactPoints = SMALL_PACK.directory.contactPoints.map((point) =>
      point.id === 'lasan-emergency-1' ? { ...point, primary: { account: id } } : point,
    );
    for (const core of cores) {
      const now = await core.db.transaction().execute((tx) => core.directory(tx));
      expect([now.version, now.open.directory]).toEqual([2, { ...SMALL_PACK.directory, contactPoints }]);
    }
    const third = await open();
    expect((await third.directory(third.db)).version).toBe(2);
    await third.close();
  } finally {
    for (const core of cores) await core.close();
  }
});
