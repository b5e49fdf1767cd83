import assert from 'node:assert/strict';
import {
  answerCall,
  beginNewCase,
  caseOnScreen,
  choosePlace,
  chooseService,
  FIGUEROA,
  fileBefore,
  NOBODY,
  recordContact,
  type IntakeJourney,
  type JourneyDesk,
} from './journey-desk.ts';

/** Takes the first answer of each question that is still missing before the place. */
async function answerTheRest({ agent: { screen } }: JourneyDesk): Promise<void> {
  for (let asked = 0; asked < 4; asked += 1) {
    await screen.focuses(/^radio "(?!Someone is stuck)|Address, crossing/);
    if ((await screen.focus()).includes('Address, crossing')) return;
    await screen.press('Space', 'Enter');
    await screen.page.waitForTimeout(100);
  }
}

/** Water in the street with somebody in a car in it: 911 first, recorded as said, then the case for the city. */
export const emergency: IntakeJourney = {
  about: 'a life in danger: asked, sent to 911, recorded, then filed',
  most: 25,
  run: async (desk) => {
    const { screen } = desk.agent;
    await fileBefore(desk.agent.desk, desk.pack, 'street-pavement');
    const count = await answerCall(desk, '323-555-9306', NOBODY);

    await beginNewCase(desk, 'Finn Cole');
    await chooseService(desk, 'street flooding', 'Flooding');
    await screen.sees('Ask first: is a life in danger?');
    await screen.focuses('radio "Yes"');
    await count.frame('Answered; asked first: is a life in danger?');
    await screen.press('Space');
    await screen.sees('911 first: danger from water');
    await screen.sees('Stay out of the water');
    await count.frame('Yes: the 911 script, in both languages');
    await screen.press('Alt+Shift+e');
    await screen.sees('The 911 script was said. It is kept with the case.');
    await screen.focuses('Where does the water come from?');
    await screen.press('ArrowDown', 'Enter');
    await screen.focuses('radio "Part of the road"');
    await screen.press('Space', 'Enter');
    await screen.focuses('radio "No"');
    await screen.press('ArrowRight', 'Enter');
    await answerTheRest(desk);
    await choosePlace(desk, '2200 s fig', FIGUEROA.address);
    await screen.sees('Nothing is missing.');
    await count.frame('Said and noted; its questions and its place');
    await screen.press('Control+Enter');
    await screen.sees(/^Filed: /);
    const { facts, entries } = await caseOnScreen(desk);
    await count.frame('Filed; what was asked and said stands in it');
    assert.equal(facts.place.address, FIGUEROA.address);
    const checked = entries.flatMap(({ event }) => (event.type === 'emergency-checked' ? [event] : []));
    assert.deepEqual(
      checked.map(({ told911, answers }) => [told911, Object.values(answers)]),
      [[true, ['yes']]],
    );
    return recordContact(desk, count, null, 'New request filed');
  },
};
