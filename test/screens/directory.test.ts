import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { EscalationPath } from '../../shared/domain/directory/directory.ts';
import { escalationId } from '../../shared/domain/escalation/escalation.ts';
import { commandId } from '../../shared/domain/ids.ts';
import { until } from '../program.ts';
import { openDemoStage } from './demo-stage.ts';
import { command, signIn, type Seat, type Stage } from './stage.ts';
import { takePictures } from './take-pictures.ts';
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

/** The rows of a table as they are read out. */
const tableRows = async (page: Page, name: string): Promise<readonly string[]> => {
  const rows = await page.getByRole('table', { name }).getByRole('row').allInnerTexts();
  return rows.slice(1).map((row) => row.replaceAll(/\s+/g, ' ').trim());
};

/** The agent escalates cases of Sanitation: three as emergencies, one of which is acknowledged; two as complaints. @returns their numbers, the newest emergency first */
async function raise(): Promise<readonly string[]> {
  const { rows } = await other.desk.ask('case.list', {
    list: 'all',
    filter: '',
    sort: 'updated',
    offset: 0,
    limit: 200,
  });
  const cases = rows.filter((row) => row.department === 'LASAN' && row.number !== null).slice(0, 3);
  expect(cases).toHaveLength(3);
  const send = async (sent: CaseCommand) => {
    const answer = await other.desk.ask('command.send', {
      commandId: commandId.parse(crypto.randomUUID()),
      command: sent,
    });
    expect(answer.status).toBe('queued');
  };
  const one = async (at: number, path: EscalationPath): Promise<void> => {
    const id = escalationId.parse(crypto.randomUUID());
    const caseId = cases[at]?.id;
    if (caseId === undefined) throw new Error('there is no such case');
    await send({
      type: 'raise-escalation',
      caseId,
      escalationId: id,
      path,
      kind: 'functional',
      tier: 1,
      reason: 'danger',
      rule: null,
      department: 'LASAN',
      unit: null,
      text: null,
    });
    await until('the hub knows of it', async () =>
      (await other.desk.ask('outbox.list', {})).entries.length === 0 ? true : null,
    );
    if (at > 0 || path !== 'emergency') return;
    await send({
      type: 'log-escalation-try',
      caseId,
      escalationId: id,
      offer: 1,
      channel: 'phone',
      result: 'spoken',
      text: null,
    });
  };
  for (const at of [0, 1, 2]) await one(at, 'emergency');
  for (const at of [0, 1]) await one(at, 'complaint');
  return cases.map(({ number }) => number ?? '').toReversed();
}

beforeAll(async () => {
  stage = await openDemoStage(60);
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

  it('says what would have become of past escalations by the draft', async () => {
    const { screen } = steward;
    const raised = await raise();
    await choose(steward, 'lasan-emergency-1');
    await screen.press('x');
    await screen.sees('Collection dispatcher on duty is removed from the draft.');
    await screen.press('7');
    await screen.sees('What would have become of the past?');
    // The draft as it is in hand, saved or not.
    await screen.press('r');
    await screen.sees(
      'Of 5 escalations 3 would have gone elsewhere; half of those acknowledged take 1 min or less, as today.',
    );
    expect(
      (await tableRows(screen.page, 'Side by side')).filter((row) => /acknow|tier|there/i.test(row)),
    ).toEqual([
      'Acknowledged 3 3 the same 0',
      'By tier 1 3 0 −3 3',
      'By tier 2 0 3 +3 3',
      'Missed by every tier 2 2 the same 0',
      'Nobody was there 0 0 the same 0',
    ]);
    await screen.page.locator('figure svg').getByText('Collection dispatcher on duty').waitFor();
    expect(await violations(screen.page)).toEqual([]);
    await takePictures(screen.page, 'what-if');

    await screen.tabTo(/3: show the cases acknowledged by tier 2/);
    await screen.press('Enter');
    await screen.focuses('grid "Cases that would have gone elsewhere, 3"');
    await screen.sees('Operations superintendent on call');
    expect(await violations(screen.page)).toEqual([]);
    await screen.press('j', 'Enter');
    await screen.page.getByRole('heading', { level: 1, name: raised[1] ?? '' }).waitFor();
    await screen.press('Alt+Shift+C');
    await screen.sees(/^Of 5 escalations 3/);
    // A period without any.
    await screen.tabTo('combobox "Period"');
    await screen.type('Own');
    await screen.tabTo('"First day"');
    await screen.type('01012024');
    await screen.sees('At most a year and a day at once.');
    await screen.tabTo('"Last day"');
    await screen.type('03012024');
    await screen.tabTo('button "Replay past escalations"');
    await screen.press('Enter');
    await screen.sees('No escalation was raised then');
  });

  it('lets agents read, and leads write what is theirs', async () => {
    const { screen } = other;
    await screen.press('1');
    await screen.sees('Find by role, person, number or code');
    expect(await screen.page.getByRole('button', { name: /^(Draft$|Edit|History|What if)/ }).count()).toBe(0);
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
