import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandId } from '../../shared/domain/ids.ts';
import { testDatabase } from '../postgres.ts';
import { until } from '../program.ts';
import { command, openStage, signIn, type Seat, type Stage } from './stage.ts';
import { violations } from './violations.ts';

/** Two entries of the demo city stand for emergencies of the 311 desk, at tiers 1 and 2. */
const HOLE = /^Nobody is there for emergencies of 311 desk \(ITA\): .* and \d+ more times within a year/;

let stage: Stage;
let steward: Seat;
let other: Seat;

/** Goes to an entry of the list by its code. */
async function choose({ screen }: Seat, code: string): Promise<void> {
  await screen.press('f');
  await screen.focuses('textbox "Find by role');
  await screen.press('Control+a');
  await screen.type(code);
  await screen.sees('1 entry');
  await screen.press('Enter');
  await screen.focuses('grid "Contact points"');
}

/** The steward's draft as the hub has it. */
const draftOnHub = async () => (await steward.desk.ask('directory.draft', { department: null })).draft;

beforeAll(async () => {
  stage = await openStage(await testDatabase(), 40);
  [steward, other] = await Promise.all([stage.seat(), stage.seat()]);
  await Promise.all([signIn(steward, 'steward'), signIn(other, 'agent')]);
});
afterAll(() => stage?.close());

describe('the directory at a steward’s desk', () => {
  it('keeps a draft of what is written, with nothing but keys', async () => {
    const { screen } = steward;
    await screen.press('Alt+Shift+C');
    await screen.sees('Find by role, person, number or code');
    await choose(steward, 'ita-emergency-1');
    await screen.press('e');
    await screen.focuses('textbox "Role, never a person"');
    await screen.press('End');
    await screen.type(' owl');
    // At night nobody but the primary is there.
    await screen.tabTo('combobox "Primary');
    await screen.press('Control+a', 'Delete', 'Escape', 'Escape');
    await screen.focuses('grid "Contact points"');
    await choose(steward, 'ita-emergency-2');
    await screen.press('x');
    await screen.sees('311 operations manager on call is removed from the draft.');
    await screen.sees(/^Saved \d\d:\d\d by Samuel Bautista/);
    await until('both changes', async () => ((await draftOnHub())?.changes.removed === 1 ? true : null));
    const changed = (await draftOnHub())?.entries.map(({ kind, point, fields }) => ({ kind, point, fields }));
    expect(changed).toEqual([
      { kind: 'changed', point: 'ita-emergency-1', fields: ['role', 'primary'] },
      { kind: 'removed', point: 'ita-emergency-2', fields: [] },
    ]);
  });

  it('lists the hole first, and leads to it in the week grid, in words', async () => {
    const { screen } = steward;
    await screen.press('4');
    await screen.sees(HOLE);
    await screen.tabTo(/^grid "Findings/);
    await screen.press('Enter');
    await screen.sees(/^Nobody is there for .* this week: /);
    await screen.tabTo(/^gridcell "/);
    await screen.press('Home', 'h');
    expect(await screen.focus()).toContain('nobody is there');
    await screen.sees(/nobody is there from .*, and somebody has to be\./);
    // Published, beside it, everybody is there.
    await screen.sees('No hole this week.');
    expect(await violations(screen.page)).toEqual([]);
  });

  it('is refused publishing, here and on the hub, with the hole named', async () => {
    const { screen } = steward;
    await screen.press('p');
    await screen.sees('It can’t be published yet:');
    await screen.sees(HOLE);
    await screen.sees('Mend the errors first.');
    expect(await violations(screen.page)).toEqual([]);
    await screen.press('Escape');
    const draft = await draftOnHub();
    if (draft === null) throw new Error('the draft is gone');
    const answer = await steward.desk.ask('directory.publish', {
      department: null,
      id: draft.id,
      revision: draft.revision,
      commandId: commandId.parse(crypto.randomUUID()),
      note: 'With a hole',
    });
    expect(answer.status === 'errors' && answer.findings[0]).toMatchObject({
      severity: 'error',
      code: 'cover-gap',
      department: 'ITA',
      path: 'emergency',
    });
  });

  it('publishes once it is mended, and another desk goes by it', async () => {
    const { screen } = steward;
    await screen.press('5');
    await screen.tabTo('button "Put it back"');
    await screen.press('Enter', '1');
    await choose(steward, 'ita-emergency-1');
    await screen.press('e');
    await screen.focuses('textbox "Role, never a person"');
    await screen.tabTo('combobox "Primary');
    await screen.type('Owl desk');
    await screen.press('Escape', 'Escape');
    await screen.focuses('grid "Contact points"');
    expect(await violations(screen.page)).toEqual([]);
    await screen.press('p');
    await screen.focuses('textbox "What is new, for the history"');
    await screen.seesNo('It is being checked.');
    await screen.type('The owl desk');
    await screen.press('Control+Enter');
    await screen.sees(/^Version \d+ is published\./);
    await until('the version on the other desk', async () => {
      const { directory } = await other.desk.ask('directory.get', {});
      return directory.contactPoints.some(({ role }) => role.endsWith(' owl')) || null;
    });
    await other.screen.press('Alt+Shift+C', '3');
    await other.screen.sees(/^311 floor supervisor on duty owl/);
  });

  it('lets agents read, and leads write what is theirs', async () => {
    const { screen } = other;
    await screen.press('1');
    await screen.sees('Find by role, person, number or code');
    expect(await screen.page.getByRole('button', { name: /^(Draft$|Edit|History)/ }).count()).toBe(0);
    await command(other, 'Sign out');
    await signIn(other, 'lead');
    await screen.press('Alt+Shift+C');
    await screen.sees('Find by role, person, number or code');
    await screen.press('o');
    await screen.sees('No draft of Sanitation is begun');
    await screen.press('e');
    await screen.focuses('textbox "Role, never a person"');
    await screen.press('Escape', 'f');
    await screen.type('owl');
    await screen.sees('No entry fits');
    await screen.tabTo('combobox "Department"');
    await screen.type('All');
    await screen.sees('1 entry');
    await screen.tabTo('button "Edit" [disabled]');
    await screen.sees('This draft is of Sanitation only.');
    await screen.tabTo('button "Publish" [disabled]');
    await screen.sees(/^Your role can't publish the directory\. Ask a supervisor or a steward/);
    expect(stage.problems()).toEqual([]);
  });
});
