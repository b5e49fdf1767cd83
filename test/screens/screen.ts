import { errors, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Stroke } from './keystrokes.ts';

/** What a person at a desk has: a keyboard and eyes. There is no mouse. */
export interface Screen {
  /** For looking only. */
  readonly page: Page;
  /** Presses keys one after the other: "Control+Enter", "j". */
  press(...keys: readonly string[]): Promise<void>;
  /** Types a text, a key at a time. */
  type(text: string): Promise<void>;
  /** Tab until what has the focus is so called ('button "Sign in"', or a part of it). Fails after a hundred. */
  tabTo(what: string | RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<void>;
  /** Role and name of what has the focus, as assistive technology is told them: 'textbox "Password"'. */
  focus(): Promise<string>;
  /** Waits until the focus is on what is so called. */
  focuses(what: string | RegExp): Promise<void>;
  /** Waits until the words are on screen. Returns the milliseconds that took. */
  sees(words: string | RegExp, milliseconds?: number): Promise<number>;
  /** Waits until the words are nowhere on screen. */
  seesNo(words: string | RegExp, milliseconds?: number): Promise<void>;
  /** What the keyboard did since this was last asked. */
  strokes(): readonly Stroke[];
  /** Errors of scripts, of the browser's console and of the content security policy. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** The browser notes every answer that is no 200; an expected failure of the door is one, and none of the screen's. */
const FAILED_ANSWER = /^Failed to load resource: .*/;
const DOOR = /\/(rpc\/[\w.-]+|events|reports\/[\w.]+(\?.*)?|files\/[\w/-]+(\?\w*)?)$/;

function fits(text: string, what: string | RegExp): boolean {
  return typeof what === 'string' ? text.includes(what) : what.test(text);
}

/** Notes whatever goes wrong on a page, from its beginning. */
function watch(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`thrown: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    if (FAILED_ANSWER.test(message.text()) && DOOR.test(url)) return;
    problems.push(`${message.text()} (${url})`);
  });
  return problems;
}

/**
 * Opens an address in a window of its own, as another person's browser would.
 * @param look viewport, colours and the like; 1440x900 and light when nothing is said
 */
export async function openScreen(
  browser: Browser,
  address: string,
  look: BrowserContextOptions = {},
): Promise<Screen> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    locale: 'en-US',
    ...look,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const problems = watch(page);
  await page.goto(address);
  let strokes: Stroke[] = [];

  const focus = async (): Promise<string> => {
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) return 'nothing';
    // What has the focus may go between the two questions, as a dialog that closes does: nothing has it then.
    const said = await focused.ariaSnapshot({ timeout: 2_000 }).catch((error: unknown) => {
      if (error instanceof errors.TimeoutError) return 'nothing';
      throw error;
    });
    const [first = ''] = said.split('\n');
    return first.replace(/^- /, '').replace(/:$/, '');
  };
  const text = (words: string | RegExp) => page.getByText(words).filter({ visible: true }).first();
  const shown = async () =>
    (await page.locator('body').innerText()).replaceAll(/\n+/g, ' | ').slice(0, 3_000);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      strokes.push({ kind: 'key', key });
      await page.keyboard.press(key);
    }
  };

  return {
    page,
    press,
    focus,
    problems,
    type: async (words) => {
      strokes.push({ kind: 'text', text: words });
      await page.keyboard.type(words);
    },
    tabTo: async (what, key = 'Tab') => {
      const passed: string[] = [];
      while (passed.length < 100) {
        await press(key);
        const now = await focus();
        if (fits(now, what)) return;
        passed.push(now);
      }
      throw new Error(`${String(what)} can't be reached by ${key}; passed ${passed.join(' | ')}`);
    },
    focuses: async (what) => {
      const end = performance.now() + 30_000;
      for (;;) {
        const now = await focus();
        if (fits(now, what)) return;
        if (performance.now() > end) throw new Error(`the focus is on ${now}, not on ${String(what)}`);
        await page.waitForTimeout(20);
      }
    },
    sees: async (words, milliseconds = 60_000) => {
      const asked = performance.now();
      try {
        await text(words).waitFor({ timeout: milliseconds });
      } catch (error) {
        throw new Error(`${String(words)} is not on screen; there is:\n${await shown()}`, { cause: error });
      }
      return performance.now() - asked;
    },
    seesNo: (words, milliseconds = 60_000) => text(words).waitFor({ state: 'hidden', timeout: milliseconds }),
    strokes: () => {
      const done = strokes;
      strokes = [];
      return done;
    },
    close: () => context.close(),
  };
}
