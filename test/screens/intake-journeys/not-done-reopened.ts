import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { textId } from '../../../shared/domain/ids.ts';
import {
  answerCall,
  beginNewCase,
  caseWith,
  choosePlace,
  chooseService,
  FIGUEROA,
  fileBefore,
  NOBODY,
  recordContact,
  sendTo,
  type IntakeJourney,
} from './journey-desk.ts';

/** Something that was closed lately and is still there: its case is reopened, no new one is filed. */
export const notDoneReopened: IntakeJourney = {
  about: 'closed lately, not done: the case is reopened',
  most: 20,
  run: async (desk) => {
    const { screen, desk: program } = desk.agent;
    const { facts } = await fileBefore(program, desk.pack, 'dead-animal-removal');
    await caseWith(desk.supervisor, facts.id);
    await sendTo(desk.supervisor, {
      type: 'record-visit',
      caseId: facts.id,
      at: Date.now(),
      found: 'done',
      crew: 'WV-3',
      remark: null,
    });
    await sendTo(desk.supervisor, {
      type: 'close-case',
      caseId: facts.id,
      outcome: 'completed',
      explanation: { id: textId.parse(randomUUID()), body: 'A crew picked it up on Friday morning.' },
      said: { doneAt: Date.now(), reason: null },
    });
    await caseWith(program, facts.id, (view) => view.facts.state === 'closed');
    const count = await answerCall(desk, '323-555-9304', NOBODY);

    await beginNewCase(desk, 'Dora Kim');
    await chooseService(desk, 'dead animal', 'Dead animal');
    await screen.focuses('What animal is it?');
    await count.frame('Answered; the service from the caller’s words');
    await screen.press('Enter');
    await screen.focuses('Where is it?');
    await screen.press('Enter');
    await choosePlace(desk, '2200 s fig', FIGUEROA.address);
    await screen.sees('Closed lately at this address. Not done? Reopen it.');
    await count.frame('The questions wait: it was closed here lately');
    await screen.press('Alt+1');
    await screen.sees(`Reopen ${facts.number}`);
    await screen.press('Space');
    await screen.tabTo('textbox "What is still wrong');
    await screen.type('It still lies there, the caller sees it from the window.');
    await count.frame('Not done: what is still wrong');
    await screen.press('Control+Enter');
    await screen.sees(`The caller follows ${facts.number} now.`);
    await count.frame('Reopened, and the caller follows it');
    const reopened = await caseWith(program, facts.id, (view) => view.callers.length === 1);
    assert.deepEqual(
      [reopened.facts.state, reopened.facts.reopenCount, reopened.facts.outcome],
      ['reopened', 1, null],
    );
    return recordContact(desk, count, null, 'Request reopened');
  },
};
