import { UPLOAD_PART } from '../../shared/contract/hub-protocol.ts';
import { caseId } from '../../shared/domain/ids.ts';
import { attachmentOf, samplePhoto } from '../files/sample-files.ts';
import { openDesk } from '../in-process-desk.ts';
import { ids } from '../test-hub.ts';

/** A console in a process that tests kill: signs in and adds one photo after the other to a case, saying each it kept. */
const [folder = '', hub = '', login = '', password = '', ofCase = ''] = process.argv.slice(2);

const desk = await openDesk(folder, hub);
await desk.ask('session.sign-in', { login, password });
console.log('signed in');
for (let n = 0; n < 40; n += 1) {
  const photo = await samplePhoto(700 + n, 500);
  const attachment = attachmentOf(photo);
  for (let at = 0; at < photo.length; at += UPLOAD_PART) {
    await desk.console.fetch(
      new Request(`http://desk/files/${attachment.id}?size=${photo.length}&start=${at}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: Uint8Array.from(photo.subarray(at, at + UPLOAD_PART)),
      }),
    );
  }
  await desk.ask('attachment.look', { id: attachment.id });
  const command = { type: 'add-attachment' as const, caseId: caseId.parse(ofCase), attachment };
  const { status } = await desk.ask('command.send', { commandId: ids.command(), command });
  if (status === 'queued') console.log(`kept ${attachment.id}`);
}
