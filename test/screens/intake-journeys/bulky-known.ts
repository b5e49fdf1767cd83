import assert from 'node:assert/strict';
import {
  answerCall,
  caseOnScreen,
  choosePlace,
  chooseService,
  FIGUEROA,
  fileBefore,
  newCaller,
  recordContact,
  type IntakeJourney,
} from './journey-desk.ts';

const PHONE = '213-555-9301';

/** A bulky item, for a caller known by their number, at an address the desk knows. */
export const bulkyKnown: IntakeJourney = {
  about: 'a bulky item for a known caller at a known address',
  most: 25,
  run: async (desk) => {
    const { screen } = desk.agent;
    const caller = newCaller('Ana Ruiz', PHONE);
    const before = await fileBefore(desk.agent.desk, desk.pack, 'street-pavement', { caller });
    const count = await answerCall(desk, PHONE, 'Known by this number.');

    await screen.press('Alt+n');
    await screen.focuses('What is it about?');
    await chooseService(desk, 'couch', 'Bulky item pickup');
    await screen.focuses('checkbox "Mattress');
    await count.frame('Answered; the service from the caller’s word');
    await screen.tabTo('checkbox "Sofa or armchair"');
    await screen.press('Space', 'Enter');
    await screen.focuses('How many items in all?');
    await screen.press('1', 'Enter');
    await count.frame('Its questions');
    await choosePlace(desk, '2200 s fig', FIGUEROA.address);
    await screen.sees('Nothing is missing.');
    await count.frame('The place; what to tell the caller');
    await screen.press('Control+Enter');
    await screen.sees('Filed: Bulky item pickup.');
    const { facts } = await caseOnScreen(desk);
    await count.frame('Filed, with its number');
    assert.deepEqual(
      [facts.service, facts.place.address, facts.callerIds],
      ['bulky-items', FIGUEROA.address, before.facts.callerIds],
    );
    return recordContact(desk, count, null, 'New request filed');
  },
};
