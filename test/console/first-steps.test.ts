import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import { ids, noteCommand, openCommand, PASSWORD, testHub, type TestHub, type TestDesk } from '../test-hub.ts';

let hub: TestHub;
let other: TestDesk;
let desk: InProcessDesk;
const folder = mkdtempSync(join(tmpdir(), 'desk311-console-'));

beforeAll(async () => {
  hub = await testHub();
  other = await hub.desk('agent');
  desk = await openDesk(folder, hub.url);
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

it('signs in, sees a case of another desk, notes it', async () => {
  const command = openCommand();
  await other.send(command);
  console.log(await desk.ask('session.get', {}));
  console.log(await desk.ask('session.sign-in', { login: other.account.login, password: PASSWORD }));
  await until('live', async () => ((await desk.ask('connection.get', {})).state.name === 'live' ? true : null), 10_000, () => desk.log.join('\n'));
  console.log(await desk.ask('search', { text: 'pothole', limit: 20 }));
  console.log(await desk.ask('command.send', { commandId: ids.command(), command: noteCommand(command.caseId, 'mind the dog') }));
  const mid = await desk.ask('case.get', { id: command.caseId });
  console.log(JSON.stringify(mid, null, 1));
  await until('confirmed', async () => ((await desk.ask('outbox.list', {})).entries.length === 0 ? true : null), 10_000, () => desk.log.join('\n'));
  console.log(await desk.ask('search', { text: 'mind', limit: 20 }), await desk.ask('case.counts', {}));
  console.log(await desk.ask('case.list', { list: 'all', filter: 'spring', sort: 'due', offset: 0, limit: 10 }));
  console.log(desk.log, JSON.stringify(desk.events.map((e) => (e.type === 'connection' ? e.connection.state : e.type))));
  expect(1).toBe(1);
});
