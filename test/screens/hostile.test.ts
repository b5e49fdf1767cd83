import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { callerId, caseId, commandId, textId, type CaseId } from '../../shared/domain/ids.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { SIGN } from '../hostile/hostile-text.ts';
import { until } from '../program.ts';
import { layoutFaults, readsLeftToRight } from './layout-faults.ts';
import { openDemoStage } from './demo-stage.ts';
import { openByNumber, signIn, type Seat, type Stage } from './stage.ts';

const SCRIPT = `"><img src=x onerror="globalThis.${SIGN}=1"><script>globalThis.${SIGN}=2;alert(1)</script>`;
const ELSEWHERE =
  '<img src="https://elsewhere.example/p.png"><iframe src="https://elsewhere.example"></iframe>';
const TURNED = '\u202etxet denrut \u2066\u2067';
const WORD = 'W'.repeat(10_000);

/** What a case is made of here; each text in every place that takes it. */
interface Odd {
  readonly name: string;
  readonly text: string;
}
const WORST: readonly Odd[] = [
  { name: SCRIPT.slice(0, 120), text: `${SCRIPT}${ELSEWHERE}` },
  { name: `Ana ${TURNED}`, text: `${TURNED} and what follows \u2069\u2069\u202c مريم 12, end.` },
  { name: 'مريم العلي (12)', text: 'خلف المدرسة 12 Main St, 3\nשרה כהן 45' },
  { name: 'W'.repeat(120), text: WORD.slice(0, 3_900) },
  { name: `Z${'\u0301'.repeat(119)}`, text: `a${'\u0301'.repeat(500)} 👩🏽‍🚒👨‍👩‍👧‍👦 \u{10ffff}\u200b\ufeff` },
  { name: '=HYPERLINK("https://elsewhere.example")', text: "=cmd|' /C calc'!A0\n@SUM(A1:A9)\n{{7*7}}${7*7}" },
];

let stage: Stage;
let agent: Seat;
const filed: CaseId[] = [];
const strange: string[] = [];

const said = (body: string) => ({ id: textId.parse(randomUUID()), body });

async function send(command: CaseCommand): Promise<void> {
  const answer = await agent.desk.ask('command.send', { commandId: commandId.parse(randomUUID()), command });
  if (answer.status === 'refused') throw new Error(`${command.type}: ${answer.refusal.message}`);
}

async function file({ name, text }: Odd): Promise<CaseId> {
  const id = caseId.parse(randomUUID());
  const caller = callerId.parse(randomUUID());
  await send({
    type: 'open-case',
    caseId: id,
    service: 'other',
    channel: 'call',
    place: { ...NO_PLACE, address: '2200 S FIGUEROA ST, 90007', house: '2200', street: 'FIGUEROA' },
    caller: { kind: 'new', id: caller, name, phone: '213 555 0199', email: null, language: 'en' },
    description: said(text),
    placeSaid: said(text.slice(0, 500)),
    answers: {
      id: textId.parse(randomUUID()),
      catalogueVersion: 'earlier',
      values: { odd: text, list: [text] },
    },
  });
  await send({ type: 'add-note', caseId: id, visibility: 'internal', note: said(text) });
  await send({ type: 'add-note', caseId: id, visibility: 'public', note: said(WORD) });
  const other = {
    kind: 'new',
    id: callerId.parse(randomUUID()),
    name,
    phone: null,
    email: null,
    language: 'es',
  } as const;
  await send({ type: 'add-caller', caseId: id, caller: other });
  const receiver = { kind: 'outside', name: name.slice(0, 100) } as const;
  await send({ type: 'refer', caseId: id, receiver, explanation: said(text.slice(0, 2_000)) });
  return id;
}

/** Nothing of what was typed has run, gone out, or stretched the page. */
async function expectInert(): Promise<void> {
  const { page, problems } = agent.screen;
  const sign = await page.evaluate((name) => Reflect.get(globalThis, name) === undefined, SIGN);
  const foreign = await page
    .locator('body script, body iframe, body img[onerror], body style:not([data-emotion])')
    .count();
  expect({ sign, foreign, strange, problems, faults: await layoutFaults(page) }).toEqual({
    sign: true,
    foreign: 0,
    strange: [],
    problems: [],
    faults: [],
  });
}

beforeAll(async () => {
  stage = await openDemoStage(60);
  agent = await stage.seat();
  const { page } = agent.screen;
  page.setDefaultTimeout(60_000);
  const own = new URL(page.url()).origin;
  page.on('dialog', (dialog) => {
    strange.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => strange.push(`window ${popup.url()}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !/^(?:data|blob):/.test(url)) strange.push(`request ${url}`);
  });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(() => stage?.close());

describe('at the door', () => {
  it('a hostile name signs nobody in', async () => {
    const { page } = agent.screen;
    await page.getByLabel('Sign-in name').fill(SCRIPT.slice(0, 100));
    await page.getByLabel('Password', { exact: true }).fill(TURNED);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').first().waitFor();
    await expectInert();
    await page.getByLabel('Sign-in name').fill('');
    await page.getByLabel('Password', { exact: true }).fill('');
    await page.getByLabel('Sign-in name').focus();
    await signIn(agent, 'supervisor');
  });
});

describe('cases that hold the worst of it', () => {
  it('are shown as they were said, and nothing of it runs', async () => {
    const { screen, desk } = agent;
    for (const odd of WORST) filed.push(await file(odd));
    for (const [at, id] of filed.entries()) {
      const number = await until(
        'the number',
        async () => (await desk.ask('case.get', { id }))?.facts.number ?? null,
      );
      await openByNumber(agent, number);
      const odd = WORST[at];
      if (odd === undefined) throw new Error('a case of nothing');
      const line = odd.text.split('\n')[0]?.slice(0, 60).trim() ?? '';
      await screen.page.getByText(line, { exact: false }).first().waitFor();
      await expectInert();
      expect(await readsLeftToRight(screen.page, ' to the callers who follow it.')).toBe(true);
    }
  });

  it('are found by their words, in lists that hold', async () => {
    const { page } = agent.screen;
    for (const words of ['W'.repeat(40), 'مريم', 'txet denrut', 'onerror']) {
      await page.keyboard.press('Control+k');
      await page.keyboard.insertText(words);
      await page.getByRole('listbox', { name: 'Results' }).waitFor();
      await page.waitForTimeout(200);
      await expectInert();
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('Escape');
    await expectInert();
  });
});

describe('a new case', () => {
  it('takes odd words in every field without a fault', async () => {
    const { page, focuses } = agent.screen;
    await page.keyboard.press('Alt+n');
    await focuses('combobox "Name"');
    for (const { name, text } of WORST) {
      await page.getByRole('combobox', { name: 'Name' }).fill(name);
      await page.getByRole('combobox', { name: 'What is it about?' }).fill(text.slice(0, 500));
      await page.getByRole('combobox', { name: 'Address, crossing' }).fill(text.slice(0, 500));
      await page.getByRole('textbox', { name: 'In the caller’s words' }).fill(text.slice(0, 4_000));
      await expectInert();
    }
  });

  it('says what of a paste did not fit, and what can’t be kept', async () => {
    const { page, sees } = agent.screen;
    await page.evaluate(() => navigator.clipboard.writeText('p'.repeat(1_000_000)));
    const field = page.getByRole('textbox', { name: 'In the caller’s words' });
    await field.fill('');
    await field.focus();
    await page.keyboard.press('Control+V');
    await sees(
      'has room for 4,000 characters. Of the 1,000,000 you pasted, the first 4,000 are in it; the other 996,000 are not.',
    );
    expect(await field.inputValue()).toBe('p'.repeat(4_000));
    await expectInert();
    await page.getByRole('button', { name: 'Close this notice' }).first().click();

    await field.fill('bell \u0007 rings');
    await page.getByRole('combobox', { name: 'Name' }).fill('Ana Ruiz');
    await page.getByRole('combobox', { name: 'What is it about?' }).fill('dead animal');
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.getByRole('combobox', { name: 'Address, crossing' }).fill('behind the school');
    for (const group of await page
      .getByRole('region', { name: 'What', exact: true })
      .getByRole('radiogroup')
      .all()) {
      await group.getByRole('radio').first().check();
    }
    for (const choice of await page
      .getByRole('region', { name: 'What', exact: true })
      .getByRole('combobox')
      .all()) {
      await choice.selectOption({ index: 1 });
    }
    await sees(
      'What the caller said has a control character that nobody can see at place 6. Delete it there, or write the text anew.',
    );
    await expectInert();
  });

  it('opens nothing by a link that is none', async () => {
    const { page } = agent.screen;
    for (const link of [
      `#/call?ani=${encodeURIComponent(SCRIPT)}`,
      `#/search?q=${encodeURIComponent(SCRIPT)}`,
      `#/case/${SCRIPT}`,
    ]) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, link);
      await page.waitForTimeout(100);
      await expectInert();
      await page.keyboard.press('Escape');
    }
  });
});
