import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openBrowser } from '../browser.ts';
import { PASSWORD, PEOPLE, settleDemoCity } from '../demo-city.ts';
import { startDesk, type DeskProgram } from '../desk-program.ts';
import { startHub, type HubProgram } from '../hub-program.ts';
import { temporaryFolder } from '../program.ts';
import { openScreen, type Screen } from './screen.ts';

/** Somebody's console, a process of its own, and the window they look at. */
export interface Seat {
  readonly desk: DeskProgram;
  readonly screen: Screen;
  /** Where the console keeps its data; it outlives the process. */
  readonly folder: string;
}

/** One hub with a demo city, and a browser. */
export interface Stage {
  readonly browser: Browser;
  readonly databaseUrl: string;
  hub(): HubProgram;
  stopHub(): Promise<void>;
  /** The same hub again, at the address it had. Desks try again at once, as by "Try now", or in their own time. */
  startHub(when?: 'at once' | 'in their own time'): Promise<void>;
  /** A console and its window, nobody signed in. `hub` null leaves the address to the first-run screen. */
  seat(look?: BrowserContextOptions, hub?: string | null): Promise<Seat>;
  /** A console without a window, nobody signed in: somebody whose screen does not matter. */
  desk(): Promise<DeskProgram>;
  /** The console once more on a folder whose own has ended, in a new window. */
  seatAgain(folder: string, look?: BrowserContextOptions): Promise<Seat>;
  /** What went wrong on any screen so far. */
  problems(): string[];
  /** Ends everything that was started. */
  close(): Promise<void>;
}

/** The city a stage has: its database, '' to let the hub bring its own, and what fills both it and the hub's folder. */
interface StageCity {
  readonly databaseUrl: string;
  /** Brings files into the hub's folder before it starts. */
  readonly bring?: (home: string) => Promise<void>;
  /** Makes a demo city of so many cases in the database, which is empty. */
  readonly cases?: number;
}

/** @param settings more of the hub's environment */
export async function openStage(
  { databaseUrl, bring, cases }: StageCity,
  settings: Readonly<Record<string, string>> = {},
): Promise<Stage> {
  const home = temporaryFolder();
  const folders = [home];
  const seats: Seat[] = [];
  const desks: DeskProgram[] = [];
  await bring?.(home.path);
  const opening = openBrowser();
  let hub = await startHub(databaseUrl, home.path, 0, settings);
  const { url } = hub;
  if (cases !== undefined) await settleDemoCity(databaseUrl, home.path, cases);
  const browser = await opening;

  const sit = async (
    folder: string,
    look?: BrowserContextOptions,
    address: string | null = url,
  ): Promise<Seat> => {
    const desk = await startDesk(folder, address);
    desks.push(desk);
    const screen = await openScreen(browser, await desk.newAddress(), look);
    const seat = { desk, screen, folder };
    seats.push(seat);
    return seat;
  };

  return {
    browser,
    databaseUrl,
    hub: () => hub,
    stopHub: async () => void (await hub.stop()),
    startHub: async (when = 'at once') => {
      hub = await startHub(databaseUrl, home.path, Number(new URL(url).port), settings);
      // One that has ended, or at which nobody is signed in, has nothing to try.
      if (when === 'at once') await Promise.allSettled(desks.map((desk) => desk.ask('connection.retry', {})));
    },
    seat: (look, address) => {
      const folder = temporaryFolder();
      folders.push(folder);
      return sit(folder.path, look, address);
    },
    desk: async () => {
      const folder = temporaryFolder();
      folders.push(folder);
      const desk = await startDesk(folder.path, url);
      desks.push(desk);
      return desk;
    },
    seatAgain: sit,
    problems: () => seats.flatMap(({ screen }) => screen.problems),
    close: async () => {
      await browser.close();
      await Promise.all(desks.map((desk) => desk.stop()));
      await hub.stop();
      for (const folder of folders) folder.remove();
    },
  };
}

/** Signs in by the keyboard, whoever was at the desk before, and waits until everything is there. */
export async function signIn({ screen }: Pick<Seat, 'screen'>, role: keyof typeof PEOPLE): Promise<void> {
  const field = /textbox "(Sign-in name|Password)"/;
  await screen.focuses(field);
  // Of a desk that one person uses, the name stands there already.
  if ((await screen.focus()).includes('Password')) await screen.press('Shift+Tab', 'Control+A');
  await screen.type(PEOPLE[role]);
  await screen.press('Tab');
  await screen.type(PASSWORD);
  await screen.press('Enter');
  await screen.sees(/^Live$/, 60_000);
}

/** Types into the search box and does what its first row says. Ready when the box is closed. */
async function enter({ page, press, focuses, type }: Screen, keys: string, words: string): Promise<void> {
  await press(keys);
  await focuses('combobox "Search');
  await type(words);
  await press('Enter');
  await page.getByRole('listbox', { name: 'Results' }).waitFor({ state: 'detached' });
}

/** Runs a command by its name, through the palette. */
export function command({ screen }: Pick<Seat, 'screen'>, words: string): Promise<void> {
  return enter(screen, 'Control+Shift+P', words);
}

/** Goes to a case by its number, as it is read out, through the search box. */
export async function openByNumber({ screen }: Pick<Seat, 'screen'>, number: string): Promise<void> {
  await enter(screen, 'Control+k', number);
  await screen.page.getByRole('heading', { level: 1, name: number }).waitFor();
}
