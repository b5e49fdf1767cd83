import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { attachmentId, textId, type CaseId } from '../../shared/domain/ids.ts';
import { until } from '../program.ts';
import { ids, signInDesk } from '../test-hub.ts';
import { PASSWORD, PEOPLE } from '../demo-city.ts';
import type { Seat } from './stage.ts';
import { takePictures } from './take-pictures.ts';
import { violations } from './violations.ts';

/**
 * Has a crew's visit recorded, and a photo of after the work added, as a colleague would from the field.
 * @param seat whose desk knows it when this is over
 */
export async function bringEvidence(hubUrl: string, caseId: CaseId, seat: Seat): Promise<void> {
  const nobody = { id: ids.account(), name: '', role: 'supervisor' as const, department: null, unit: null };
  const desk = await signInDesk(hubUrl, { ...nobody, login: PEOPLE.supervisor }, PASSWORD);
  const photo = attachmentId.parse(randomUUID());
  const commands = [
    { type: 'record-visit', caseId, at: Date.now(), found: 'done', crew: 'EV-12', remark: null },
    {
      type: 'add-attachment',
      caseId,
      attachment: {
        id: photo,
        sha256: 'c'.repeat(64),
        size: 10,
        media: 'image/jpeg',
        visibility: 'internal',
        name: { id: textId.parse(randomUUID()), body: 'after.jpg' },
        note: null,
      },
    },
    { type: 'mark-attachment', caseId, attachment: photo, shows: 'after' },
  ] as const;
  for (const command of commands) {
    const result = await desk.send(command);
    if (result.status !== 'accepted') throw new Error(`${command.type}: ${JSON.stringify(result)}`);
  }
  await until('the evidence', async () => {
    const view = await seat.desk.ask('case.get', { id: caseId });
    return view?.facts.attachments.some(({ shows }) => shows === 'after') === true ? true : null;
  });
}

/** Records a visit that found the work done, by the keyboard, on the case that is open. */
export async function visit({ screen }: Seat, crew: string): Promise<void> {
  await screen.press('v');
  await screen.sees('Choose what was found.');
  await screen.press('Space');
  await screen.tabTo('textbox "Crew"');
  await screen.type(crew);
  await takePictures(screen.page, 'visit');
  expect(await violations(screen.page, 'light')).toEqual([]);
  await screen.press('Control+Enter');
  await screen.sees('The visit was recorded.');
}
