import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../shared/contract/case-view.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { PASSWORD, PEOPLE } from '../demo-city.ts';
import type { DeskProgram } from '../desk-program.ts';
import { samplePhoto } from '../files/sample-files.ts';
import { until } from '../program.ts';
import { ids } from '../test-hub.ts';
import { visit } from './bring-evidence.ts';
import { openDemoStage } from './demo-stage.ts';
import { fileBefore } from './intake-journeys/journey-desk.ts';
import { layoutFaults } from './layout-faults.ts';
import type { Screen } from './screen.ts';
import { openByNumber, signIn, type Seat, type Stage } from './stage.ts';
import { takePictures } from './take-pictures.ts';
import { violations } from './violations.ts';

const FOLDER = process.env['DESK311_PICTURES'];

let stage: Stage;
let worker: Seat;
let phone: Seat;
let lead: Seat;
let supervisor: DeskProgram;
/** Dumped things to be taken away, and two cases that others refer to the worker's department. */
let work: CaseView;
let ours: CaseView;
let notOurs: CaseView;
let many: CaseView[];
let away: CaseView;

async function send(command: CaseCommand): Promise<void> {
  const answer = await supervisor.ask('command.send', { commandId: ids.command(), command });
  if (answer.status === 'refused') throw new Error(answer.refusal.message);
}

async function factsOf(of: CaseView) {
  const view = await supervisor.ask('case.get', { id: of.facts.id });
  if (view === null) throw new Error('the case is gone');
  return view.facts;
}
const isNow = (of: CaseView, fits: (facts: CaseView['facts']) => boolean) =>
  until('the case at the hub', async () => {
    const facts = await factsOf(of);
    return fits(facts) ? facts : null;
  });

/** Goes down the list to a case by its number. */
async function choose({ page, press }: Screen, { facts }: CaseView): Promise<void> {
  const region = page.getByRole('region', { name: 'The chosen case' });
  await page.getByRole('grid', { name: /^Cases of/ }).focus();
  // The choice goes with its case where that goes: what was just dealt with may take it to the end of the list.
  for (let walk = 0; walk < 4; walk += 1) {
    await press('Home');
    for (let rows = 0; rows < 20; rows += 1) {
      await page.waitForTimeout(60);
      // What is chosen is asked for: until it is there, nothing of the one before is.
      await region.waitFor();
      if ((await region.getByText(facts.number ?? '').count()) > 0) return;
      await press('j');
    }
  }
  throw new Error(`no case ${facts.number}`);
}

async function picture({ page }: Screen, name: string): Promise<void> {
  if (FOLDER === undefined) return;
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
}

beforeAll(async () => {
  stage = await openDemoStage(60);
  [worker, lead, phone, supervisor] = await Promise.all([
    stage.seat(),
    stage.seat(),
    stage.seat({ viewport: { width: 390, height: 844 }, hasTouch: true }),
    stage.desk(),
  ]);
  await supervisor.ask('session.sign-in', { login: PEOPLE.supervisor, password: PASSWORD });
  await signIn(worker, 'worker');
  await signIn(lead, 'supervisor');
  await signIn(phone, 'worker');
  const { pack } = await supervisor.ask('catalogue.get', {});
  const session = await worker.desk.ask('session.get', {});
  const department = session.name === 'signed-in' ? (session.account.department ?? '') : '';
  work = await fileBefore(supervisor, pack, 'illegal-dumping-pickup');
  [ours, notOurs] = [
    await fileBefore(supervisor, pack, 'street-pavement'),
    await fileBefore(supervisor, pack, 'street-pavement'),
  ];
  away = await fileBefore(supervisor, pack, 'illegal-dumping-pickup');
  many = [];
  for (let n = 0; n < 3; n += 1) many.push(await fileBefore(supervisor, pack, 'illegal-dumping-pickup'));
  for (const { facts } of [ours, notOurs]) {
    await send({
      type: 'refer',
      caseId: facts.id,
      receiver: { kind: 'department', department },
      explanation: { id: ids.text(), body: 'What lies there has to be taken away first.' },
    });
  }
});
afterAll(() => stage?.close());

describe('a day on the department’s desk', () => {
  it('is done by the keyboard: taken, scheduled, begun, visited, photographed, closed once nothing is missing', async () => {
    const { screen } = worker;
    await screen.press('Alt+Shift+D');
    await screen.sees(/^Referred to us 2$/);
    await choose(screen, work);
    await takePictures(screen.page, 'department');
    expect(await violations(screen.page)).toEqual([]);
    await screen.press('y');
    await screen.sees('It is yours now.');
    await screen.press('s');
    await screen.tabTo('button "Tomorrow"');
    await screen.press('Enter', 'Control+Enter');
    await screen.sees(/^Scheduled for /);
    await screen.press('w');
    await screen.sees('The work is in progress.');
    await screen.press('c');
    await screen.press('Space');
    await screen.sees('No visit is recorded. Record one first.');
    await picture(screen, 'department-close-refused');
    await screen.press('Escape');
    await visit(worker, 'EV-12');
    await screen.press('Shift+V');
    await screen.sees('What they show');
    const photo = { name: 'after.jpg', mimeType: 'image/jpeg', buffer: await samplePhoto() };
    await screen.page.getByLabel('Photos from this device').setInputFiles(photo);
    await screen.page.getByRole('list', { name: 'Photos to add' }).waitFor();
    await picture(screen, 'department-photo');
    expect(await violations(screen.page, 'light')).toEqual([]);
    await screen.press('Control+Enter');
    await screen.sees(/^The photo was added: after the work/);
    await screen.press('c');
    await screen.tabTo('textbox "Explanation for the resident"');
    await screen.type('The crew took everything away on Monday and swept the place.');
    await screen.press('Control+Enter');
    await screen.sees(/^Closed: completed/);
    const { state, outcome } = await isNow(work, (facts) => facts.state === 'closed');
    expect([state, outcome]).toEqual(['closed', 'completed']);
  });

  it('confirms what is referred to it, or sends it back with the reason', async () => {
    const { screen } = worker;
    await choose(screen, ours);
    await screen.sees('What lies there has to be taken away first.');
    await screen.press('y');
    await screen.sees('The referral is confirmed.');
    await choose(screen, notOurs);
    await screen.press('Shift+R');
    await screen.type('It lies on private ground, which is not ours to clean.');
    await picture(screen, 'department-return');
    await screen.press('Control+Enter');
    await screen.sees(/^Returned to /);
    const mine = await isNow(ours, (facts) => facts.state === 'assigned');
    const theirs = await isNow(notOurs, (facts) => facts.state === 'assigned');
    expect([mine.department === theirs.department, theirs.department]).toEqual([
      false,
      notOurs.facts.department,
    ]);
  });

  it('goes on while the hub is away, and what was done goes out when it is back', async () => {
    const { screen } = worker;
    await stage.stopHub();
    await screen.sees(/^Offline/, 40_000);
    await choose(screen, away);
    await screen.press('y');
    await screen.sees(/Kept on this desk/);
    await visit(worker, 'EV-14');
    await screen.sees(/^2 unsent$/);
    await takePictures(screen.page, 'department-offline');
    expect(await violations(screen.page, 'light')).toEqual([]);
    await stage.startHub();
    const { assignee, visits } = await isNow(away, (facts) => facts.visits.length === 1);
    const session = await worker.desk.ask('session.get', {});
    expect([assignee, visits.map(({ crew }) => crew)]).toEqual([
      session.name === 'signed-in' ? session.account.id : null,
      ['EV-14'],
    ]);
  });

  it('does several at once, says which were refused and why, and tries those again', async () => {
    const { screen } = lead;
    const [first] = many;
    if (first === undefined) throw new Error('nothing was filed');
    await send({
      type: 'record-visit',
      caseId: first.facts.id,
      at: Date.now(),
      found: 'nothing-there',
      crew: 'EV-3',
      remark: null,
    });
    await screen.press('Alt+q');
    await screen.press('f');
    await screen.type('illegal dumping');
    await screen.press('Enter', 'Escape');
    await screen.page.getByRole('grid').focus();
    for (const one of many) {
      await screen.press('Home');
      for (let rows = 0; rows < 40; rows += 1) {
        const row = screen.page.locator('[role="row"][aria-selected="true"]', {
          hasText: one.facts.number ?? '',
        });
        if ((await row.count()) > 0) break;
        await screen.press('j');
        await screen.page.waitForTimeout(30);
      }
      await screen.press('x');
    }
    await screen.sees('3 cases selected');
    await picture(screen, 'bulk-selected');
    await screen.press('c');
    await screen.sees('Choose how they ended.');
    await screen.press('Enter');
    await screen.page.getByRole('option', { name: 'Not found' }).waitFor();
    await screen.type('Not');
    await screen.press('Enter');
    await screen.tabTo(/combobox "?Reason/);
    await screen.press('Enter', 'Enter');
    await screen.tabTo('textbox "Explanation for the residents"');
    await screen.type('The crew looked on the whole block and found nothing to take away.');
    await screen.sees(/^1 will go, 2 can’t/);
    await picture(screen, 'bulk-preview');
    expect(await violations(screen.page, 'light')).toEqual([]);
    await screen.press('Control+Enter');
    await screen.sees(/1 of 3 done, 2 refused/);
    await screen.tabTo('button "Show 2 refusals"');
    await screen.press('Enter');
    await screen.sees(/^“Not found” needs evidence here\./);
    await takePictures(screen.page, 'bulk-failures');
    expect(await violations(screen.page, 'light')).toEqual([]);
    expect((await isNow(first, (facts) => facts.state === 'closed')).outcome).toBe('not-found');
  });

  it('runs several steps under one name, once every effect was seen', async () => {
    const { screen } = lead;
    const [, , third] = many;
    if (third === undefined) throw new Error('too little was filed');
    await openByNumber(lead, third.facts.number ?? '');
    await screen.press('Alt+Shift+M');
    await screen.sees(/^You have no macro yet/);
    await screen.tabTo('button "New macro"');
    await screen.press('Enter');
    await screen.focuses('textbox "Name"');
    await screen.type('Tell the crew');
    await screen.tabTo('textbox "Note"');
    await screen.type('{number} waits for a truck');
    await screen.press('Control+Enter');
    await screen.sees(`${third.facts.number} waits for a truck`);
    await picture(screen, 'macro-preview');
    expect(await violations(screen.page, 'light')).toEqual([]);
    await screen.press('Control+Enter');
    await screen.sees(/1 of 1 done/);
    await isNow(third, (facts) => facts.noteCount === third.facts.noteCount + 1);
  });

  it('fits a phone: one column, nothing beside the screen, targets a thumb can hit', async () => {
    const { screen } = phone;
    const { page } = screen;
    await screen.press('Alt+Shift+D');
    await page.getByRole('grid', { name: /^Cases of/ }).waitFor();
    await picture(screen, 'phone-list');
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'button, [role="button"], select, input:not([type="file"]):not([type="checkbox"])',
        ),
      ]
        .map((element) => ({
          name: element.getAttribute('aria-label') ?? element.textContent,
          box: (element.closest('.MuiOutlinedInput-root') ?? element).getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 0 && box.height > 0 && box.height < 44)
        .map(({ name, box }) => `${name}: ${Math.round(box.width)}x${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await violations(page, 'light')).toEqual([]);
    await page.getByRole('button', { name: 'Map', exact: true }).click();
    await picture(screen, 'phone-map');
    await page.getByRole('button', { name: 'Open the case' }).click();
    await page.getByRole('toolbar', { name: 'Actions on this case' }).waitFor();
    await picture(screen, 'phone-case');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect((await layoutFaults(page)).filter((fault) => fault.startsWith('the page'))).toEqual([]);
    expect(await page.locator('input[capture="environment"]').count()).toBe(0);
    await page.getByRole('button', { name: 'Add photos' }).click();
    await page.locator('input[capture="environment"]').waitFor({ state: 'attached' });
    await picture(screen, 'phone-photo');
    expect(stage.problems()).toEqual([]);
  });
});
