import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startPostgres } from '../../hub/storage/embedded-postgres.ts';
import { temporaryFolder } from '../program.ts';
import { command, openStage, signIn, type Seat } from '../screens/stage.ts';

/**
 * Pictures of every screen with demo data, to be looked at: `node test/pictures/main.ts [FOLDER]`.
 * Without a folder they go to docs/pictures, whence the README shows some of them.
 */
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '..', '..', 'docs', 'pictures'));
mkdirSync(folder, { recursive: true });

const CASES = 3_000;
/** Screens settle within this: fonts, a repaint, the map. */
const SETTLE = 900;

async function take({ screen }: Pick<Seat, 'screen'>, name: string): Promise<void> {
  await wait(SETTLE);
  await screen.page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`${name}.png`);
}

/** Opens the first case a search finds that is a case. */
async function findCase({ screen }: Pick<Seat, 'screen'>, words: string): Promise<void> {
  await screen.press('Control+k');
  await screen.press('Control+A');
  await screen.type(words);
  await wait(SETTLE);
}

const home = temporaryFolder();
const postgres = await startPostgres({ folder: join(home.path, 'postgres'), log: () => {} });
const stage = await openStage(postgres.url, CASES);
try {
  const agent = await stage.seat();
  await take(agent, 'sign-in');
  await signIn(agent, 'agent');
  await take(agent, 'queue');
  await findCase(agent, 'figueroa');
  await agent.screen.press('ArrowDown', 'ArrowDown');
  await take(agent, 'search');
  await agent.screen.press('Escape');
  await findCase(agent, 'zzyzx');
  await take(agent, 'search-empty');
  await agent.screen.press('Escape', 'Escape');

  // A new case with a caller, a service and a place half way through.
  await agent.screen.press('Alt+n');
  await agent.screen.type('Rosa Delgado');
  await agent.screen.press('Tab');
  await agent.screen.type('213 555 0142');
  await agent.screen.tabTo(/What is it about/);
  await agent.screen.type('couch');
  await wait(SETTLE);
  await agent.screen.press('Enter');
  await agent.screen.tabTo(/Address, crossing/);
  await agent.screen.type('figueroa');
  await wait(SETTLE);
  await agent.screen.press('ArrowDown', 'Enter');
  await take(agent, 'new-case');
  await agent.screen.press('Alt+w');

  const supervisor = await stage.seat();
  await signIn(supervisor, 'supervisor');
  await findCase(supervisor, 'in progress encampment');
  await supervisor.screen.press('Enter');
  await take(supervisor, 'case');
  await supervisor.screen.press('c');
  await wait(SETTLE);
  await take(supervisor, 'close');
  await supervisor.screen.press('Escape');
  await supervisor.screen.press('Shift+?');
  await take(supervisor, 'keys');
  await supervisor.screen.press('Escape');
  await supervisor.screen.page.setViewportSize({ width: 1280, height: 720 });
  await take(supervisor, 'case-1280x720');
  await supervisor.screen.page.setViewportSize({ width: 720, height: 450 });
  await take(supervisor, 'case-200-percent');
  await supervisor.screen.page.setViewportSize({ width: 1440, height: 900 });

  const dark = await stage.seat({ colorScheme: 'dark' });
  await signIn(dark, 'lead');
  await take(dark, 'queue-dark');
  await findCase(dark, 'pothole');
  await take(dark, 'search-dark');
  await dark.screen.press('Escape');
  await command(dark, 'high contrast');
  await take(dark, 'queue-high-contrast');

  await stage.stopHub();
  await supervisor.screen.sees(/Offline/, 40_000);
  await supervisor.screen.press('n');
  await supervisor.screen.type('The caller rang again: it is still there.');
  await supervisor.screen.press('Control+Enter');
  await take(supervisor, 'offline');
  await command(supervisor, 'unsent');
  await take(supervisor, 'unsent');
} finally {
  await stage.close();
  await postgres.stop();
  home.remove();
}
