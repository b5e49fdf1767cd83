import { createInterface } from 'node:readline';
import { z } from 'zod';
import { deskCommand } from '../../shared/domain/desk-command.ts';
import { caseId, commandId } from '../../shared/domain/ids.ts';
import { openDesk } from '../in-process-desk.ts';

/** A console in a process that tests kill: signs in, says where it stands, keeps the commands and drafts it reads. */
const [folder = '', hub = '', login = '', password = ''] = process.argv.slice(2);
const order = z.object({ commandId, command: deskCommand });
const typed = z.object({ id: caseId, body: z.string() });

const desk = await openDesk(folder, hub, { options: { pageSize: 50 } });
await desk.ask('session.sign-in', { login, password });
console.log('signed in');
setInterval(() => {
  void desk.ask('connection.get', {}).then((connection) => console.log(JSON.stringify(connection)));
}, 5);
for await (const line of createInterface({ input: process.stdin })) {
  const draft = typed.safeParse(JSON.parse(line));
  if (draft.success) {
    await desk.ask('draft.put', { ...draft.data, lineage: 0 });
    console.log(`draft ${draft.data.body}`);
    continue;
  }
  const { status } = await desk.ask('command.send', order.parse(JSON.parse(line)));
  console.log(`kept ${(JSON.parse(line) as { commandId: string }).commandId} ${status}`);
}
