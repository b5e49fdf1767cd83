import type { Page } from 'playwright-core';

/** What is wider than the room it has: the page itself, or a pane of it; empty when the layout holds. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent.slice(0, 40)}`;
    const root = document.documentElement;
    const faults =
      root.scrollWidth > root.clientWidth ? [`the page: ${root.scrollWidth} of ${root.clientWidth}`] : [];
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      if (scrolls && element.scrollWidth > element.clientWidth + 1) {
        faults.push(`${named(element)}: ${element.scrollWidth} of ${element.clientWidth}`);
      }
    }
    return faults;
  });
}

/** Whether the letters of some words of ours stand from left to right, wherever they are on screen. */
export function readsLeftToRight(page: Page, words: string): Promise<boolean> {
  return page.evaluate((text) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let seen = false;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(text) ?? -1;
      if (at < 0) continue;
      const rects = Array.from(text, (_, step) => {
        const range = document.createRange();
        range.setStart(node, at + step);
        range.setEnd(node, at + step + 1);
        return range.getBoundingClientRect();
      }).filter(({ width }) => width > 0);
      if (rects.length === 0) continue;
      seen = true;
      const turned = rects.some(({ left, top }, step) => {
        const before = rects[step - 1];
        return before !== undefined && Math.abs(before.top - top) < 2 && left < before.left;
      });
      if (turned) return false;
    }
    return seen;
  }, words);
}
