import assert from 'node:assert/strict';
import {
  answerCall,
  beginNewCase,
  chooseService,
  NOBODY,
  recordContact,
  type IntakeJourney,
} from './journey-desk.ts';

/** A place in the next city: the caller is told whom to call, and nothing is filed. */
export const outOfCity: IntakeJourney = {
  about: 'a place in another city: the caller is told whom to call',
  most: 20,
  run: async (desk) => {
    const { screen, desk: program } = desk.agent;
    const draftsBefore = (await program.ask('draft.list', {})).drafts.length;
    const count = await answerCall(desk, '323-555-9305', NOBODY);

    await beginNewCase(desk, 'Eli Shah');
    await chooseService(desk, 'broken streetlight', 'Streetlight');
    await screen.focuses('radio "Yes"');
    await count.frame('Answered; the service from the caller’s words');
    // The questions wait: where it is may make them needless.
    await screen.press('Enter');
    await screen.focuses('What is wrong?');
    await screen.press('Enter');
    await screen.focuses('radio');
    await screen.press('Enter');
    await screen.focuses('Address, crossing');
    await screen.type('450 n canon dr, beverly hills');
    await screen.sees('Beverly Hills is not Los Angeles');
    await screen.sees('Send the caller to the City of Beverly Hills');
    await screen.sees('a confirmation that it is to be filed here');
    await count.frame('The questions wait: it is in another city. Whom to call');
    await screen.press('Alt+Shift+t');
    await screen.sees('Discarded: the caller was told whom to call.');
    const keys = await recordContact(desk, count, 'n', 'Not the city’s: told whom to call');
    assert.equal((await program.ask('draft.list', {})).drafts.length, draftsBefore);
    return keys;
  },
};
