import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../shared/contract/case-view.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { fileBefore, newCaller } from './intake-journeys/journey-desk.ts';
import { countStrokes } from './keystrokes.ts';
import { layoutFaults } from './layout-faults.ts';
import { openDemoStage } from './demo-stage.ts';
import { openByNumber, signIn, type Seat, type Stage } from './stage.ts';
import { takePictures } from './take-pictures.ts';
import { violations } from './violations.ts';

const WHY = 'The couch blocks the ramp and the caller waits since Monday.';
const ANSWER = 'The crew comes tomorrow before noon. Please keep the ramp free.';
let stage: Stage;
let agent: Seat;
let lead: Seat;
let number: string;
let caseId: CaseId;

const view = async ({ desk }: Seat): Promise<CaseView> => {
  const found = await desk.ask('case.get', { id: caseId });
  if (found === null) throw new Error('the case is gone');
  return found;
};
const states = async (seat: Seat) => (await view(seat)).facts.escalations.map(({ state }) => state);

beforeAll(async () => {
  stage = await openDemoStage(150);
  [agent, lead] = await Promise.all([stage.seat(), stage.seat()]);
  await Promise.all([signIn(agent, 'agent'), signIn(lead, 'lead')]);
  const { pack } = await agent.desk.ask('catalogue.get', {});
  const filed = await fileBefore(agent.desk, pack, 'bulky-items', {
    caller: newCaller('Rosa Lim', '213 555 0142'),
  });
  caseId = filed.facts.id;
  number = filed.facts.number ?? '';
});
afterAll(() => stage?.close());

describe('an escalation, by keyboard alone', () => {
  it('is raised with two keys, and says before to whom it goes, by when, and why', async () => {
    const { screen } = agent;
    await openByNumber(agent, number);
    screen.strokes();
    await screen.press('e');
    await screen.sees('Who will be asked');
    await screen.sees('Customer care lead, Patricia Vasquez');
    await screen.sees(/^(open now|opens .*)$/);
    await screen.sees('Customer care division manager, Elena Whitfield');
    await screen.sees('The supervisors');
    await takePictures(screen.page, 'desk-escalate');

    // Everything follows what is chosen: an emergency has other people and less time.
    await screen.press('ArrowUp');
    await screen.sees(/^Collection dispatcher on duty, /);
    await screen.sees(/\(213\) 555-\d{4}/);
    await screen.tabTo('button "Why"');
    await screen.press('Enter');
    await screen.sees(/^The clock gives 15 min from \d\d:\d\d, counted around the clock/);
    await takePictures(screen.page, 'desk-escalate-why');
    expect(await violations(screen.page)).toEqual([]);
    await screen.tabTo('radio "Emergency"', 'Shift+Tab');
    await screen.press('ArrowDown');
    await screen.tabTo('textbox "More about it');
    await screen.type(WHY);

    await screen.press('Escape');
    screen.strokes();
    await screen.press('e');
    await screen.sees('Customer care lead, Patricia Vasquez');
    await screen.press('Control+Enter');
    await screen.sees(/^Escalated to Customer care lead, to acknowledge by /);
    console.log(`an escalation raised with ${countStrokes(screen.strokes()).keys} keys`);
    await screen.sees(/^Escalated: Sanitation, to acknowledge$/);
    await screen.sees(`“${WHY}”`);
    // Its row in the list says so too.
    await screen.sees(/^escalated$/);
    await screen.sees(/left to acknowledge$|^time begins /);
    const { facts } = await view(agent);
    expect(facts.escalations).toMatchObject([
      { path: 'complaint', kind: 'hierarchic', reason: 'caller-waits', state: 'offered' },
    ]);
  });

  it('is not raised twice: the dialog says where it is, and goes there', async () => {
    const { screen } = agent;
    await screen.press('e');
    await screen.sees(/^This case is escalated as a complaint already/);
    await screen.tabTo('button "Show it"', 'Shift+Tab');
    await screen.press('Enter');
    await screen.focuses('article "Complaint"');
  });

  it('is tried by the telephone, with the number to read out, and the try is logged', async () => {
    const { screen } = agent;
    await screen.tabTo('button "Log a try"');
    await screen.press('Enter');
    await screen.sees(/^\(213\) 555-\d{4}$/);
    await screen.focuses('radio "Spoke with somebody');
    await screen.press('ArrowDown');
    await takePictures(screen.page, 'desk-try');
    await screen.press('Control+Enter');
    await screen.sees('Logged: no answer.');
    await screen.sees(/Maria Ruiz, phone:/);
  });

  it('is acknowledged and answered by the lead, and the agent sees the answer without asking for it', async () => {
    const { screen } = lead;
    await openByNumber(lead, number);
    await screen.sees(/^Escalated: Sanitation, to acknowledge$/);
    await takePictures(screen.page, 'desk-lead');
    await screen.tabTo('button "Acknowledge"');
    await screen.press('Enter');
    await screen.sees('Acknowledged. The clock of its tier has stopped.');
    await agent.screen.sees(/Acknowledged by Patricia Vasquez/);
    await screen.tabTo('button "Answer"');
    await screen.press('Enter');
    await screen.focuses('textbox "To be told to the caller');
    await screen.type(ANSWER);
    expect(await violations(screen.page, 'light')).toEqual([]);
    const answered = performance.now();
    await screen.press('Control+Enter');
    await agent.screen.sees('To be told to the caller');
    await agent.screen.sees(ANSWER);
    console.log(`the agent saw the answer after ${Math.round(performance.now() - answered)} ms`);
    await agent.screen.sees(/^Escalated: 311, to tell the caller$/);
    await agent.screen.page.getByText(ANSWER).first().scrollIntoViewIfNeeded();
    await takePictures(agent.screen.page, 'desk-answered');
    expect(await violations(agent.screen.page)).toEqual([]);
  });

  it('is told to the caller and resolved by the agent', async () => {
    const { screen } = agent;
    await screen.tabTo('button "Caller was told"');
    await screen.press('Enter');
    await screen.focuses('radio "The caller was told');
    await screen.press('Control+Enter');
    await screen.sees(/^Escalated: 311, to resolve$/);
    await screen.tabTo('button "Resolve"');
    await screen.press('Enter');
    await screen.sees('It is answered and the caller knows. The case itself stays as it is.');
    await screen.press('Control+Enter');
    await screen.sees('Was escalated');
    await screen.tabTo('button "1 ended escalation"');
    await screen.press('Enter');
    await screen.sees('The answer; the caller knows it');
    await takePictures(screen.page, 'desk-ended');
    expect(await layoutFaults(screen.page)).toEqual([]);
    expect(await states(agent)).toEqual(['resolved']);
  });

  it('raised without the hub says as of when, stays unsent, and goes when the hub is back', async () => {
    const { screen } = agent;
    await stage.stopHub();
    await screen.sees(/^Offline/);
    await screen.press('e');
    await screen.sees(/^As of \d\d:\d\d: the hub is away\./);
    await screen.sees('Customer care lead, Patricia Vasquez');
    await takePictures(screen.page, 'desk-offline');
    await screen.press('Control+Enter');
    await screen.sees(/Kept on this desk; it goes to the hub when the hub is back\./);
    await screen.sees('1 change unsent');
    await takePictures(screen.page, 'desk-unsent');
    await stage.startHub();
    await screen.seesNo('1 change unsent');
    await expect.poll(() => states(lead)).toEqual(['resolved', 'offered']);
    expect(stage.problems()).toEqual([]);
  });
});
