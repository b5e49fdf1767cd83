import type { Page } from 'playwright-core';

/** Six frames: enough to tell work from a loop. */
const LOOK = 100;
/** Scripts of a screen at which nothing happens hardly run at all; of one that draws itself without end they always do. */
const MOST = 0.6;
/** What was just opened may still be at work, for two seconds. */
const LOOKS = 20;

/** Says it when scripts of a page go on although nothing happens on it: it draws itself without end. */
export async function unrest(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  const scripts = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    return { at: of('Timestamp'), ran: of('ScriptDuration') };
  };
  let share = 1;
  let before = await scripts();
  for (let look = 0; look < LOOKS && share > MOST; look += 1) {
    await page.waitForTimeout(LOOK);
    const now = await scripts();
    share = (now.ran - before.ran) / (now.at - before.at);
    before = now;
  }
  await devtools.detach();
  return share > MOST ? [`scripts run ${Math.round(share * 100)} % of the time, with nothing to do`] : [];
}
