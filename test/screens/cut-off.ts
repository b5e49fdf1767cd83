import type { Page } from 'playwright-core';

/**
 * What can't be used in the window as it is: controls and headings that can't be scrolled into view whole, or that
 * something else lies over; words of controls that are cut. Empty when all is well.
 */
export async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page scrolls sideways: ${root.scrollWidth} px`);
    // What lies over the work has it to itself.
    const box = document.querySelector('[role="listbox"]')?.closest('[role="search"]');
    const things = (
      document.querySelector('[role="dialog"]') ??
      box ??
      document.body
    ).querySelectorAll<HTMLElement>(
      'button, a[href], input, textarea, select, [role="option"], [role="row"], h1, h2, h3, dt, dd',
    );
    for (const thing of things) {
      if (
        !thing.checkVisibility({ visibilityProperty: true }) ||
        thing.closest('[aria-hidden="true"]') !== null
      )
        continue;
      const { width, height } = thing.getBoundingClientRect();
      const hidden = getComputedStyle(thing);
      // For ears only, or until it has the focus.
      if (width <= 1 || height <= 1 || hidden.clipPath !== 'none' || hidden.opacity === '0') continue;
      thing.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const rect = thing.getBoundingClientRect();
      const name = `${thing.tagName.toLowerCase()} “${(thing.getAttribute('aria-label') ?? thing.innerText).slice(0, 40).replaceAll('\n', ' ')}”`;
      const tooWide = rect.left < -1 || rect.right > window.innerWidth + 1;
      if (tooWide)
        found.push(`${name} reaches from ${Math.round(rect.left)} to ${Math.round(rect.right)} px`);
      const x = Math.min(Math.max(rect.left + rect.width / 2, 0), window.innerWidth - 1);
      const y = Math.min(Math.max(rect.top + Math.min(rect.height, 20) / 2, 0), window.innerHeight - 1);
      const hit = document.elementFromPoint(x, y);
      const seen =
        hit !== null &&
        (thing.contains(hit) || hit.contains(thing) || hit.closest('label')?.contains(thing) === true);
      // A notice lies over the work until it is dismissed, by F6 and Enter or by waiting.
      const isNotice = hit?.closest('[aria-label="Notices"]') != null;
      if (!seen && !isNotice)
        found.push(`${name} lies under ${hit?.tagName.toLowerCase()}.${hit?.className ?? ''}`);
      const cut =
        thing.matches('button, h1, h2, h3') &&
        thing.scrollWidth > thing.clientWidth + 1 &&
        hidden.overflow !== 'visible';
      if (cut) found.push(`${name} is cut: ${thing.scrollWidth} px of words in ${thing.clientWidth}`);
    }
    return found;
  });
}
