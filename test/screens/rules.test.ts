import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../shared/domain/ids.ts';
import { PASSWORD, PEOPLE } from '../demo-city.ts';
import type { DeskProgram } from '../desk-program.ts';
import { until } from '../program.ts';
import { fileBefore } from './intake-journeys/journey-desk.ts';
import { openDemoStage } from './demo-stage.ts';
import { signIn, type Seat, type Stage } from './stage.ts';
import { takePictures } from './take-pictures.ts';
import { violations } from './violations.ts';

let stage: Stage;
let steward: Seat;
let supervisor: DeskProgram;

/** The rules that hold, as the hub has them. */
async function newest() {
  const version = await supervisor.ask('trigger.version', { version: null });
  if (version === null) throw new Error('the demo city has no rules');
  return version;
}

/** Goes to a rule of the list by its name. */
async function choose(name: string): Promise<void> {
  const { screen } = steward;
  await screen.press('Escape', 'Escape');
  await screen.focuses('grid "Rules');
  await screen.press('Home');
  const chosen = screen.page.locator('[role="row"][aria-selected="true"]', { hasText: name });
  for (let rows = 0; rows < 20; rows += 1) {
    if ((await chosen.count()) > 0) return;
    await screen.press('j');
  }
  throw new Error(`no rule ${name}`);
}

beforeAll(async () => {
  stage = await openDemoStage(60);
  [steward, supervisor] = await Promise.all([stage.seat(), stage.desk()]);
  await Promise.all([
    signIn(steward, 'steward'),
    supervisor.ask('session.sign-in', { login: PEOPLE.supervisor, password: PASSWORD }),
  ]);
  const { pack } = await supervisor.ask('catalogue.get', {});
  await fileBefore(supervisor, pack, 'graffiti-removal', { said: 'A raccoon, and a zeppelin over it' });
});
afterAll(() => stage?.close());

describe('the rules that escalate, at a steward’s desk', () => {
  it('are read as sentences, and changed in a working copy with what is wrong said at its field', async () => {
    const { screen } = steward;
    await screen.press('Alt+Shift+L');
    await screen.sees(
      /^A case of any service whose caller’s words speak of danger \(\d+ patterns\) is escalated/,
    );
    await screen.sees('8 of 10 rules are switched on.');
    await takePictures(screen.page, 'rules-read');
    expect(await violations(screen.page)).toEqual([]);
    await choose('Most of a hazard');
    await screen.press('e');
    await screen.focuses('textbox "Share of its time that is used up"');
    await screen.press('Control+a');
    await screen.type('140');
    await screen.sees('Must be more than 0 and less than 100 percent.');
    await screen.sees('1 error to mend');
    await takePictures(screen.page, 'rules-wrong');
    expect(await violations(screen.page)).toEqual([]);
    await screen.press('Escape', 's');
    await screen.sees('It can’t be saved yet:');
    await screen.press('Escape', '2');
    await screen.sees('1 thing to mend before it can be saved.');
    await takePictures(screen.page, 'rules-check');
    await screen.tabTo('grid "Findings');
    await screen.press('Enter');
    await screen.focuses('textbox "Share of its time that is used up"');
    await screen.press('Control+a');
    await screen.type('65');
    await screen.seesNo('1 error to mend');
  });

  it('keep what is written while other screens are shown', async () => {
    const { screen } = steward;
    await choose("The caller's words speak of danger");
    await screen.press('e');
    await screen.focuses('textbox "Words that count, one a line"');
    await screen.press('Control+Home');
    await screen.type('zeppelin*\n');
    await screen.tabTo('textbox "Try it');
    await screen.type('there is a Zeppelin over us');
    await screen.sees(/^Finds “Zeppelin” by/);
    await takePictures(screen.page, 'rules-words');
    await screen.press('Escape', 'Alt+q');
    await screen.sees('Number');
    await screen.page.reload();
    await screen.sees(/^Live$/);
    await screen.press('Alt+Shift+L');
    await screen.sees('8 of 10 rules are switched on.');
    await screen.press('o');
    await screen.sees('Not saved: 2 changes');
    await screen.press('3');
    await screen.sees('was 80 %, is 65 %');
    await screen.sees('zeppelin*');
    await takePictures(screen.page, 'rules-changes');
  });

  it('are tried on past cases, beside those that hold', async () => {
    const { screen } = steward;
    await screen.press('4', 'r');
    await screen.sees('Every case of the period was looked at.');
    await takePictures(screen.page, 'rules-tried');
    expect(await violations(screen.page)).toEqual([]);
    await screen.sees('The caller’s words fit “zeppelin*”');
    await screen.press('j');
    await screen.focuses('grid "Escalations that would have been"');
  });

  it('are put together with what somebody saved meanwhile, and saved', async () => {
    const { screen } = steward;
    const before = await newest();
    const { document } = before;
    const answer = await supervisor.ask('trigger.save', {
      commandId: commandId.parse(crypto.randomUUID()),
      base: before.version,
      document: { ...document, damper: { ...document.damper, most: 3 } },
      note: 'Three are enough',
    });
    expect(answer).toEqual({ status: 'saved', version: 2 });
    await screen.press('s');
    await screen.focuses('textbox "What is new, for the history"');
    await screen.type('Zeppelins are a danger');
    await takePictures(screen.page, 'rules-save');
    expect(await violations(screen.page)).toEqual([]);
    await screen.press('Control+Enter');
    await screen.sees(/^Somebody saved another version of the rules meanwhile/);
    await screen.sees(/“Three are enough”/);
    await takePictures(screen.page, 'rules-behind');
    await screen.tabTo('button "Go on from version 2"');
    await screen.press('Enter');
    await screen.sees('was 2, is 3');
    await screen.press('Control+Enter');
    await screen.sees('Begun from version 2.');
    await screen.press('s');
    await screen.focuses('textbox "What is new, for the history"');
    await screen.press('Control+Enter');
    await screen.sees(/^Version 3 holds now/);
    const { document: now, note, savedBy } = await newest();
    expect([note, savedBy?.name, now.damper.most]).toEqual(['Zeppelins are a danger', 'Samuel Bautista', 3]);
    expect(now.rules.find(({ id }) => id === 'hazard-nearly-due')?.when).toEqual({
      code: 'clock-share',
      share: 0.65,
    });
    const { pack } = await supervisor.ask('catalogue.get', {});
    const filed = await fileBefore(supervisor, pack, 'graffiti-removal', { said: 'Zeppelins everywhere' });
    const [escalated] = await until('the escalation by the new words', async () => {
      const view = await supervisor.ask('case.get', { id: filed.facts.id });
      return view === null || view.facts.escalations.length === 0 ? null : view.facts.escalations;
    });
    expect(escalated?.rule).toEqual({ id: 'words-of-danger', version: 3 });
  });

  it('have a history, of which a version can be brought back', async () => {
    const { screen } = steward;
    await screen.press('5');
    await screen.sees('What version 3 changed');
    await screen.sees('was 80 %, is 65 %');
    await takePictures(screen.page, 'rules-history');
    expect(await violations(screen.page)).toEqual([]);
    await screen.tabTo('button "Version 1');
    await screen.press('Enter');
    await screen.sees('The rules of version 1');
    await screen.tabTo('button "Bring version 1 back"');
    await screen.press('Enter');
    await screen.focuses('textbox "What is new, for the history"');
    await screen.type('As it was');
    await screen.press('Control+Enter');
    await screen.sees(/^Version 4 holds now/);
    const [first, again] = await Promise.all([supervisor.ask('trigger.version', { version: 1 }), newest()]);
    expect(again.document).toEqual({ ...first?.document, version: 4 });
  });

  it('are begun, put in order and removed by keys, also while the hub is away', async () => {
    const { screen } = steward;
    await screen.press('1', 'n');
    await screen.focuses('radio "Most of the time is used up');
    await screen.press('ArrowDown', 'Control+Enter');
    await screen.focuses('textbox "Overdue for"');
    await screen.press('Control+a');
    await screen.type('3');
    await screen.sees('1 error to mend');
    await stage.stopHub();
    await screen.sees(/The hub is away: what is written stays here/);
    await takePictures(screen.page, 'rules-new');
    await screen.tabTo('textbox "Name in Spanish"');
    await screen.type('Atrasado tres horas');
    await screen.press('Escape');
    await screen.focuses('grid "Rules');
    await screen.press('Shift+J', 'Shift+J', 't', '3');
    await screen.sees(/^Off: a case of any service that is overdue for 3 hours/);
    await screen.press('2');
    await screen.sees(/Checked at this desk: the hub is away/);
    await screen.press('s');
    await screen.sees(/Saving needs the hub, and it is away/);
    await takePictures(screen.page, 'rules-offline');
    await screen.press('Escape', '1', 'x');
    await screen.sees('“It is overdue” is removed from the working copy.');
    await screen.sees('Nothing is changed yet');
    expect(stage.problems()).toEqual([]);
  });
});
