import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import sparticuz from '@sparticuz/chromium';

/** Browsers a machine may have; used before the one that comes with npm. */
const SYSTEM = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A real Chromium: the system's, or the one inside an npm package. Only these arguments: the package's own defaults are
 * single-process and switch web security off, which would make the tests worthless.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = SYSTEM.find((path) => existsSync(path)) ?? (await sparticuz.executablePath());
  return chromium.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu'] });
}
