import type { Page } from 'playwright-core';
import type { Screen } from './screen.ts';

type Clip = { x: number; y: number; width: number; height: number };

/** Room around an element for its ring, px. */
const MARGIN = 6;
const MOST_STOPS = 150;

/** The part of the window in which what has the focus stands; null when it is not in sight. */
async function placeOfFocus(page: Page): Promise<Clip | null> {
  const box = await page.locator(':focus').boundingBox();
  const size = page.viewportSize();
  if (box === null || size === null) return null;
  const x = Math.max(0, box.x - MARGIN);
  const y = Math.max(0, box.y - MARGIN);
  const width = Math.min(size.width, box.x + box.width + MARGIN) - x;
  const height = Math.min(size.height, box.y + box.height + MARGIN) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Goes to where the first Tab of a page starts. */
async function goToStart({ page, press, focus }: Screen): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLElement>('a[href], button')?.focus());
  await press('Shift+Tab');
  const now = await focus();
  if (now !== 'nothing') throw new Error(`before the first stop there is another: ${now}`);
}

const blur = (page: Page) =>
  page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });

/**
 * Goes through a screen by Tab from its start to its end, and looks at each stop with the focus and without.
 * @returns every stop, and those at which nothing to be seen tells that the focus is there
 */
export async function unmarkedStops(screen: Screen): Promise<{ stops: string[]; unmarked: string[] }> {
  const { page } = screen;
  const stops: string[] = [];
  const unmarked: string[] = [];
  await goToStart(screen);
  while (stops.length < MOST_STOPS) {
    await screen.press('Tab');
    const now = await screen.focus();
    if (now === 'nothing') break;
    stops.push(now);
    const clip = await placeOfFocus(page);
    if (clip === null) {
      unmarked.push(`${now} (out of sight)`);
      continue;
    }
    const marked = await page.screenshot({ clip, animations: 'disabled' });
    // The next Tab goes on from here all the same.
    await blur(page);
    const plain = await page.screenshot({ clip, animations: 'disabled' });
    if (marked.equals(plain)) unmarked.push(now);
  }
  return { stops, unmarked };
}
