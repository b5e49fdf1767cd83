import { expect, test } from 'vitest';
import { testDatabase } from '../../test/postgres.ts';
import { openCore } from '../open-core.ts';
import { SMALL_PACK } from '../../test/small-city.ts';
import { executeCommand } from './execute-command.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { randomUUID } from 'node:crypto';

test('x', async () => {
  const core = await openCore({ databaseUrl: await testDatabase(), pack: SMALL_PACK, log: console.log });
  const open = () => ({ consoleId: randomUUID() as any, actor: { kind: 'account', id: randomUUID() as any, role: 'agent', department: null, unit: null } as const,
    envelope: { commandId: randomUUID() as any, seq: 1, seen: null, command: { type: 'open-case' as const, caseId: randomUUID() as any, service: 'pothole', channel: 'call' as const, place: { ...NO_PLACE, address: '1 Main St' }, caller: { kind: 'new' as const, id: randomUUID() as any, name: 'Ana', phone: '213 555 0142', email: null, language: 'en' }, description: { id: randomUUID() as any, body: 'deep hole' }, placeSaid: null, answers: null } } });
  console.log(await executeCommand(core, open()));
  let t = performance.now();
  for (let i = 0; i < 500; i++) await executeCommand(core, open());
  console.log('seq/s', 500 / (performance.now() - t) * 1000);
  t = performance.now();
  await Promise.all(Array.from({ length: 20 }, async () => { for (let i = 0; i < 50; i++) await executeCommand(core, open()); }));
  console.log('20 conc/s', 1000 / (performance.now() - t) * 1000);
  await core.close();
});
