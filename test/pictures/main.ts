import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRenderer } from '../../scripts/build-renderer.ts';
import { commandId, textId } from '../../shared/domain/ids.ts';
import { PASSWORD, PEOPLE } from '../demo-city.ts';
import { command, openByNumber, openStage, signIn, type Seat, type Stage } from '../screens/stage.ts';
import { layWire } from '../screens/wire.ts';
import { openCamera, type Camera } from './camera.ts';
import { escalations } from './escalations.ts';
import { oversight } from './oversight.ts';
import { takeFilmStrips } from './film-strips.ts';
import { findMaterial, type Material } from './material.ts';

/*
 * Pictures of every screen in every state, to be looked at: `node test/pictures/main.ts [FOLDER]`, dist/pictures when no
 * folder is given. With --docs only those that the README and the docs show, into docs/pictures; with --strips only the
 * film strips of calls; with --part NAME only one part of them.
 */
const DOCS = new Set([
  'queue',
  'queue-dark',
  'search',
  'case',
  'new-case',
  'close',
  'offline',
  'escalate',
  'escalations',
  'directory-cover',
  'department',
  'department-phone',
  'complaints',
  'audit-review',
  'audit-rates',
  'scorecard',
]);
const CASES = { all: 3_000, strips: 300 };

const root = join(import.meta.dirname, '..', '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    docs: { type: 'boolean', default: false },
    strips: { type: 'boolean', default: false },
    part: { type: 'string' },
  },
});
const folder = resolve(positionals[0] ?? join(root, values.docs ? 'docs/pictures' : 'dist/pictures'));

async function beforeWork(stage: Stage, camera: Camera): Promise<void> {
  const website = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<h1>It works!'),
  );
  await new Promise<void>((listening) => website.listen(0, '127.0.0.1', listening));
  const address = website.address();
  const { screen } = await stage.seat({}, null);
  await screen.focuses('textbox "Address of the hub"');
  await camera.take({ screen }, 'first-run');
  await screen.type(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`);
  await screen.press('Enter');
  await screen.page.getByRole('alert').waitFor();
  await camera.take({ screen }, 'first-run-no-hub');
  website.close();
}

async function atSignIn({ screen }: Seat, camera: Camera): Promise<void> {
  await screen.focuses('textbox "Sign-in name"');
  await camera.take({ screen }, 'sign-in');
  await screen.type(PEOPLE.agent);
  await screen.press('Tab');
  await screen.type('not it');
  await screen.press('Enter');
  await screen.page.getByRole('alert').waitFor();
  await camera.take({ screen }, 'sign-in-wrong');
  await screen.type(PASSWORD);
  await screen.press('Enter');
  await screen.sees(/^Filling/);
  await camera.take({ screen }, 'filling');
  await screen.sees(/^Live$/, 60_000);
}

async function search({ screen }: Seat, camera: Camera): Promise<void> {
  await screen.press('/');
  await camera.take({ screen }, 'search-nothing-typed');
  await screen.type('figueroa');
  const chosen = screen.page.getByRole('option', { selected: true });
  await chosen.waitFor();
  for (let at = 0; at < 60 && !/1-\d{10}/.test(await chosen.innerText()); at += 1)
    await screen.press('ArrowDown');
  await camera.takeAll({ screen }, 'search');
  await screen.press('Control+A');
  await screen.type('xylophone');
  await camera.take({ screen }, 'search-empty');
  await screen.press('Control+A', 'Delete', 'Escape', 'Control+Shift+P');
  await camera.take({ screen }, 'palette');
  await screen.press('Escape');
}

/** A new case, half filled, of something that has been reported there already. */
async function newCase({ screen, desk }: Seat, camera: Camera, { repeated }: Material): Promise<void> {
  const { pack } = await desk.ask('catalogue.get', {});
  const name = pack.services.find((one) => one.code === repeated.service)?.name.en ?? '';
  await screen.press('Alt+n');
  await camera.take({ screen }, 'new-case-empty');
  await screen.focuses('combobox "Name"');
  await screen.type('Rosa');
  await camera.take({ screen }, 'new-case-callers');
  await screen.press('Escape', 'Alt+1');
  await screen.tabTo('combobox "Name"');
  await screen.press('Control+A');
  await screen.type('Rosa Delgado');
  await screen.press('Tab');
  await screen.type('213 555 0142');
  await screen.tabTo('What is it about?');
  await screen.type(name.toLowerCase());
  await camera.take({ screen }, 'new-case-service');
  await screen.press('Enter');
  await screen.tabTo('Address, crossing');
  await screen.type(repeated.address.toLowerCase().slice(0, 12));
  await screen.page.getByRole('option', { name: repeated.address }).waitFor();
  await screen.press('Enter');
  await screen.focuses('More about the place');
  await camera.takeAll({ screen }, 'new-case');
  await screen.press('Control+Enter');
  await camera.take({ screen }, 'new-case-missing');
  await screen.press('Alt+w');
}

/** Nothing in the search box, as at the beginning of a shift. */
async function clearSearch({ screen }: Seat): Promise<void> {
  await screen.press('Control+k', 'Control+A', 'Delete', 'Escape');
  await screen.page.getByRole('listbox', { name: 'Results' }).waitFor({ state: 'detached' });
}

async function closeNotices({ screen }: Seat): Promise<void> {
  const close = screen.page.getByRole('button', { name: 'Close this notice' });
  while ((await close.count()) > 0) {
    await screen.tabTo('button "Close this notice"');
    await screen.press('Enter');
  }
}

async function aCase(seat: Seat, camera: Camera, { rich, fresh }: Material): Promise<void> {
  const { screen } = seat;
  await seat.desk.ask('command.send', {
    commandId: commandId.parse(randomUUID()),
    command: {
      type: 'add-note',
      caseId: rich.facts.id,
      visibility: 'public',
      note: {
        id: textId.parse(randomUUID()),
        body: 'We looked at it this morning. The work is planned for next week.',
      },
    },
  });
  await openByNumber(seat, rich.facts.number ?? '');
  await clearSearch(seat);
  await camera.takeAll(seat, 'case');
  await screen.press('n');
  await screen.type('The caller rang again: it has grown since last week.');
  await camera.take(seat, 'case-note');
  await screen.press('Control+A', 'Delete', 'Escape');
  await screen.tabTo('button "Why');
  await screen.press('Enter');
  await camera.take(seat, 'case-because');
  await screen.press('Escape', '?');
  await camera.takeAll(seat, 'keys');
  await screen.press('Escape');
  await openByNumber(seat, fresh.number ?? '');
  await clearSearch(seat);
  const dialogs = { assign: 'a', schedule: 's', wait: 'p', refer: 'r', caller: 't', link: 'l' };
  for (const [name, key] of Object.entries(dialogs)) {
    await screen.press(key);
    await screen.page.getByRole('dialog').waitFor();
    await camera.take(seat, `dialog-${name}`);
    await screen.press('Escape');
    await screen.page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await screen.press('c', 'Space');
  await screen.tabTo('textbox "Explanation for the resident"');
  await screen.type('The crew picked everything up on Friday morning and swept the sidewalk.');
  await camera.takeAll(seat, 'close');
  await screen.press('Escape');
}

async function aroundWork(seat: Seat, camera: Camera): Promise<void> {
  const { screen } = seat;
  await command(seat, 'show my cases');
  await camera.take(seat, 'list-empty');
  await command(seat, 'show open cases');
  await screen.press('f');
  await screen.type('zebra crossing');
  await camera.take(seat, 'filter-empty');
  await screen.press('Control+A', 'Delete', 'Escape', 'F1');
  await camera.takeAll(seat, 'help');
  await screen.press('Alt+u');
  await camera.take(seat, 'unsent-empty');
  await seat.screen.press('Alt+o');
  await camera.takeAll(seat, 'owed');
  await screen.tabTo('your menu', 'Shift+Tab');
  await screen.press('Enter');
  await camera.take(seat, 'person-menu');
  await screen.press('Escape');
  await screen.tabTo('button "Live"', 'Shift+Tab');
  await screen.press('Enter');
  await camera.take(seat, 'connection-live');
  await screen.press('Escape');
}

/** Others' eyes: what a worker, an auditor and a steward see of the same. */
async function otherRoles(seat: Seat, camera: Camera, { fresh }: Material): Promise<void> {
  for (const role of ['worker', 'auditor', 'steward'] as const) {
    await command(seat, 'sign out');
    await signIn(seat, role);
    await camera.take(seat, `queue-${role}`);
    await openByNumber(seat, fresh.number ?? '');
    await camera.take(seat, `case-${role}`);
  }
}

/** The hub goes away, work is kept, and some of it is refused when the hub is back. */
async function whenThingsBreak(stage: Stage, camera: Camera, { rich, fresh }: Material): Promise<void> {
  const wire = await layWire(stage.hub().url);
  const seat = await stage.seat({}, wire.url);
  const { screen } = seat;
  await signIn(seat, 'supervisor');
  await screen.page.waitForTimeout(2_000);
  const other = await stage.seat();
  await other.desk.ask('session.sign-in', { login: PEOPLE.lead, password: PASSWORD });
  await other.screen.sees(/^Live$/, 60_000);

  await wire.cut();
  await screen.sees(/^Offline/, 40_000);
  await camera.take(seat, 'queue-offline');
  await openByNumber(seat, rich.facts.number ?? '');
  await clearSearch(seat);
  await screen.press('n');
  await screen.type('The caller rang again: it is still there.');
  await screen.press('Control+Enter');
  await screen.sees('Kept on this desk');
  await closeNotices(seat);
  await screen.press('Alt+1');
  await camera.takeAll(seat, 'offline');
  await screen.tabTo('button "Offline', 'Shift+Tab');
  await screen.press('Enter');
  await camera.take(seat, 'connection-offline');
  await screen.press('Escape');
  await openByNumber(seat, fresh.number ?? '');
  await screen.press('w');
  await screen.sees(/Offline, 2 unsent/);
  await screen.press('Alt+u');
  await camera.take(seat, 'unsent');

  await openByNumber(other, fresh.number ?? '');
  await other.screen.press('p', 'Space', 'Control+Enter');
  await other.screen.sees(/set it to wait/);
  await wire.mend();
  await command(seat, 'try the hub');
  await screen.sees(/^Refused for/, 40_000);
  await camera.take(seat, 'refused-notice');
  await closeNotices(seat);
  await screen.press('Alt+u');
  await camera.takeAll(seat, 'refused');
  await openByNumber(seat, fresh.number ?? '');
  await camera.take(seat, 'refused-case');

  await screen.page.route('**/rpc/case.get', (route) =>
    route.fulfill({
      status: 500,
      json: { code: 'internal', message: 'Desk311 met an error of its own. Your work is kept; try again.' },
    }),
  );
  await screen.press('Alt+q', 'j', 'Enter');
  await camera.take(seat, 'error');
  await wire.cut();
}

/** What there are pictures of, in the order of a working day. */
const PARTS: Readonly<
  Record<string, (stage: Stage, agent: Seat, camera: Camera, material: Material) => Promise<void>>
> = {
  queue: async (_, agent, camera) => {
    await agent.screen.press('Alt+q', 's');
    await camera.takeAll(agent, 'queue');
    await search(agent, camera);
  },
  intake: (_, agent, camera, material) => newCase(agent, camera, material),
  cases: async (stage, _, camera, material) => {
    const supervisor = await stage.seat();
    await signIn(supervisor, 'supervisor');
    await aCase(supervisor, camera, material);
    await aroundWork(supervisor, camera);
  },
  escalations,
  oversight: (stage, _, camera) => oversight(stage, camera),
  roles: (_, agent, camera, material) => otherRoles(agent, camera, material),
  faults: (stage, _, camera, material) => whenThingsBreak(stage, camera, material),
};

/** Every screen, one after the other. */
async function takePictures(stage: Stage, camera: Camera): Promise<void> {
  if (values.part === undefined) await beforeWork(stage, camera);
  const agent = await stage.seat();
  await atSignIn(agent, camera);
  await agent.screen.page.waitForTimeout(2_000);
  const material = await findMaterial(agent.desk);
  for (const [name, take] of Object.entries(PARTS))
    if (name === (values.part ?? name)) await take(stage, agent, camera, material);
}

async function main(): Promise<void> {
  if (!(await buildRenderer())) throw new Error('the screen does not build');
  mkdirSync(folder, { recursive: true });
  const camera = openCamera(folder, values.docs ? DOCS : null);
  const stage = await openStage({ databaseUrl: '', cases: values.strips ? CASES.strips : CASES.all });
  try {
    if (!values.strips) await takePictures(stage, camera);
    if (values.part === undefined) await takeFilmStrips(stage, folder);
    const problems = stage.problems();
    if (problems.length > 0) console.log(`Problems:\n${problems.join('\n')}`);
  } finally {
    await stage.close();
  }
}
await main();
