import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium, _electron as electron, type Page } from 'playwright-core';
import { findElectron } from '../../scripts/find-electron.ts';
import { root } from '../../scripts/source-files.ts';
import { until } from '../program.ts';

/** Desk311 in a real Electron, with its window. */
export interface Desktop {
  readonly page: Page;
  /** What the main process knows of its windows; null in a package, whose main process can't be asked. */
  windows(): Promise<{ count: number; preloads: number; sandboxed: boolean } | null>;
  quit(): Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

/** On macOS a program that is not signed would be asked about the keychain by a dialog that nobody answers. */
const ARGS = process.platform === 'darwin' ? ['--use-mock-keychain'] : [];

/** The bundle of dist/electron in the Electron of node_modules. */
export async function launchBundle(env: Environment): Promise<Desktop> {
  const executablePath = findElectron();
  if (executablePath === null)
    throw new Error("Electron's binary is not here: node node_modules/electron/install.js");
  const app = await electron.launch({
    executablePath,
    args: [root, ...ARGS],
    env: { ...plainEnvironment(), ...env },
  });
  return {
    page: await app.firstWindow(),
    windows: () =>
      app.evaluate(({ app: electronApp, BrowserWindow }) => {
        const all = BrowserWindow.getAllWindows();
        const page = all[0]?.webContents;
        const metric = electronApp.getAppMetrics().find(({ pid }) => pid === page?.getOSProcessId());
        return {
          count: all.length,
          preloads: page?.session.getPreloadScripts().length ?? -1,
          // Linux does not tell.
          sandboxed: metric?.sandboxed ?? process.platform === 'linux',
        };
      }),
    quit: () => app.close(),
  };
}

/** A packaged Desk311. Its fuses refuse a debugger for the main process, so only the page is asked. */
export async function launchPackage(executable: string, env: Environment): Promise<Desktop> {
  const child = spawn(executable, ['--remote-debugging-port=0', ...ARGS], {
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const address = () => /DevTools listening on (ws:\S+)/.exec(said)?.[1] ?? null;
  const browser = await chromium.connectOverCDP(await until('the package', address, 30_000, () => said));
  const page = await until(
    'its window',
    () => browser.contexts()[0]?.pages()[0] ?? null,
    30_000,
    () => said,
  );
  return {
    page,
    windows: () => Promise.resolve(null),
    quit: async () => {
      const ended = once(child, 'exit');
      await page.close();
      await ended;
    },
  };
}

/** Starts Desk311 once more, with a link, as the system does; resolves with the exit code. */
export async function startAgain(link: string, env: Environment): Promise<number | null> {
  const child = spawn(findElectron() ?? '', [root, ...ARGS, link], {
    env: { ...plainEnvironment(), ...env },
    stdio: 'ignore',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

function plainEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
