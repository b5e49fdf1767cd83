import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { unrest } from './unrest.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Only colours differ between schemes, so all but the first are looked at for those alone. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

const LIGHT = { name: 'light', colorScheme: 'light', contrast: 'no-preference' } as const;
const DARK = { name: 'dark', colorScheme: 'dark', contrast: 'no-preference' } as const;

/** The ways a screen can be coloured: as most see it, by day and by night, and all of them. */
const SCHEMES = {
  light: [LIGHT],
  'light and dark': [LIGHT, DARK],
  all: [
    LIGHT,
    DARK,
    { name: 'high contrast, light', colorScheme: 'light', contrast: 'more' },
    { name: 'high contrast, dark', colorScheme: 'dark', contrast: 'more' },
  ],
} as const;

/** In the page: the theme follows with the next frame, is painted by the one after, and goes over to it slowly. */
async function toLastColours(): Promise<void> {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  await frame();
  await frame();
  // What goes on without end, as a spinner does, has no last colour.
  for (const moving of document.getAnimations()) {
    if (moving.effect?.getComputedTiming().endTime !== Infinity) moving.finish();
  }
  await frame();
}

/** Axe with its half a megabyte handed to a page once: to read it anew takes as long as to look. */
async function axeFor(page: Page): Promise<AxeBuilder> {
  const kept = await page.evaluate(() => 'axe' in window);
  return new AxeBuilder(kept ? { page, axeSource: 'void 0' } : { page });
}

/** What the page breaks of WCAG 2.2 AA, and whether it is at rest. Over a dialog only the dialog is looked at: what lies under it can't be reached. */
export async function violations(
  page: Page,
  schemes: keyof typeof SCHEMES = 'light and dark',
): Promise<string[]> {
  const found = await unrest(page);
  for (const { name, ...media } of SCHEMES[schemes]) {
    await page.emulateMedia(media);
    await page.evaluate(toLastColours);
    const axe = (await axeFor(page)).setLegacyMode(true).options({ resultTypes: ['violations'] });
    if ((await page.getByRole('dialog').count()) > 0) axe.include('[role="dialog"]');
    if (name === 'light') axe.withTags(TAGS);
    else axe.withRules(COLOUR_RULES);
    const { violations: broken } = await axe.analyze();
    for (const { id, nodes } of broken) {
      found.push(
        ...nodes.map((node) => `${name}: ${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
      );
    }
  }
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
  return found;
}
