import type { Page } from 'playwright-core';

const FOLDER = process.env['DESK311_PICTURES'];
const SIZES = { whole: { width: 1440, height: 900 }, zoomed: { width: 720, height: 450 } } as const;

/** Takes pictures of a page for who wants to look: as it is, dark, and at 200 %. Most runs want none. */
export async function takePictures(page: Page, name: string): Promise<void> {
  if (FOLDER === undefined) return;
  const take = async (look: string) => {
    // Colours and sizes are there with the next frames.
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${FOLDER}/${name}${look}.png` });
  };
  await take('');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take('-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(SIZES.zoomed);
  await take('-200');
  await page.setViewportSize(SIZES.whole);
  await page.waitForTimeout(300);
}
