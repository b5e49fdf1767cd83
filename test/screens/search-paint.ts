import type { Page } from 'playwright-core';

/** How long a key may take before the measuring gives up, milliseconds. */
const PATIENCE = 20_000;
/** Nobody types faster: from a paint to the next key, milliseconds. */
const PACE = 70;

/** What the page notes of the key that was pressed last. */
declare global {
  interface Window {
    searchPaint?: Promise<number>;
  }
}

/**
 * Watches for the next key and then for the first paint of the rows that answer the text it makes. A paint is over when
 * the first task after the frame's animation callbacks runs.
 */
function watchNextKey(patience: number): void {
  window.searchPaint = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no rows were painted')), patience);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.length !== 1 && event.key !== 'Backspace') return;
      removeEventListener('keydown', onKey, true);
      const field = event.target;
      if (!(field instanceof HTMLInputElement)) return;
      const before = field.value;
      const look = (): boolean => {
        const list = document.querySelector<HTMLElement>('[role="listbox"][data-asked]');
        return field.value !== before && list?.dataset['asked'] === field.value;
      };
      const painted = (): void => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            clearTimeout(timer);
            resolve(performance.now() - event.timeStamp);
          };
          channel.port2.postMessage(null);
        });
      };
      const observer = new MutationObserver(() => {
        if (!look()) return;
        observer.disconnect();
        painted();
      });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        attributeFilter: ['data-asked'],
      });
    };
    addEventListener('keydown', onKey, true);
  });
}

/**
 * Types texts into the search box of a running console key by key at a fast typist's pace, each key after the rows of
 * the one before were painted, and returns how long it took from every keydown to the first paint of rows that answer the text it made,
 * in milliseconds. The box is opened by the keyboard and empty before each text. A text that was asked in the last minute
 * is answered by what the screen still knows: give texts that begin differently.
 */
export async function measurePaint(page: Page, texts: readonly string[]): Promise<number[]> {
  const took: number[] = [];
  for (const text of texts) {
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.waitForTimeout(100);
    for (const key of text) {
      await page.evaluate(watchNextKey, PATIENCE);
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      took.push(await page.evaluate(async () => (await window.searchPaint) ?? Number.NaN));
      await page.waitForTimeout(PACE);
    }
  }
  return took;
}
