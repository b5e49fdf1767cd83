import { join } from 'node:path';
import { DEEP_LINK_SCHEME, fragmentOf, parseDeepLink } from '../../shared/contract/deep-link.ts';
import { createConsole } from '../core/create-console.ts';
import { listenForCalls, type CallListener } from '../core/host/call-listener.ts';
import { deskLog } from '../core/host/desk-log.ts';
import { hostPorts } from '../core/host/host-ports.ts';
import { lockFolder } from '../core/host/lock-folder.ts';
import { readPolicy } from '../core/host/read-policy.ts';
import { trustSystemCertificates } from '../core/host/trust-system-certificates.ts';
import type { Console } from '../core/ports.ts';
import { appMenu } from './app-menu.ts';
import { APP_PRIVILEGES, serveAppScheme } from './app-scheme.ts';
import { guardContents } from './guard-contents.ts';
import { guardSession } from './guard-session.ts';
import { bringForward, openMainWindow } from './open-main-window.ts';
import { createSafeStorageKeyStore } from './safe-storage-key-store.ts';
import type { ShellElectron, ShellWindow } from './shell-electron.ts';
import { startUpdates, type Updater } from './start-updates.ts';

/** What the shell is started with. */
export interface ShellStart {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
  /** Folder in which packaging leaves `app-update.yml`. */
  readonly resourcesFolder: string;
  readonly loadUpdater: () => Promise<Updater>;
  readonly now: () => number;
}

/** `appId` of electron-builder.yml: by it Windows tells whose notifications they are. */
const APP_ID = 'org.desk311.console';
/** A console that does not close in this time, in milliseconds, is left behind: what it acknowledged is on disk. */
const LONGEST_CLOSE = 5_000;

/**
 * Runs Desk311 in Electron until it quits. What has to be said before Electron is ready is said before the first wait.
 * Resolves when the window is open, or when it turned out that Desk311 runs already or can't start (the person is told).
 */
export async function startShell(electron: ShellElectron, start: ShellStart): Promise<void> {
  const { app } = electron;
  const ownFolder = start.env['DESK311_DATA'];
  if (ownFolder !== undefined && ownFolder !== '') app.setPath('userData', join(ownFolder, 'electron'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const userData = app.getPath('userData');
  const dataFolder = ownFolder ? join(ownFolder, 'console') : join(userData, 'console');
  const log = deskLog(dataFolder);
  app.enableSandbox();
  if (start.platform === 'win32') app.setAppUserModelId(APP_ID);
  electron.protocol.registerSchemesAsPrivileged([APP_PRIVILEGES]);
  guardContents(app, log);

  let desk: Console | null = null;
  let calls: CallListener | null = null;
  let window: ShellWindow | null = null;
  let lock: ReturnType<typeof lockFolder> = null;
  let stopUpdates: () => void = () => undefined;
  let closing: Promise<void> | null = null;
  let closed = false;
  /** Where a link that came before the window wants to go. */
  let fragment = fragmentIn(start.argv, log);

  const openWindow = () => {
    if (window !== null) {
      bringForward(window, fragment, log);
    } else if (desk !== null) {
      const { platform, now } = start;
      const stateFile = join(userData, 'window.json');
      window = openMainWindow(electron, { stateFile, platform, fragment, log, now });
      window.on('closed', () => (window = null));
    } else {
      return;
    }
    fragment = '';
  };

  app.on('second-instance', (_event, argv) => {
    fragment = fragmentIn(argv, log);
    openWindow();
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    fragment = fragmentIn([url], log);
    openWindow();
  });
  app.on('activate', openWindow);
  app.on('window-all-closed', () => {
    if (start.platform !== 'darwin') app.quit();
  });
  app.on('child-process-gone', (_event, { type, reason }) => log(`a process is gone: ${type}, ${reason}`));
  app.on('before-quit', (event) => {
    if (closed || desk === null) return;
    event.preventDefault();
    stopUpdates();
    closing ??= closeConsole(desk, calls, log).then(() => {
      lock?.release();
      closed = true;
      app.quit();
    });
  });

  await app.whenReady();
  try {
    const policy = readPolicy(start.env);
    lock = lockFolder(dataFolder);
    if (lock === null) {
      throw new Error(
        `Another Desk311 (the one in the browser?) is using ${dataFolder}. Close it, then start again.`,
      );
    }
    trustSystemCertificates();
    const keys = createSafeStorageKeyStore(electron.safeStorage, start.platform, log);
    const { rendererFolder } = start;
    const ports = hostPorts({
      dataFolder,
      rendererFolder,
      fixedHub: policy.hub,
      tilesFolder: policy.tiles,
      keys,
      log,
    });
    const opened = await createConsole(ports);
    desk = opened;
    calls = await listenForCalls({
      port: policy.callPort,
      dataFolder,
      take: (news) => opened.call(news),
      log,
    });
    guardSession(electron.session.defaultSession, start.platform);
    serveAppScheme(electron.protocol, (request) => opened.fetch(request), log);
    if (app.isPackaged) app.setAsDefaultProtocolClient(DEEP_LINK_SCHEME);
    const showLog = () => electron.shell.showItemInFolder(join(dataFolder, 'desk.log'));
    const menu = appMenu(start.platform, !app.isPackaged, { showLog });
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menu));
    openWindow();
    stopUpdates = await startUpdates({
      packaged: app.isPackaged,
      allowed: policy.updates,
      platform: start.platform,
      feedFile: join(start.resourcesFolder, 'app-update.yml'),
      load: start.loadUpdater,
      log,
    });
  } catch (error) {
    log(`could not start: ${error instanceof Error ? error.stack : String(error)}`);
    electron.dialog.showErrorBox(
      'Desk311 could not start',
      error instanceof Error ? error.message : String(error),
    );
    app.exit(1);
  }
}

/** The first link among arguments as a fragment of the page's address; empty when there is none. */
function fragmentIn(argv: readonly string[], log: (line: string) => void): string {
  const given = argv.find((argument) => argument.toLowerCase().startsWith(`${DEEP_LINK_SCHEME}:`));
  if (given === undefined) return '';
  const link = parseDeepLink(given);
  if (link !== null) return fragmentOf(link);
  log('a link was refused: it is none that Desk311 knows');
  return '';
}

/** Never rejects: a quit goes on whatever happens, because what was acknowledged is on disk. */
async function closeConsole(
  desk: Console,
  calls: CallListener | null,
  log: (line: string) => void,
): Promise<void> {
  const waited = Promise.withResolvers<void>();
  const patience = setTimeout(waited.resolve, LONGEST_CLOSE);
  const orderly = async () => {
    await calls?.close();
    const unsent = await desk.unsent();
    log(unsent === 0 ? 'quit' : `quit with ${unsent} unsent; they are kept and go out at the next sign-in`);
    await desk.close();
  };
  await Promise.race([orderly().catch((error: unknown) => log(`quit: ${String(error)}`)), waited.promise]);
  clearTimeout(patience);
}
