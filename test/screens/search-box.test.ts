import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HubSearchAnswer } from '../../shared/contract/search-view.ts';
import { cutOff } from './cut-off.ts';
import {
  askedOf,
  cutShort,
  HUB,
  SEARCH,
  searchHand,
  understandWords,
  type SearchHand,
} from './search-hand.ts';
import { measurePaint } from './search-paint.ts';
import { openDemoStage } from './demo-stage.ts';
import { openByNumber, signIn, type Seat, type Stage } from './stage.ts';
import { violations } from './violations.ts';

let stage: Stage;
let seat: Seat;
let hand: SearchHand;
/** A case of the demo city with a number, a place and a caller. */
let known: { number: string; address: string; caller: string };

const NOWHERE = 'xylophone';

beforeAll(async () => {
  stage = await openDemoStage(300);
  seat = await stage.seat({ permissions: ['clipboard-read', 'clipboard-write'] });
  hand = searchHand(seat.screen);
  await signIn(seat, 'supervisor');
  const { rows: open } = await seat.desk.ask('case.list', {
    list: 'open',
    filter: '',
    sort: 'opened',
    offset: 0,
    limit: 100,
  });
  for (const row of open) {
    const view = await seat.desk.ask('case.get', { id: row.id });
    const caller = view?.callers[0]?.name;
    if (caller === undefined || row.number === null || row.address === '') continue;
    known = { number: row.number, address: row.address, caller };
    break;
  }
});

afterAll(async () => {
  await stage?.close();
});

describe('the box', () => {
  it.each(['/', 'Control+k'])(
    'opens with %s wherever one is, and Esc goes back without losing text',
    async (key) => {
      const { screen } = seat;
      await screen.press('Alt+q');
      await screen.focuses(/grid|nothing|document|main/);
      const before = await screen.focus();
      await screen.press(key);
      await screen.focuses('combobox "Search');
      await screen.press('Control+a');
      await screen.type('garcia');
      await hand.answered('garcia');
      await screen.press('Escape');
      await hand.list().waitFor({ state: 'detached' });
      expect(await screen.focus()).toBe(before);
      await screen.press(key);
      await hand.answered('garcia');
      expect(await hand.field().inputValue()).toBe('garcia');
      await hand.close();
    },
  );

  it('answers every key with rows of that text, the first marked, each with what matched', async () => {
    await seat.screen.press('Control+k', 'Control+a', 'Delete');
    const text = 'pothole';
    for (const [at, key] of text.split('').entries()) {
      await seat.screen.type(key);
      await hand.answered(text.slice(0, at + 1));
      await expect.poll(() => hand.chosen().count()).toBe(1);
      expect(await hand.list().getByRole('option').first().getAttribute('aria-selected')).toBe('true');
    }
    expect(await hand.rows('Cases').locator('mark').first().innerText()).toMatch(/pothole/i);
    await hand.close();
  });

  it('says how to filter while nothing is understood as a filter', async () => {
    await seat.screen.press('Control+k', 'Control+a', 'Delete');
    await seat.screen.sees('last week');
    await hand.close();
  });

  it('paints rows soon after the key', async () => {
    const took = await measurePaint(seat.screen.page, ['figueroa', 'graffiti']);
    const sorted = took.toSorted((a, b) => a - b).map(Math.round);
    console.log(`from key to paint, ms: ${sorted.join(' ')}`);
    expect(took).toHaveLength('figueroa'.length + 'graffiti'.length);
    // The bench has a machine to itself and is stricter; this is against a frame too many or a wait that crept in.
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(250);
    await hand.close();
  });

  it('calls back the question about an older text, and its answer never comes over a newer one', async () => {
    const { page } = seat.screen;
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(String(request.postData())));
    const { promise: late, resolve: release } = Promise.withResolvers<void>();
    await page.route(SEARCH, async (route) => {
      if (askedOf(route).text === 'grap') await late;
      // Called back in the meantime, there is nobody to answer any more.
      await route.continue().catch(() => undefined);
    });
    await hand.find('graf');
    await seat.screen.press('Backspace');
    await seat.screen.type('p');
    await page.waitForTimeout(200);
    // What was there stays until there is an answer.
    expect(await hand.list().getAttribute('data-asked')).toBe('gra');
    expect(await hand.rows('Cases').count()).toBeGreaterThan(0);
    await seat.screen.press('Backspace');
    await seat.screen.type('ffiti');
    await hand.answered('graffiti');
    release();
    await page.waitForTimeout(300);
    expect(await hand.list().getAttribute('data-asked')).toBe('graffiti');
    expect(failed.filter((one) => one.includes('"grap"'))).toHaveLength(1);
    await page.unroute(SEARCH);
    await hand.close();
  });

  it('keeps Enter for the answer to what is typed', async () => {
    const { page } = seat.screen;
    await page.route(SEARCH, async (route) => {
      await page.waitForTimeout(400);
      await route.continue().catch(() => undefined);
    });
    await seat.screen.press('Control+k', 'Control+a', 'Delete');
    await seat.screen.type(known.number);
    await seat.screen.press('Enter');
    await page.getByRole('heading', { level: 1, name: known.number }).waitFor();
    await page.unroute(SEARCH);
    expect(await hand.list().count()).toBe(0);
  });

  it('looks further once typing rests when an answer was cut short, and says when that was not enough', async () => {
    const { page } = seat.screen;
    for (const [patience, text, said, rows] of [
      [1, known.caller, /^answered in/, 'some'],
      [3, `${known.caller} `, 'Not all older cases were looked at: more words find more', 'none'],
    ] as const) {
      const restore = await cutShort(page, patience);
      await hand.find(text);
      await page.getByText('Looking further back…').first().waitFor();
      await page.getByText(said).waitFor();
      expect((await hand.rows('Cases').count()) === 0 ? 'none' : 'some').toBe(rows);
      await restore();
      await hand.close();
    }
  });

  it('tells the search which case one is on', async () => {
    await openByNumber(seat, known.number);
    const request = seat.screen.page.waitForRequest((one) => one.url().endsWith('/rpc/search'));
    await hand.find('pothole st');
    const { hits } = await seat.desk.ask('search', { text: known.number, limit: 1 });
    const [hit] = hits;
    expect((await request).postDataJSON()).toMatchObject({ near: hit?.kind === 'case' ? hit.row.id : '' });
    await hand.close();
  });
});

describe('filters and corrections', () => {
  it('are shown under the box and taken away by keys, with the spaces tidied', async () => {
    const { screen } = seat;
    const stop = await understandWords(seat.screen.page);
    await hand.find('open figeroa  cd14');
    await screen.sees('CD 14');
    await screen.press('Alt+Backspace');
    await hand.answered('open figeroa ');
    await screen.seesNo('CD 14');
    expect(await hand.field().inputValue()).toBe('open figeroa ');
    await screen.tabTo('button "Remove the filter Open"');
    await screen.press('Delete');
    await hand.answered('figeroa ');
    await screen.focuses('combobox "Search');
    await screen.sees(/^Showing figueroa for figeroa/);
    const status = screen.page.getByRole('status').filter({ hasText: 'Showing figueroa for figeroa' });
    expect(await status.count()).toBe(1);
    await screen.tabTo('button "Only “figeroa”"');
    await screen.press('Enter');
    await hand.answered('"figeroa" ');
    expect(await hand.field().inputValue()).toBe('"figeroa" ');
    // Without a filter the key is the field's own.
    await hand.close();
    await stop();
  });
});

describe('what this desk understands', () => {
  it('is shown as filters and said as corrections', async () => {
    const { screen } = seat;
    await hand.find('open bulky');
    await screen.tabTo('button "Remove the filter Open"');
    await screen.press('Enter');
    await hand.answered('bulky ');
    await hand.find('figeroa');
    await screen.sees('Showing figueroa for figeroa');
    await hand.close();
  });
});

describe('the hub', () => {
  it('is asked once the typing rests, and what only it holds says so, opens, and moves nothing', async () => {
    const { screen } = seat;
    const { page } = screen;
    const { hits } = await seat.desk.ask('search', { text: known.number, limit: 1 });
    const found: HubSearchAnswer = {
      hits: hits.flatMap((hit) => (hit.kind === 'case' ? [{ row: hit.row, because: [] }] : [])),
      complete: false,
    };
    const texts: string[] = [];
    await page.route(HUB, async (route) => {
      texts.push(askedOf(route).text);
      await page.waitForTimeout(300);
      await route.fulfill({ json: found }).catch(() => undefined);
    });
    await hand.find(NOWHERE);
    await screen.sees('Asking the hub');
    const before = await hand.chosen().innerText();
    await screen.sees('On the hub, not on this desk');
    expect({ texts, marked: await hand.chosen().innerText() }).toEqual({ texts: [NOWHERE], marked: before });
    expect(await hand.rows('From the hub').count()).toBe(2);
    await screen.sees('The hub is still sorting its cases; there may be more');
    for (let at = 0; at < 20 && !(await hand.chosen().innerText()).includes(known.number); at += 1)
      await screen.press('ArrowDown');
    await screen.press('Enter');
    await page.getByRole('heading', { level: 1, name: known.number }).waitFor();
    await page.unroute(HUB);
  });

  it('is asked by the person when this desk found enough', async () => {
    const { screen } = seat;
    const { page } = screen;
    let times = 0;
    await page.route(HUB, async (route) => {
      times += 1;
      await route.fulfill({ json: { hits: [], complete: true } });
    });
    await hand.find('bulky');
    await page.waitForTimeout(500);
    expect(times).toBe(0);
    for (let at = 0; at < 120 && !(await hand.chosen().innerText()).includes('Search the hub'); at += 1)
      await screen.press('PageDown');
    await screen.press('Enter');
    await screen.sees('The hub has nothing more');
    expect(times).toBe(1);
    await page.unroute(HUB);
    await hand.close();
  });

  it('that can not be asked is said quietly, and can be asked again', async () => {
    const { screen } = seat;
    const { page } = screen;
    await page.route(HUB, (route) =>
      route.fulfill({
        status: 503,
        json: { code: 'hub-unreachable', message: 'The hub can’t be reached from here.' },
      }),
    );
    await hand.find(`${NOWHERE}s`);
    await screen.sees('The hub can’t be asked now; these are this desk’s');
    await page.unroute(HUB);
    await page.route(HUB, (route) => route.fulfill({ json: { hits: [], complete: true } }));
    await screen.press('PageDown', 'PageDown', 'Enter');
    await screen.sees('The hub has nothing more');
    await page.unroute(HUB);
    await hand.close();
  });
});

describe('what can be done without opening it', () => {
  it('copies the number', async () => {
    await seat.screen.press('Control+k', 'Escape', 'Escape');
    await seat.screen.page.locator('main').focus();
    await hand.find(known.number);
    await seat.screen.press('Alt+y');
    await seat.screen.sees(`Copied ${known.number}.`);
    expect(await seat.screen.page.evaluate(() => navigator.clipboard.readText())).toBe(known.number);
    expect(await hand.list().count()).toBe(1);
    await hand.close();
    // What stays in the box forgets nothing of where one came from.
    await seat.screen.focuses('main');
  });

  it('pins the case, which then stands in the box before anything is typed, also after a restart', async () => {
    const { screen } = seat;
    await hand.find(known.number);
    await screen.press('Alt+p');
    await screen.sees('Unpin');
    await screen.press('Control+a', 'Delete');
    await expect.poll(() => hand.rows('Pinned').count()).toBe(1);
    expect(await hand.rows('Pinned').innerText()).toContain(known.number);
    await expect.poll(() => hand.rows('Recent cases').filter({ hasText: known.number }).count()).toBe(0);
    // Kept on disk a moment later.
    await screen.page.waitForTimeout(800);
    await screen.page.reload();
    await screen.sees(/^Live$/);
    await screen.press('Control+k');
    await expect.poll(() => hand.rows('Pinned').count()).toBe(1);
    await screen.press('Alt+p');
    await expect.poll(() => hand.rows('Pinned').count()).toBe(0);
    expect(await hand.rows('Recent cases').first().innerText()).toContain(known.number);
    await hand.close();
  });

  it('lists all it can do in a menu, from which Esc leads back into the box', async () => {
    const { screen } = seat;
    await hand.find(known.number);
    await screen.press('Alt+Enter');
    await screen.focuses('menuitem "Open the case');
    await screen.press('Escape');
    await screen.focuses('combobox "Search');
    expect(await hand.field().inputValue()).toBe(known.number);
    await screen.press('Alt+Enter');
    await screen.focuses('menuitem "Open the case');
    await screen.press('c', 'Enter');
    await screen.sees(/^(Copied|Close) /);
    await screen.press('Escape');
    await hand.close();
  });

  it('starts a note, with the composer focused, on another case than the one on screen', async () => {
    const { screen } = seat;
    await screen.press('Alt+q');
    await hand.find(known.number);
    await screen.press('Control+Enter');
    await screen.page.getByRole('heading', { level: 1, name: known.number }).waitFor();
    await screen.focuses('textbox "Internal note"');
    await screen.press('Escape');
  });

  it('starts closing it, also when it is on screen already', async () => {
    const { screen } = seat;
    await hand.find(known.number);
    await screen.press('Alt+c');
    await screen.sees(`Close ${known.number}`);
    await screen.press('Escape');
    await screen.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('starts a new case at the same place, and for the same caller', async () => {
    const { screen } = seat;
    await hand.find(known.number);
    await screen.press('Alt+h');
    await screen.page.getByText(known.address).first().waitFor();
    await screen.focuses('combobox "Name"');
    await screen.press('Alt+w');
    await hand.find(known.number);
    await screen.press('Alt+t');
    await hand.list().waitFor({ state: 'detached' });
    await screen.sees(known.caller);
    await screen.press('Alt+w');
  });

  it('opens help at the place', async () => {
    const { screen } = seat;
    await hand.find('offline');
    for (let at = 0; at < 20 && !(await hand.chosen().innerText()).includes('When the hub'); at += 1)
      await screen.press('ArrowDown');
    await screen.press('Enter');
    await screen.focuses('heading "When the hub is away"');
  });
});

describe('the look of it', () => {
  it('keeps WCAG 2.2 AA with filters, corrections and results', async () => {
    const { page } = seat.screen;
    // What the tests before said lies over the box until it leaves by itself.
    const notices = page.getByRole('button', { name: 'Close this notice' });
    await expect.poll(() => notices.count(), { timeout: 60_000 }).toBe(0);
    const stop = await understandWords(page);
    await hand.find('open figeroa cd14 st');
    expect(await violations(page, 'all')).toEqual([]);
    for (const size of [
      { width: 720, height: 450 },
      { width: 1280, height: 720 },
    ]) {
      await page.setViewportSize(size);
      await page.waitForTimeout(200);
      expect(await cutOff(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await hand.close();
    await stop();
  });

  it('logged no error', () => {
    expect(stage.problems()).toEqual([]);
  });
});
