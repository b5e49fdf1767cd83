import assert from 'node:assert/strict';
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
  type IntakeJourney,
} from './journey-desk.ts';

/** Graffiti that somebody else has reported at that address already: the caller joins that case. */
export const duplicateJoined: IntakeJourney = {
  about: 'what is reported already: the caller joins that case',
  most: 20,
  run: async (desk) => {
    const { screen, desk: program } = desk.agent;
    const { facts } = await fileBefore(program, desk.pack, 'graffiti-removal');
    const count = await answerCall(desk, '323-555-9303', NOBODY);

    await beginNewCase(desk, 'Cleo Park');
    await chooseService(desk, 'graffiti', 'Graffiti removal');
    await screen.focuses('What is it on?');
    await count.frame('Answered; the service from the caller’s word');
    // The questions wait: where it is may make them needless.
    await screen.press('Enter');
    await screen.focuses('radio');
    await screen.press('Enter');
    await choosePlace(desk, '2200 s fig', FIGUEROA.address);
    await screen.sees('Open at this address. The same thing? Add this caller to it.');
    await count.frame('The questions wait: it is reported at this address already');
    await screen.press('Alt+1');
    await screen.sees(`The caller follows ${facts.number} now. No new case was filed.`);
    await count.frame('The caller follows that case; no new one');
    const { callers } = await caseWith(program, facts.id, (view) => view.callers.length === 1);
    assert.deepEqual(
      callers.map(({ name }) => name),
      ['Cleo Park'],
    );
    const near = await program.ask('case.near', { place: FIGUEROA, service: 'graffiti-removal' });
    assert.equal(near.rows.filter(({ sameAddress }) => sameAddress).length, 1);
    return recordContact(desk, count, null, 'Added to an open request');
  },
};
