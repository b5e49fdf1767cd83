import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Seat } from '../screens/stage.ts';

/** Takes pictures of what is on a screen. */
export interface Camera {
  /** One picture, once nothing moves any more. */
  take(seat: Pick<Seat, 'screen'>, name: string): Promise<void>;
  /** The same in every look: dark, both high contrasts, a small window, 200 % of a window of 1440x900. */
  takeAll(seat: Pick<Seat, 'screen'>, name: string): Promise<void>;
}

/** Screens settle within this, milliseconds: fonts, answers, the map. */
const SETTLE = 900;
/** Pictures in a README should be quick to load, bytes. */
const MOST_BYTES = 300_000;
const USUAL = { width: 1440, height: 900 };

const LOOKS = [
  ['dark', { colorScheme: 'dark' }, USUAL],
  ['contrast', { contrast: 'more' }, USUAL],
  ['contrast-dark', { colorScheme: 'dark', contrast: 'more' }, USUAL],
  ['small', {}, { width: 1280, height: 720 }],
  ['200', {}, { width: 720, height: 450 }],
] as const;

/**
 * @param folder where the pictures go
 * @param only names of the pictures wanted; null for all
 */
export function openCamera(folder: string, only: ReadonlySet<string> | null): Camera {
  const take: Camera['take'] = async ({ screen }, name) => {
    if (only?.has(name) === false) return;
    await screen.page.waitForTimeout(SETTLE);
    const path = join(folder, `${name}.png`);
    await screen.page.screenshot({ path, animations: 'disabled' });
    const { size } = statSync(path);
    console.log(`${name}.png, ${Math.round(size / 1000)} kB${size > MOST_BYTES ? ': too large' : ''}`);
  };
  return {
    take,
    takeAll: async (seat, name) => {
      await take(seat, name);
      const { page } = seat.screen;
      for (const [look, media, size] of LOOKS) {
        if (only?.has(`${name}-${look}`) === false) continue;
        await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference', ...media });
        await page.setViewportSize(size);
        await take(seat, `${name}-${look}`);
      }
      await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
      await page.setViewportSize(USUAL);
    },
  };
}
