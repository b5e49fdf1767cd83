import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildDesktop } from '../../scripts/build-desktop.ts';
import { buildRenderer } from '../../scripts/build-renderer.ts';
import { PASSWORD, PEOPLE, settleDemoCity } from '../demo-city.ts';
import { startHub } from '../hub-program.ts';
import { temporaryFolder } from '../program.ts';
import { checkPage } from './check-page.ts';
import { launchBundle, launchPackage, startAgain, type Desktop, type Environment } from './launch-desktop.ts';

// The desktop test on real Electron: `node test/desktop/main.ts`, or with `--package <executable>` on a packaged one.
const { values } = parseArgs({ options: { package: { type: 'string' } } });
const folder = temporaryFolder();
if (values.package === undefined) {
  await testBundle();
} else {
  await testPackage(values.package);
}
// Windows knows no polite end for a process, so the hub's database may still hold its files there.
if (process.platform !== 'win32') folder.remove();

async function testBundle(): Promise<void> {
  if (!(await buildRenderer())) throw new Error('The renderer did not build.');
  await buildDesktop();
  const hub = await startHub('', join(folder.path, 'hub'));
  await settleDemoCity('', join(folder.path, 'hub'), 300);
  const env = { DESK311_DATA: join(folder.path, 'desk'), DESK311_HUB: hub.url };

  let desktop = await launchBundle(env);
  await checkPage(desktop.page);
  await checkWindow(desktop);
  done('one sandboxed window without a preload, nothing opened, nothing reached, events stream');

  await signInAndSearch(desktop);
  done('signed in, live, found a pothole');

  assert.equal(await startAgain('desk311://search?q=couch', env), 0);
  assert.equal((await desktop.windows())?.count, 1);
  done('a second start left, and the first window stayed the only one');

  await desktop.quit();
  desktop = await launchBundle(env);
  await checkPage(desktop.page);
  await desktop.quit();
  checkLog(env);
  done('quit and started again on the same folder');
  await hub.stop();
}

async function testPackage(executable: string): Promise<void> {
  const desktop = await launchPackage(executable, { DESK311_DATA: join(folder.path, 'desk') });
  await checkPage(desktop.page);
  await desktop.page.getByRole('textbox').first().waitFor();
  await desktop.quit();
  done('the package opens on the first-run screen');
}

async function checkWindow(desktop: Desktop): Promise<void> {
  assert.deepEqual(await desktop.windows(), { count: 1, preloads: 0, sandboxed: true });
}

async function signInAndSearch({ page }: Desktop): Promise<void> {
  await page.getByLabel('Sign-in name').fill(PEOPLE.agent);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Live', { exact: true }).first().waitFor({ timeout: 60_000 });
  await page.getByLabel('Search cases, people, addresses, services and commands').fill('pothole');
  await page
    .getByRole('listbox', { name: 'Results' })
    .getByRole('option')
    .first()
    .waitFor({ timeout: 10_000 });
}

/** Without a keyring (a bare Linux) the shell must have said that it locks the key with the password instead. */
function checkLog({ DESK311_DATA: data = '' }: Environment): void {
  const log = readFileSync(join(data, 'console', 'desk.log'), 'utf8');
  const by = log.includes('The system keeps no secrets safely here') ? 'password' : 'safe storage';
  console.log(`   the key is kept by: ${by}`);
  if (process.platform !== 'linux') assert.equal(by, 'safe storage');
  assert.match(log, / quit/);
}

function done(what: string): void {
  console.log(`ok ${what}`);
}
