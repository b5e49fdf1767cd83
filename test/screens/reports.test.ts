import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '../pdf-text.ts';
import { openDemoStage } from './demo-stage.ts';
import { signIn, type Seat, type Stage } from './stage.ts';
import { takePictures } from './take-pictures.ts';
import { violations } from './violations.ts';

let stage: Stage;
let supervisor: Seat;

/** Presses a key and waits for the file that the browser saves. */
async function saved(key: string): Promise<{ name: string; bytes: Buffer }> {
  const { page, press } = supervisor.screen;
  const [file] = await Promise.all([page.waitForEvent('download'), press(key)]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Chooses in a list of the filters by what its option is called. */
async function choose(field: string, option: string): Promise<void> {
  const { screen } = supervisor;
  await screen.page.getByRole('combobox', { name: field }).focus();
  await screen.type(option);
}

const rowsOf = (bytes: Buffer) => parse(bytes, { bom: true, columns: true }) as Record<string, string>[];

beforeAll(async () => {
  stage = await openDemoStage(300);
  supervisor = await stage.seat();
  await signIn(supervisor, 'supervisor');
});
afterAll(() => stage?.close());

describe('reports, at a supervisor’s desk', () => {
  it('list every ticket of a department and period, and save them as CSV and PDF by a key', async () => {
    const { screen } = supervisor;
    await screen.press('Alt+Shift+K');
    await screen.sees(/^\d+ cases?$/);
    await takePictures(screen.page, 'every-ticket');
    expect(await violations(screen.page)).toEqual([]);
    await screen.press('f');
    await screen.focuses('combobox "Department"');
    await screen.type('Sanitation');
    await choose('Period', 'The last 12 months');
    // More than half of the demo city's cases are theirs.
    const grid = screen.page.getByRole('grid', { name: /^Every ticket, [12]\d\d cases$/ });
    await grid.focus();
    const shown = (await grid.getAttribute('aria-label')) ?? '';
    const csv = await saved('c');
    expect(csv.name).toMatch(/^every-ticket-LASAN-.*\.csv$/);
    const rows = rowsOf(csv.bytes);
    expect(`Every ticket, ${rows.length} cases`).toBe(shown);
    expect(new Set(rows.map((row) => row['Department']))).toEqual(new Set(['Sanitation']));
    const pdf = await saved('p');
    const { text, title } = pdfText(pdf.bytes);
    expect(title).toMatch(/^Every ticket: /);
    expect(rows.filter((row) => !text.includes(row['Number'] ?? '?'))).toEqual([]);
    await screen.sees(/^Saved as every-ticket-LASAN-.*\.pdf\.$/);
  });

  it('open the case of a row, whose file is saved for the public and for the house', async () => {
    const { screen } = supervisor;
    await screen.press('j', 'Enter');
    const heading = screen.page.getByRole('heading', { level: 1, name: /^\d-\d{10}$/ });
    await heading.waitFor();
    const number = await heading.innerText();
    const open = pdfText((await saved('z')).bytes);
    const inside = pdfText((await saved('Shift+Z')).bytes);
    expect([open.title, inside.title]).toEqual([`Case ${number}`, `Case ${number}`]);
    expect([open.text.includes('Public file'), inside.text.includes('INTERNAL FILE')]).toEqual([true, true]);
    await takePictures(screen.page, 'case-file');
  });

  it('count on a scorecard, and open exactly the cases behind a number', async () => {
    const { screen } = supervisor;
    await screen.press('Alt+Shift+K', '2');
    await screen.sees('Verified done: not audited yet');
    await takePictures(screen.page, 'scorecard-one');
    await choose('Department', 'All departments');
    await screen.sees('By department');
    await screen.page.getByRole('grid', { name: 'Scorecard, All departments' }).focus();
    await screen.press('Home', 'j', 'j', 'j');
    await screen.sees(/^Closed as done: Closings as “completed” by a person/);
    const line = screen.page.locator('[role="row"][aria-selected="true"]', { hasText: 'Closed as done' });
    const number = Number((await line.getByRole('gridcell').nth(1).innerText()).replaceAll(',', ''));
    await takePictures(screen.page, 'scorecard');
    expect(await violations(screen.page)).toEqual([]);
    await screen.page.getByRole('group', { name: 'Table: Reopened within 30 days, of closings' }).focus();
    await takePictures(screen.page, 'scorecard-districts');
    await screen.page.getByRole('grid', { name: 'Scorecard, All departments' }).focus();
    await screen.press('Enter');
    await screen.sees(new RegExp(`^${number} closings in \\d+ cases?$`));
    await takePictures(screen.page, 'scorecard-cases');
    await screen.page.getByRole('grid', { name: /^Every ticket/ }).focus();
    const rows = rowsOf((await saved('c')).bytes);
    const said = await screen.page
      .getByText(/closings in \d+ cases?$/)
      .first()
      .innerText();
    expect(said).toBe(`${number} closings in ${rows.length} cases`);
  });

  it('tell who took what, and say so when the hub is away', async () => {
    const { screen } = supervisor;
    await screen.press('3');
    await screen.sees('Case file, PDF');
    await screen.sees(/with internal notes$/);
    await takePictures(screen.page, 'exports');
    expect(await violations(screen.page)).toEqual([]);
    await stage.stopHub();
    await screen.press('1');
    await screen.page.getByRole('combobox', { name: 'Council district' }).focus();
    await screen.type('Council District 5');
    await screen.sees(/reports are made there/);
    await takePictures(screen.page, 'offline');
    expect(stage.problems()).toEqual([]);
  });
});
