import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { callerId, caseId, commandId, type CaseId } from '../../shared/domain/ids.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { PASSWORD, PEOPLE } from '../demo-city.ts';
import { until } from '../program.ts';
import { countStrokes } from './keystrokes.ts';
import { bringEvidence } from './bring-evidence.ts';
import { openDemoStage } from './demo-stage.ts';
import { command, openByNumber, signIn, type Seat, type Stage } from './stage.ts';
import { violations } from './violations.ts';

let stage: Stage;
let seat: Seat;
/** A web server as they stand about in every network. */
let website: Server;

async function addressOf(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

beforeAll(async () => {
  website = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Welcome</title><h1>It works!'),
  );
  stage = await openDemoStage(300);
  seat = await stage.seat({}, null);
});

afterAll(async () => {
  await stage?.close();
  website?.close();
});

describe('a desk that was never used', () => {
  it('asks for its hub, and says what is wrong with an address', async () => {
    const { screen } = seat;
    await screen.sees('Connect this desk');
    await screen.focuses('textbox "Address of the hub"');
    const tries = ['http://127.0.0.1:9', await addressOf(website), 'city hall', 'ftp://hub.example.org'];
    const said: string[] = [];
    for (const address of tries) {
      await screen.press('Control+A');
      await screen.type(address);
      await screen.press('Enter');
      await screen.page.getByRole('button', { name: 'Connect' }).waitFor();
      said.push(await screen.page.getByRole('alert').innerText());
      await screen.focuses('textbox "Address of the hub"');
    }
    expect(said).toEqual([
      'Nothing answers at http://127.0.0.1:9. Check the address and the network, then try again.',
      expect.stringContaining('does not speak as a Desk311 hub. Nothing was changed here;'),
      expect.stringContaining('This is no address of a hub. It looks like https://hub.example.gov'),
      expect.stringContaining('This is no address of a hub.'),
    ]);
  });

  it('goes on to sign-in with the right one', async () => {
    const { screen } = seat;
    await screen.press('Control+A');
    await screen.type(stage.hub().url);
    await screen.press('Enter');
    await screen.page.getByRole('heading', { name: 'Los Angeles' }).waitFor();
    await screen.focuses('textbox "Sign-in name"');
  });

  it('says that name or password is wrong, keeps the name, and selects the password', async () => {
    const { screen } = seat;
    await screen.type(PEOPLE.supervisor);
    await screen.press('Tab');
    await screen.type('not it');
    await screen.press('Enter');
    await screen.sees(/the password is not right. Check both and try again./);
    await screen.focuses('textbox "Password"');
    await screen.type(PASSWORD);
    await screen.press('Enter');
    await screen.sees(/^Live$/, 60_000);
  });
});

describe('nothing to show', () => {
  it('says what helps when nothing is found', async () => {
    const { screen } = seat;
    await screen.press('/');
    await screen.type('xylophone quagmire');
    await screen.sees('Nothing on this desk for “xylophone quagmire”');
    await screen.sees(/Try part of a number, a name, the last four digits of a phone/);
    await screen.sees('New case: “xylophone quagmire”');
    await screen.press('Control+A', 'Delete', 'Escape');
  });

  it('says why a list is empty, and why a filter leaves nothing', async () => {
    const { screen } = seat;
    await command(seat, 'show my cases');
    await screen.sees('No open case is assigned to you.');
    await command(seat, 'show open cases');
    await screen.press('f');
    await screen.type('zebra crossing');
    await screen.sees('Nothing in this list matches “zebra crossing”');
    await screen.press('Enter');
    await screen.tabTo('button "Clear the filter"');
    await screen.press('Enter');
    await screen.page.getByRole('grid', { name: 'Open cases' }).waitFor();
  });
});

/** Files a case of a service for a caller by name, by the door; answers its id and number. */
async function file(service: string, name: string): Promise<{ id: CaseId; number: string }> {
  const id = caseId.parse(randomUUID());
  const given: CaseCommand = {
    type: 'open-case',
    caseId: id,
    service,
    channel: 'call',
    place: { ...NO_PLACE, address: '600 N ALVARADO ST, 90026' },
    caller: {
      kind: 'new',
      id: callerId.parse(randomUUID()),
      name,
      phone: '213-555-0199',
      email: null,
      language: 'en',
    },
    description: null,
    placeSaid: null,
    answers: null,
  };
  await seat.desk.ask('command.send', { commandId: commandId.parse(randomUUID()), command: given });
  const numberOf = async () => (await seat.desk.ask('case.get', { id }))?.facts.number ?? null;
  return { id, number: await until('its number', numberOf) };
}

describe('cases that belong together', () => {
  it('a part is split off while the hub is away, unlinked, linked again, and not closed over silently', async () => {
    const { screen } = seat;
    const { press, sees, type, tabTo, focuses } = screen;
    const whole = await file('street-pavement', 'Ines Rojo');
    await openByNumber(seat, whole.number);
    await stage.stopHub();
    await sees(/^Offline/);
    screen.strokes();
    await press('x');
    await sees(`Split off from ${whole.number}`);
    await focuses('What is it about?');
    await type('couch');
    await press('Enter');
    await tabTo('checkbox "Sofa or armchair"');
    await press('Space');
    await tabTo('spinbutton "How many items in all?"');
    await type('1');
    await press('Control+Enter');
    await sees(/^Kept on this desk as New-/);
    console.log(`a part split off with ${countStrokes(screen.strokes()).keys} keys beyond the words`);
    const family = screen.page.getByRole('region', { name: 'Belongs together' });
    await expect.poll(() => family.innerText()).toMatch(new RegExp(`A part of[^]*${whole.number}`));
    await stage.startHub();
    const numbered = screen.page.getByRole('heading', { level: 1, name: /^1-\d{10}$/ });
    const part = (await numbered.textContent()) ?? '';
    await sees(`split it off from ${whole.number}: it is a part of that case.`);
    await sees('Ines Rojo');

    await press('u');
    await sees(`Unlink ${part} from another case`);
    await press('Control+Enter');
    await sees(`Unlinked from ${whole.number}.`);
    await expect.poll(() => family.count()).toBe(0);
    await press('l');
    await focuses('combobox "Number, address');
    await type(whole.number);
    await screen.page.getByRole('option').filter({ hasText: whole.number }).waitFor();
    await press('ArrowDown');
    await tabTo('radio "This one repeats the other');
    await press('ArrowDown');
    await focuses('radio "This one is a part of the other');
    await press('Control+Enter');
    await sees(`This case is a part of ${whole.number} now.`);

    await openByNumber(seat, whole.number);
    await sees(`made ${part} a part of this case.`);
    await expect.poll(() => family.innerText()).toMatch(new RegExp(`1 part, 1 open[^]*${part}`));
    expect(await violations(screen.page, 'light')).toEqual([]);
    await bringEvidence(stage.hub().url, whole.id, seat);
    await sees('Helen Washington marked a picture: after the work.');
    await press('c');
    await sees('A part of this case is still open.');
    await press('Space');
    await tabTo('textbox "Explanation for the resident');
    await type('The crew repaved it on Monday.');
    await sees('Say that the open parts stay open, or close them first.');
    await press('Control+Enter');
    await tabTo('checkbox "It stays open', 'Shift+Tab');
    await press('Space');
    expect(await violations(screen.page)).toEqual([]);
    await press('Control+Enter');
    await sees(/^Closed: /);
    await sees(`A part of it stayed open: ${part}`);
    const view = await seat.desk.ask('case.get', { id: whole.id });
    expect(view?.related.map((row) => [row.number, row.state])).toEqual([[part, 'new']]);
  });
});

describe('who may see and do what', () => {
  it('a worker sees the own department, and is told when a case has left it', async () => {
    const { screen } = seat;
    const [own, other] = [
      await file('bulky-items', 'Ida Moreno'),
      await file('street-pavement', 'Sal Moreno'),
    ];
    const all = (await seat.desk.ask('case.counts', {})).counts.all ?? 0;
    await command(seat, 'sign out');
    await signIn(seat, 'worker');
    await command(seat, 'show all cases');
    const grid = screen.page.getByRole('grid', { name: 'All cases' });
    await grid.waitFor();
    const counts = (await seat.desk.ask('case.counts', {})).counts;
    expect(counts.all).toBeLessThan(all);
    const departments = await grid.getByRole('row').evaluateAll((rows) =>
      rows.slice(1).flatMap((row) => {
        const cells = [...row.children].map((cell) => cell.textContent ?? '');
        return cells.some((cell) => cell.startsWith('Referred')) ? [] : [cells[3]];
      }),
    );
    expect(new Set(departments)).toEqual(new Set(['Sanitation']));

    await screen.press('/');
    await screen.type(other.number);
    await screen.sees('Nothing on this desk for');
    await screen.press('Control+A', 'Delete', 'Escape');

    await openByNumber(seat, own.number);
    await screen.sees('Start work');
    const assign = { type: 'assign', caseId: own.id, department: 'BSS', unit: null, assignee: null } as const;
    const given = { commandId: commandId.parse(randomUUID()), command: assign };
    expect(await seat.desk.ask('command.send', given)).toMatchObject({ status: 'queued' });
    await screen.sees('No such case');
    await screen.sees(/It may have gone to another department since this tab was opened/);
  });

  it('a steward sees cases without their callers', async () => {
    const { screen } = seat;
    await command(seat, 'sign out');
    await signIn(seat, 'supervisor');
    const { number } = await file('graffiti-removal', 'Ofelia Brandt');
    await openByNumber(seat, number);
    await screen.sees('Ofelia Brandt');
    await command(seat, 'sign out');
    await signIn(seat, 'steward');
    await openByNumber(seat, number);
    const callers = screen.page.getByRole('region', { name: /^Callers?$/ });
    await expect.poll(() => callers.innerText()).toContain('1 you can’t see');
    expect(await screen.page.getByText('Ofelia Brandt').count()).toBe(0);
    expect(await callers.getByRole('button', { name: 'Reveal' }).count()).toBe(0);
  });

  it('an auditor reads everything and changes nothing, and is told why', async () => {
    const { screen } = seat;
    await command(seat, 'sign out');
    await signIn(seat, 'auditor');
    await screen.page.getByRole('grid', { name: 'Open cases' }).waitFor();
    await screen.press('j', 'Enter');
    const bar = screen.page.getByRole('toolbar', { name: 'Actions on this case' });
    await bar.waitFor();
    const works = bar.locator('button:not([aria-disabled="true"])');
    expect(await works.allInnerTexts()).toEqual(['More']);
    await screen.press('c');
    await screen.sees("Close: Your role can't assign, schedule, refer or close it.");
    await screen.press('Alt+n');
    await screen.sees("New case: Your role can't open a case.");
    await screen.press('n');
    await screen.sees("Add note: Your role can't add a note.");
    expect(await screen.page.getByRole('dialog').count()).toBe(0);
  });
});

it('has logged no error and broken no content security policy', () => {
  expect(stage.problems()).toEqual([]);
});
