import { APP_ORIGIN } from './app-scheme.ts';
import { callAttention } from './call-attention.ts';
import { offerContextMenu } from './context-menu.ts';
import { keepWindowState } from './keep-window-state.ts';
import { revivePage } from './revive-page.ts';
import type { ShellElectron, ShellWindow } from './shell-electron.ts';
import { placeWindow, readWindowState, SMALLEST } from './window-state.ts';

/** Behind the page until it is drawn: the `page` colours of renderer/design/palettes.ts. */
const PAPER = { light: '#f2f4f4', dark: '#11171a' } as const;

/**
 * Opens the one window, where it was at the last start, on a page that has no more rights than a web site.
 * @param fragment what the page shall open, from a deep link; empty for where the person left off
 */
export function openMainWindow(
  electron: ShellElectron,
  options: {
    readonly stateFile: string;
    readonly platform: NodeJS.Platform;
    readonly fragment: string;
    readonly log: (line: string) => void;
    readonly now: () => number;
  },
): ShellWindow {
  const { log } = options;
  const areas = electron.screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = placeWindow(readWindowState(options.stateFile), [
    electron.screen.getPrimaryDisplay().workArea,
    ...areas,
  ]);
  const window = new electron.BrowserWindow({
    ...place.bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Desk311',
    backgroundColor: electron.nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      allowRunningInsecureContent: false,
      devTools: !electron.app.isPackaged,
      spellcheck: options.platform !== 'linux',
    },
  });
  window.once('ready-to-show', () => {
    if (place.maximized) window.maximize();
    window.show();
  });
  offerContextMenu(window.webContents, electron.Menu);
  callAttention(window, electron, () => bringForward(window, '', log));
  keepWindowState(window, options.stateFile, log);
  revivePage(window, electron, log, options.now);
  show(window, options.fragment, log);
  return window;
}

/** Brings a window to the front; with a fragment, its page goes there without being loaded again. */
export function bringForward(window: ShellWindow, fragment: string, log: (line: string) => void): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  if (fragment !== '') show(window, fragment, log);
}

function show(window: ShellWindow, fragment: string, log: (line: string) => void): void {
  window.loadURL(`${APP_ORIGIN}/${fragment}`).catch((error: unknown) => {
    log(`the page did not open: ${error instanceof Error ? error.message : String(error)}`);
    if (!window.isDestroyed()) window.show();
  });
}
