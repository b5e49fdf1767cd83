import type { Page } from 'playwright-core';

/**
 * Waits until nothing on a page moves or changes any more: no transition runs, and for so many milliseconds no frame
 * brings anything new. A page that never rests is waited for no longer than a second.
 * @param quiet longer than what a screen asks of its desk takes; shorter where something else waits for that
 */
export async function atRest(page: Page, quiet = 150): Promise<void> {
  await page.evaluate(async (enough) => {
    const end = performance.now() + 1_000;
    let since = performance.now();
    const again = () => {
      since = performance.now();
    };
    const observer = new MutationObserver(again);
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    // What runs without end, as a spinner or a caret does, is no transition.
    const moves = () =>
      document
        .getAnimations()
        .some(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        );
    while (performance.now() - since < enough && performance.now() < end) {
      await new Promise((next) => requestAnimationFrame(next));
      if (moves()) again();
    }
    observer.disconnect();
  }, quiet);
}
