import assert from 'node:assert/strict';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import {
  answerCall,
  beginNewCase,
  caseOnScreen,
  choosePlace,
  chooseService,
  fileBefore,
  NOBODY,
  recordContact,
  type IntakeJourney,
} from './journey-desk.ts';

const CROSSING = 'S ALVARADO ST & W 7TH ST';

/** Graffiti at a crossing, told by somebody nobody knows. */
export const graffitiCrossing: IntakeJourney = {
  about: 'graffiti, from an unknown caller, at an intersection',
  most: 25,
  run: async (desk) => {
    const { screen } = desk.agent;
    // Somebody was there before, so the desk knows the crossing and its point.
    const place = { ...NO_PLACE, address: CROSSING, crossStreet: 'W 7TH ST', lat: 34.0573, lng: -118.2767 };
    await fileBefore(desk.agent.desk, desk.pack, 'street-pavement', { place });
    const count = await answerCall(desk, '323-555-9302', NOBODY);

    await beginNewCase(desk, 'Ben Ortiz');
    await chooseService(desk, 'tagging on a wall', 'Graffiti removal');
    await screen.focuses('What is it on?');
    await count.frame('Answered; the service from the caller’s words');
    await screen.press('w', 'Enter');
    await screen.focuses('radio');
    await screen.press('ArrowRight', 'Enter');
    await count.frame('Its questions');
    await choosePlace(desk, 'alvarado & 7th', CROSSING);
    await screen.sees('Nothing is missing.');
    await count.frame('The crossing, with its district');
    await screen.press('Control+Enter');
    await screen.sees('Filed: Graffiti removal.');
    const { facts, callers } = await caseOnScreen(desk);
    await count.frame('Filed, with its number');
    assert.deepEqual(
      [facts.service, facts.place.address, callers.map(({ name }) => name)],
      ['graffiti-removal', CROSSING, ['Ben Ortiz']],
    );
    return recordContact(desk, count, null, 'New request filed');
  },
};
