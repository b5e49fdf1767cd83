import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import type { JourneyFrame, Shoot } from '../screens/intake-journeys/journey-desk.ts';
import { strokeWords } from '../screens/keystrokes.ts';

/** Pictures of one journey, taken one after the other. */
interface Film {
  readonly shoot: Shoot;
  /** Puts what was taken on one sheet, with what was pressed before each; a PNG. */
  develop(browser: Browser, title: string): Promise<Buffer>;
}

/** Screens settle within this, milliseconds. */
const SETTLE = 700;
/** How wide a picture stands on the sheet, pixels. */
const WIDTH = 800;
/** A strip should be quick to load, bytes; colours are taken from it until it is. */
const MOST_BYTES = 380_000;
const COLOURS = [192, 128, 96, 64, 48, 32];

const STYLE = `
  body { margin: 0; padding: 20px; width: ${2 * WIDTH + 20}px; background: #f3f5f5; color: #16211f; font: 17px Inter }
  h1 { margin: 0 0 16px; font-size: 22px; font-weight: 600 }
  ol { margin: 0; padding: 0; list-style: none; display: grid; grid-template-columns: 1fr 1fr; gap: 20px }
  p { margin: 0 0 6px; min-height: 24px }
  kbd { font: 600 17px Inter }
  span { color: #45524f }
  img { display: block; width: ${WIDTH}px; border: 1px solid #b9c4c1; box-sizing: border-box }
`;

const inHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

async function font(): Promise<string> {
  const path = createRequire(import.meta.url).resolve(
    '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  );
  const data = (await readFile(path)).toString('base64');
  return `@font-face { font-family: Inter; font-weight: 100 900; src: url(data:font/woff2;base64,${data}) }`;
}

async function small(picture: Buffer): Promise<Buffer> {
  let best = picture;
  for (const colours of COLOURS) {
    best = await sharp(picture).png({ palette: true, colours, effort: 10, dither: 0 }).toBuffer();
    if (best.length <= MOST_BYTES) break;
  }
  return best;
}

function frameInHtml({ frame, picture }: { frame: JourneyFrame; picture: Buffer }, at: number): string {
  const keys = strokeWords(frame.strokes);
  const pressed = keys === '' ? '' : `<kbd>${inHtml(keys)}</kbd> &nbsp;`;
  const data = picture.toString('base64');
  return `<li><p>${at + 1}. ${pressed}<span>${inHtml(frame.what)}</span></p><img src="data:image/png;base64,${data}"></li>`;
}

/** Opens a film for one journey. */
export function openFilm(): Film {
  const taken: { frame: JourneyFrame; picture: Buffer }[] = [];
  return {
    shoot: async ({ screen: { page } }, frame) => {
      await page.waitForTimeout(SETTLE);
      taken.push({ frame, picture: await page.screenshot({ animations: 'disabled' }) });
    },
    develop: async (browser, title) => {
      const page = await browser.newPage({ viewport: { width: 2 * WIDTH + 60, height: 800 } });
      const frames = taken.map(frameInHtml).join('');
      await page.setContent(
        `<style>${await font()}${STYLE}</style><h1>${inHtml(title)}</h1><ol>${frames}</ol>`,
      );
      await page.evaluate(() => document.fonts.ready);
      const sheet = await page.screenshot({ fullPage: true });
      await page.close();
      return small(sheet);
    },
  };
}
