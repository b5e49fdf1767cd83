import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { APP_ORIGIN } from '../../electron/shell/app-scheme.ts';

/** What the page of any Desk311 in Electron must be: at home, without rights, with a live stream. */
export async function checkPage(page: Page): Promise<void> {
  await page.waitForLoadState('domcontentloaded');
  assert.equal(page.url().split('#')[0], `${APP_ORIGIN}/`);
  const seen = await page.evaluate(async () => {
    const refused = async (attempt: () => unknown): Promise<boolean> => {
      try {
        await attempt();
        return false;
      } catch {
        return true;
      }
    };
    return {
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis),
      secure: globalThis.isSecureContext,
      opened: globalThis.open('https://example.org/') !== null,
      network: !(await refused(() => fetch('https://example.org/'))),
      evaluates: !(await refused(() => Reflect.construct(Function, ['return 1']))),
      session: await fetch('/rpc/session.get', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }).then((response) => response.status),
    };
  });
  assert.deepEqual(seen, {
    node: [],
    secure: true,
    opened: false,
    network: false,
    evaluates: false,
    session: 200,
  });
  await page.evaluate(() => location.assign('https://example.org/'));
  await page.waitForTimeout(500);
  assert.equal(page.url().split('#')[0], `${APP_ORIGIN}/`);
  assert.equal(await firstEvent(page), 'session');
}

/** The type of the first event of the stream, which must come at once and while the stream goes on. */
async function firstEvent(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const events = new EventSource('/events');
    try {
      const data = await new Promise<string>((resolve, reject) => {
        events.addEventListener('message', (event: MessageEvent<string>) => resolve(event.data), {
          once: true,
        });
        setTimeout(() => reject(new Error('no event within 5 s')), 5_000);
      });
      return String((JSON.parse(data) as { type: unknown }).type);
    } finally {
      events.close();
    }
  });
}
