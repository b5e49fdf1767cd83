import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../shared/domain/ids.ts';
import { until } from '../program.ts';
import { openDemoStage } from './demo-stage.ts';
import { signIn, type Seat, type Stage } from './stage.ts';
import { violations } from './violations.ts';

let stage: Stage;
let here: Seat;
let there: Seat;

beforeAll(async () => {
  stage = await openDemoStage(60);
  [here, there] = await Promise.all([stage.seat(), stage.seat()]);
  await Promise.all([signIn(here, 'agent'), signIn(there, 'agent')]);
});
afterAll(() => stage?.close());

const PICTURES = process.env['DESK311_PICTURES'];
/** Takes a picture for who wants to look; most runs want none. */
async function picture({ screen }: Seat, name: string): Promise<void> {
  if (PICTURES !== undefined) await screen.page.screenshot({ path: `${PICTURES}/drafts-${name}.png` });
}

const drafts = async ({ desk }: Seat) => (await desk.ask('draft.list', {})).drafts;
const texts = async (seat: Seat) =>
  (await drafts(seat)).map(({ body }) => (JSON.parse(body) as { callerName: string }).callerName);
const shows = async (seat: Seat, names: string[]) => {
  await expect.poll(() => texts(seat), { timeout: 45_000 }).toEqual(names);
};
const field = ({ screen }: Seat, name: string) => screen.page.getByRole('combobox', { name }).inputValue();

/** Begins a new case as far as a caller gets in half a minute. */
async function begin({ screen }: Seat, caller: string): Promise<void> {
  await screen.press('Alt+n');
  await screen.focuses('combobox "Name"');
  await screen.type(caller);
  await screen.tabTo('What is it about?');
  await screen.type('couch');
  await screen.press('Enter');
}

describe('an unfinished new case', () => {
  it('is there again after its console was killed in the middle of a call', async () => {
    await begin(here, 'Rosa Lim');
    const draft = await until('the draft with its service', async () => {
      const [one] = await drafts(here);
      return one?.body.includes('bulky-items') === true ? one : null;
    });
    await until('its tab on disk', async () =>
      (await here.desk.ask('workspace.get', {})).json?.includes(draft.id) === true ? true : null,
    );
    await here.desk.kill();
    here = await stage.seatAgain(here.folder);
    await signIn(here, 'agent');
    await expect.poll(() => field(here, 'Name'), { timeout: 60_000 }).toBe('Rosa Lim');
    await here.screen.sees('Still missing:');
  });

  it('waits on another desk, with what it lacks and where it was written', async () => {
    const { screen } = there;
    await shows(there, ['Rosa Lim']);
    await screen.press('Alt+b');
    const grid = screen.page.getByRole('grid', { name: 'Drafts' });
    await grid.waitFor();
    await screen.focuses('grid "Drafts"');
    const [, row] = await grid.getByRole('row').allInnerTexts();
    expect(row).toMatch(/Bulky.*Rosa Lim, No place yet.*the place.*just now|min ago/s);
    expect(row).toContain('and at the hub');
    await picture(there, 'list');
    expect(await violations(screen.page, 'light')).toEqual([]);
  });

  it('goes on there, and the first desk shows the later text', async () => {
    const { screen } = there;
    await screen.press('Enter');
    await expect.poll(() => field(there, 'Name'), { timeout: 60_000 }).toBe('Rosa Lim');
    await screen.tabTo('Address, crossing');
    await screen.type('behind the school on 5th');
    await screen.press('Tab');
    await here.screen.sees(/was written on .*; the later text is shown/, 60_000);
    await expect
      .poll(() => here.screen.page.getByRole('combobox', { name: /Address, crossing/ }).inputValue(), {
        timeout: 60_000,
      })
      .toBe('behind the school on 5th');
  });

  it('is filed once: the other desk says that it was, and does not file it again', async () => {
    const { screen } = there;
    await screen.press('Control+Enter');
    await screen.tabTo('checkbox "Sofa or armchair"');
    await screen.press('Space');
    await screen.tabTo('spinbutton "How many items in all?"');
    await screen.type('1');
    await screen.sees('Nothing is missing.');
    const id = (await drafts(there))[0]?.id;
    await screen.press('Control+Enter');
    await screen.sees(/^Filed: Bulky/);
    await shows(there, []);
    await here.screen.sees(/This was filed from another desk already/, 60_000);
    await picture(here, 'filed-elsewhere');
    await here.screen.press('Control+Enter');
    await here.screen.page.waitForTimeout(300);
    const { entries } = await here.desk.ask('outbox.list', {});
    expect(entries.filter(({ command }) => command.type === 'open-case')).toEqual([]);
    await here.screen.tabTo('button "Open the case"', 'Shift+Tab');
    await here.screen.press('Enter');
    await expect
      .poll(() => here.screen.page.getByRole('heading', { level: 1, name: /^1-\d{10}$/ }).count(), {
        timeout: 60_000,
      })
      .toBe(1);
    if (id === undefined) throw new Error('there was no draft');
    expect((await here.desk.ask('case.get', { id }))?.facts.number).toMatch(/^1-/);
  });
});

describe('a draft that is closed or discarded', () => {
  it('stays when its tab is closed, even at once', async () => {
    await begin(there, 'Tom Baker');
    await there.screen.press('Alt+w');
    await there.screen.sees('Closed a new case not filed. It is kept under Drafts.');
    await shows(there, ['Tom Baker']);
  });

  it('goes from every desk with Delete, and comes back with Undo', async () => {
    const { screen } = there;
    await shows(here, ['Tom Baker']);
    await screen.press('Alt+b');
    await screen.focuses('grid "Drafts"');
    await screen.press('Delete');
    await screen.sees(/^Discarded on all your desks: Bulky/);
    await screen.sees('No drafts');
    await picture(there, 'empty');
    await shows(here, []);
    // The notice of the tab that was closed before has an Undo too.
    const notice = screen.page.getByRole('status').filter({ hasText: 'Discarded on all your desks' });
    await notice.getByRole('button', { name: 'Undo' }).focus();
    await screen.press('Enter');
    await screen.page.getByRole('grid', { name: 'Drafts' }).waitFor();
    await shows(here, ['Tom Baker']);
  });

  it('stays open when its text is kept while the list of drafts is on its way', async () => {
    const { page } = here.screen;
    const waits = Promise.withResolvers<void>();
    const told = Promise.withResolvers<void>();
    await here.screen.press('Alt+n');
    await here.screen.focuses('combobox "Name"');
    await page.route('**/rpc/draft.list', async (route) => {
      // As it was when it was asked for, but late.
      const response = await route.fetch();
      waits.resolve();
      await told.promise;
      await route.fulfill({ response });
    });
    // Any other draft that changes has the list asked for.
    await here.desk.ask('draft.put', { id: caseId.parse(crypto.randomUUID()), body: '{}', lineage: 0 });
    await waits.promise;
    await here.screen.type('Ana Quispe');
    await expect.poll(() => texts(here), { timeout: 45_000 }).toContain('Ana Quispe');
    told.resolve();
    await page.unrouteAll({ behavior: 'wait' });
    await here.screen.tabTo('What is it about?');
    expect(await field(here, 'Name')).toBe('Ana Quispe');
    expect(await page.getByText('was discarded on another desk').count()).toBe(0);
    for (const { id, body } of await drafts(here)) {
      if (!body.includes('Tom Baker')) await here.desk.ask('draft.discard', { id });
    }
    await here.screen.sees(/was discarded on another desk/);
    await shows(here, ['Tom Baker']);
  });

  it('is not shown to who signs in next', async () => {
    const { screen } = there;
    await screen.press('Control+Shift+P');
    await screen.focuses('combobox "Search');
    await screen.type('sign out');
    await screen.press('Enter');
    await signIn(there, 'supervisor');
    await screen.press('Alt+b');
    await screen.sees('No drafts');
    expect(await texts(there)).toEqual([]);
    expect(await texts(here)).toEqual(['Tom Baker']);
  });

  it('is kept while the hub is away, and says that only this desk has it', async () => {
    await stage.stopHub();
    await here.screen.sees(/^Offline/, 60_000);
    await begin(here, 'Una Reyes');
    await here.screen.press('Alt+b');
    await here.screen.sees('on this desk only, so far');
    await picture(here, 'offline');
    await stage.startHub();
    await until(
      'it at the hub',
      async () => ((await drafts(here)).every((one) => one.atHub) ? true : null),
      90_000,
    );
  });
});

it('has logged no error and broken no content security policy', () => {
  expect(stage.problems()).toEqual([]);
});
