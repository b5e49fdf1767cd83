import { expect, it } from 'vitest';
import { closeCommand, openCommand, testHub } from '../../test/test-hub.ts';
import { seedDemoComplaints } from './seed-demo-complaints.ts';

it('files complaints in several stages, one in six about a person, and none in a small city', async () => {
  const hub = await testHub();
  const [agent, supervisor] = [await hub.desk('agent'), await hub.desk('supervisor')];
  for (let n = 0; n < 8; n += 1) {
    const command = openCommand();
    await agent.send(command);
    await supervisor.send(closeCommand(command.caseId));
  }
  const { core, db } = hub.hub;
  const accounts = [agent.account, supervisor.account];
  expect([
    await seedDemoComplaints(core, accounts, 900),
    await seedDemoComplaints(core, accounts, 8_000),
  ]).toEqual([0, 8]);
  const rows = await db
    .selectFrom('complaints')
    .select(['number', 'stage', 'confidential', 'not_done'])
    .orderBy('number')
    .execute();
  expect(rows.map(({ stage, confidential, not_done }) => [stage, confidential, not_done])).toEqual([
    ['received', false, true],
    ['assessed', false, false],
    ['communicated', true, false],
    ['acknowledged', false, false],
    ['investigated', false, false],
    ['closed', false, true],
    ['assessed', false, true],
    ['decided', false, false],
  ]);
  const told = await db.selectFrom('complaint_events').select('version').where('tell', '=', true).execute();
  expect(told).toEqual([]);
});
