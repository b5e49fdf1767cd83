import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createPasswordKeyStore } from '../../../electron/core/keys/password-key-store.ts';
import { profileName, writeProfile } from '../../../electron/core/session/profile-folder.ts';
import { showProgress } from '../../../hub/show-progress.ts';
import { openBrowser } from '../../browser.ts';
import { startDesk } from '../../desk-program.ts';
import { openScreen } from '../../screens/screen.ts';
import { measurePaint } from '../../screens/search-paint.ts';
import { BENCH_ACCOUNT } from '../city-year/bench-account.ts';
import type { BenchStage } from '../bench-stage.ts';
import { buildScreens } from '../build-screens.ts';
import type { BenchDesk } from './bench-desk.ts';
import type { SearchQuery } from './search-query.ts';

/** Nobody listens there: the person signs in with what is on the desk. */
const NO_HUB = 'http://127.0.0.1:9';
const PASSWORD = 'bench';
/** Texts typed in full, each of another kind, and before anything counts. */
const TYPED = 24;
const WARM = ['main st', 'garcia'];
const SHORTEST = 3;
const LONGEST = 24;

/** One text of each kind that a person types, as many as are wanted. */
function textsOf(mix: readonly SearchQuery[]): string[] {
  const perKind = [...Map.groupBy(mix, ({ kind }) => kind).values()].map((some) => some[0]?.text ?? '');
  // The browser is sent keys, and knows those of an American keyboard.
  const isTypable = (text: string) =>
    /^[ -~]+$/.test(text) && text.length >= SHORTEST && text.length <= LONGEST;
  return perKind.filter(isTypable).slice(0, TYPED);
}

/**
 * Types queries into the search box of the console in a real browser, over a filled desk, and returns the time from
 * each key to the paint of the rows that answer, milliseconds. Texts the screen still knew are not counted.
 */
export async function measureScreen(
  stage: BenchStage,
  desk: BenchDesk,
  mix: readonly SearchQuery[],
): Promise<readonly number[]> {
  await buildScreens(stage);
  const data = await stage.folder('console');
  const profile = join(data, 'console', profileName(NO_HUB, BENCH_ACCOUNT.login));
  await createPasswordKeyStore().rewrap(desk.folder, desk.key, PASSWORD);
  await writeProfile(desk.folder, NO_HUB, BENCH_ACCOUNT.login);
  await mkdir(dirname(profile));
  await symlink(desk.folder, profile, 'junction');
  const program = await stage.begin(
    async () => startDesk(data, NO_HUB),
    (started) => started.stop(),
  );
  const browser = await stage.begin(openBrowser, (open) => open.close());
  const screen = await openScreen(browser, await program.newAddress());
  await screen.focuses(/textbox "(Sign-in name|Password)"/);
  if ((await screen.focus()).includes('Password')) await screen.press('Shift+Tab', 'Control+A');
  await screen.type(BENCH_ACCOUNT.login);
  await screen.press('Tab');
  await screen.type(PASSWORD);
  await screen.press('Enter');
  await screen.sees('New case', 60_000);
  const known = new Set<string>();
  const took: number[] = [];
  await measurePaint(screen.page, WARM);
  const texts = textsOf(mix);
  const bar = showProgress('Paint        ');
  for (const [at, text] of texts.entries()) {
    const times = await measurePaint(screen.page, [text]);
    for (const [place, time] of times.entries()) {
      const asked = text.slice(0, place + 1).trim();
      if (!known.has(asked)) took.push(time);
      known.add(asked);
    }
    bar.update(at + 1, texts.length, () => `${took.length} keys`);
    if (stage.isClearing()) throw new Error('the stage is being cleared');
  }
  bar.stop();
  await browser.close();
  await program.stop();
  return took;
}
