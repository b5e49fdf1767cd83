import { createInterface } from 'node:readline';
import { z } from 'zod';
import { deskCommand } from '../../shared/domain/desk-command.ts';
import { commandId } from '../../shared/domain/ids.ts';
import { openDesk } from '../in-process-desk.ts';

/** A console in a process that tests kill: signs in, says where it stands, keeps the commands it reads. */
const [folder = '', hub = '', login = '', password = ''] = process.argv.slice(2);
const order = z.object({ commandId, command: deskCommand });

const desk = await openDesk(folder, hub, { options: { pageSize: 50 } });
await desk.ask('session.sign-in', { login, password });
console.log('signed in');
setInterval(() => {
  void desk.ask('connection.get', {}).then((connection) => console.log(JSON.stringify(connection)));
}, 5);
for await (const line of createInterface({ input: process.stdin })) {
  const { status } = await desk.ask('command.send', order.parse(JSON.parse(line)));
  console.log(`kept ${(JSON.parse(line) as { commandId: string }).commandId} ${status}`);
}
