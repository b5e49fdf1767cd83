import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../electron/core/host/lock-folder.ts';
import { APP_ORIGIN } from '../../electron/shell/app-scheme.ts';
import { startShell, type ShellStart } from '../../electron/shell/start-shell.ts';
import { createElectronDouble, type DoubleWindow, type ElectronDouble } from './electron-double.ts';

let folder: string;
let renderer: string;
const started: ElectronDouble[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'desk311-shell-'));
  renderer = mkdtempSync(join(tmpdir(), 'desk311-renderer-'));
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Desk311</title>');
});
afterEach(async () => {
  for (const electron of started) {
    electron.app.quit();
    await electron.app.ended;
  }
  started.length = 0;
  for (const path of [folder, renderer]) rmSync(path, { recursive: true, force: true });
});

type DoubleOptions = Partial<Parameters<typeof createElectronDouble>[0]>;

/** Runs the shell's own code to the open window, as Electron would. */
async function start(options: DoubleOptions & Partial<ShellStart> = {}): Promise<ElectronDouble> {
  const { argv = [], env = {}, platform = 'linux' } = options;
  const electron = createElectronDouble({ userData: folder, ...options });
  const running = startShell(electron, {
    argv,
    env,
    platform,
    rendererFolder: renderer,
    resourcesFolder: folder,
    loadUpdater: () => Promise.reject(new Error('no updater here')),
    now: options.now ?? (() => 0),
  });
  electron.app.becomeReady();
  await running;
  if (electron.app.windows.length > 0) started.push(electron);
  return electron;
}

function onlyWindow({ app }: ElectronDouble): DoubleWindow {
  const [window] = app.windows;
  if (window === undefined || app.windows.length > 1) throw new Error(`${app.windows.length} windows`);
  return window;
}

async function lastLoad(window: DoubleWindow, count: number): Promise<string | undefined> {
  while (window.loads.length < count) await sleep(5);
  return window.loads.at(-1)?.url;
}

const logOf = () => readFileSync(join(folder, 'console', 'desk.log'), 'utf8');

describe('start', () => {
  it('says before Electron is ready what has to be said then, and opens one locked-down window', async () => {
    const electron = await start();
    expect(electron.app.done).toEqual([
      'requestSingleInstanceLock',
      'enableSandbox',
      'registerSchemesAsPrivileged',
    ]);
    expect(electron.schemes).toEqual([
      {
        scheme: 'desk311-app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
      },
    ]);
    const window = onlyWindow(electron);
    expect(window.options.webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      allowRunningInsecureContent: false,
      devTools: true,
      spellcheck: false,
    });
    await lastLoad(window, 1);
    expect(window.loads).toEqual([{ url: `${APP_ORIGIN}/`, samePage: false, status: 200 }]);
    expect(window.done).toEqual(['show']);
    expect(electron.errors).toEqual([]);
  });

  it('serves the renderer under a policy, and its questions from the real console', async () => {
    const electron = await start();
    const page = await electron.page('/');
    expect(await page.text()).toBe('<!doctype html><title>Desk311</title>');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const answer = await electron.page('/rpc/session.get', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([answer.status, await answer.json()]).toEqual([200, { name: 'no-hub' }]);
    const events = await electron.page('/events');
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    await events.body?.cancel();
    const evil = await electron.page('/rpc/session.get', {
      method: 'POST',
      body: '{}',
      initiator: 'https://evil.example',
    });
    expect(evil.status).toBe(403);
  });

  it('leaves at once when Desk311 runs already', async () => {
    const electron = await start({ firstInstance: false });
    expect(electron.app.done).toEqual(['requestSingleInstanceLock', 'quit']);
    expect([electron.schemes, electron.app.windows]).toEqual([[], []]);
  });

  it('tells the person why it can not start', async () => {
    const wrong = await start({ env: { DESK311_HUB: 'hub' } });
    expect(wrong.errors).toEqual([
      expect.stringContaining('Desk311 could not start: DESK311_HUB is not right'),
    ]);
    expect(await wrong.app.ended).toBe(1);

    const other = lockFolder(join(folder, 'console'));
    const second = await start();
    expect(second.errors).toEqual([expect.stringContaining('Another Desk311')]);
    expect(await second.app.ended).toBe(1);
    other?.release();
  });

  it('keeps everything under DESK311_DATA when that is set', async () => {
    const own = join(folder, 'own');
    const electron = await start({ env: { DESK311_DATA: own } });
    expect(electron.app.getPath('userData')).toBe(join(own, 'electron'));
    expect(lockFolder(join(own, 'console'))).toBeNull();
  });
});

describe('pages', () => {
  it('go nowhere but home, and open nothing', async () => {
    const { webContents: page } = onlyWindow(await start());
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
      expect(page.goes(event, `${APP_ORIGIN}/index.html`)).toBe(true);
      for (const url of [
        'http://evil/',
        'https://evil.example/?case=1-460',
        'desk311-app://other/',
        'desk311-app://console.evil.example/',
        'file:///etc/passwd',
        'javascript:alert(1)',
        'data:text/html,evil',
        'desk311://case/1',
      ]) {
        expect([event, url, page.goes(event, url)]).toEqual([event, url, false]);
      }
    }
    expect(page.opensWindow('https://evil.example/')).toBe('deny');
    expect(page.opensWindow(`${APP_ORIGIN}/`)).toBe('deny');
    expect(page.attachesWebview()).toBe(false);
    expect(logOf()).toContain('refused to go to https://evil.example\n');
    expect(logOf()).not.toContain('1-460');
  });

  it('get two permissions at home and none elsewhere', async () => {
    const { defaultSession } = (await start()).session;
    const home = `${APP_ORIGIN}/`;
    expect(defaultSession.asks('notifications', home)).toEqual({ request: true, check: true });
    expect(defaultSession.asks('clipboard-sanitized-write', home)).toEqual({ request: true, check: true });
    for (const permission of [
      'media',
      'geolocation',
      'clipboard-read',
      'display-capture',
      'openExternal',
      'hid',
      'usb',
      'unknown',
    ]) {
      expect([permission, defaultSession.asks(permission, home)]).toEqual([
        permission,
        { request: false, check: false },
      ]);
    }
    expect(defaultSession.asks('notifications', 'https://evil.example/')).toEqual({
      request: false,
      check: false,
    });
    expect(defaultSession.asks('notifications', home, false).request).toBe(false);
    expect(defaultSession.onDevice?.()).toBe(false);
  });

  it('reach no network and download only from home', async () => {
    const { defaultSession } = (await start()).session;
    expect(defaultSession.blocked).toEqual([
      'http://*/*',
      'https://*/*',
      'ws://*/*',
      'wss://*/*',
      'ftp://*/*',
      'file:///*',
    ]);
    expect(defaultSession.reachesOut('https://evil.example/')).toBe(false);
    expect(defaultSession.downloads('https://evil.example/a.exe')).toBe(false);
    expect(defaultSession.downloads('blob:https://evil.example/1')).toBe(false);
    expect(defaultSession.downloads(`blob:${APP_ORIGIN}/1`)).toBe(true);
    expect(defaultSession.spelling).toBe(false);
  });

  it('that stop are started again once, and then only when the person says so', async () => {
    let time = 0;
    const electron = await start({ now: () => time });
    const { webContents: page } = onlyWindow(electron);
    page.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
    expect(page.reloads).toBe(0);
    page.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    expect(page.reloads).toBe(1);
    await sleep(0);
    expect(electron.questions.at(-1)?.message).toBe('The screen stopped and was started again.');
    time = 30_000;
    page.emit('render-process-gone', {}, { reason: 'oom', exitCode: 5 });
    await sleep(0);
    expect(electron.questions.at(-1)?.message).toBe('The screen stopped twice within a minute.');
    expect(page.reloads).toBe(2);
    time = 200_000;
    electron.answer = 1;
    page.emit('unresponsive');
    await sleep(0);
    expect([electron.questions.at(-1)?.message, page.reloads]).toEqual(['The screen does not answer.', 3]);
  });
});

describe('a second start and links', () => {
  it('brings the window forward and opens the link in the page that is there', async () => {
    const electron = await start();
    const window = onlyWindow(electron);
    await lastLoad(window, 1);
    window.minimized = true;
    window.done.length = 0;
    electron.app.emit('second-instance', {}, ['desk311', '--flag', 'desk311://case/1-4601662271']);
    expect(window.done).toEqual(['restore', 'show', 'focus']);
    expect(await lastLoad(window, 2)).toBe(`${APP_ORIGIN}/#/case/1-4601662271`);
    expect(window.loads.at(-1)?.samePage).toBe(true);
    electron.app.emit('second-instance', {}, ['desk311', 'desk311://call?ani=213-555-0142&ucid=c-1']);
    expect(await lastLoad(window, 3)).toBe(`${APP_ORIGIN}/#/call?ani=213-555-0142&ucid=c-1&event=ringing`);
    electron.app.emit('second-instance', {}, ['desk311']);
    expect([window.done.length, window.loads.length]).toEqual([7, 3]);
  });

  it('opens at the link it was started with, on Windows by argument and on macOS by event', async () => {
    const byArgument = await start({ argv: ['.', 'desk311://search?q=pothole+cd14'] });
    expect(await lastLoad(onlyWindow(byArgument), 1)).toBe(`${APP_ORIGIN}/#/search?q=pothole%20cd14`);

    const electron = createElectronDouble({ userData: join(folder, 'mac') });
    const running = startShell(electron, {
      argv: [],
      env: {},
      platform: 'darwin',
      rendererFolder: renderer,
      resourcesFolder: folder,
      loadUpdater: () => Promise.reject(new Error('no updater here')),
      now: () => 0,
    });
    electron.app.emit('open-url', { preventDefault: () => undefined }, 'desk311://case/1-1');
    electron.app.becomeReady();
    await running;
    started.push(electron);
    expect(await lastLoad(onlyWindow(electron), 1)).toBe(`${APP_ORIGIN}/#/case/1-1`);
  });

  it.each([
    ['with a command', 'desk311://command/close?case=1'],
    ['with markup', 'desk311://case/<img src=x onerror=alert(1)>'],
    ['with a control character', 'desk311://search?q=a%00'],
    ['too long', `desk311://search?q=${'a'.repeat(3_000)}`],
    ['with a script', 'desk311:javascript:alert(1)'],
    ['with a call that would do something', 'desk311://call?ani=2135550142&then=open-case'],
  ])('refuses a hostile link, without repeating it: %s', async (_, link) => {
    const electron = await start();
    const window = onlyWindow(electron);
    await lastLoad(window, 1);
    electron.app.emit('second-instance', {}, ['desk311', link]);
    await sleep(10);
    expect(window.loads).toHaveLength(1);
    expect(window.done).toEqual(['show', 'show', 'focus']);
    expect(logOf()).toContain('a link was refused');
    expect(logOf()).not.toContain(link);
  });

  it('registers the link’s scheme only where it is installed', async () => {
    const installed = await start({ isPackaged: true });
    expect(installed.app.done).toContain('setAsDefaultProtocolClient desk311');
    expect(onlyWindow(installed).options.webPreferences?.devTools).toBe(false);
    expect(logOf()).toContain('updates are off: Linux packages carry no signature');
  });
});

describe('window and menu', () => {
  it('comes back where it was, and to the middle when that display is gone', async () => {
    const bounds = { x: 2100, y: 100, width: 1000, height: 700 };
    const left = { x: 0, y: 0, width: 1920, height: 1040 };
    const displays = [left, { x: 1920, y: 0, width: 1920, height: 1040 }] as const;
    const first = await start({ displays });
    await lastLoad(onlyWindow(first), 1);
    onlyWindow(first).dragTo(bounds);
    onlyWindow(first).maximize();
    first.app.closeWindows();
    await first.app.ended;
    const again = await start({ displays });
    await lastLoad(onlyWindow(again), 1);
    const { x, y, width, height } = onlyWindow(again).options;
    expect({ x, y, width, height }).toEqual(bounds);
    expect(onlyWindow(again).maximized).toBe(true);
    again.app.closeWindows();
    await again.app.ended;
    const moved = onlyWindow(await start({ displays: [left] })).options;
    expect([moved.x, moved.y, moved.width, moved.height]).toEqual([460, 170, 1000, 700]);
  });

  it('has a menu that reloads and inspects only while developing', async () => {
    const rolesOf = (electron: ElectronDouble) => JSON.stringify(electron.menus[0]);
    const developing = await start();
    expect(developing.applicationMenu()).not.toBeNull();
    expect(rolesOf(developing)).toContain('"reload"');
    developing.app.closeWindows();
    await developing.app.ended;
    const installed = await start({ isPackaged: true });
    expect(rolesOf(installed)).not.toMatch(/reload|toggleDevTools/);
    expect(rolesOf(installed)).toContain('CmdOrCtrl+Shift+W');
  });

  it('offers spelling, cut, copy and paste on a right click', async () => {
    const electron = await start();
    const { webContents: page } = onlyWindow(electron);
    const nothing = { isEditable: false, selectionText: ' ', editFlags: {}, dictionarySuggestions: [] };
    page.emit('context-menu', {}, nothing);
    expect(electron.shown).toEqual([]);
    page.emit(
      'context-menu',
      {},
      {
        isEditable: true,
        selectionText: 'potole',
        editFlags: { canCut: true, canCopy: true, canPaste: false },
        dictionarySuggestions: ['pothole'],
      },
    );
    expect(electron.shown).toEqual(['popup']);
    expect(electron.menus.at(-1)).toMatchObject([
      { label: 'pothole' },
      { type: 'separator' },
      { role: 'cut', enabled: true },
      { role: 'copy', enabled: true },
      { role: 'paste', enabled: false },
      { type: 'separator' },
      { role: 'selectAll' },
    ]);
  });
});

describe('quit', () => {
  it('closes the console first, logs, and lets go of the folder', async () => {
    const electron = await start();
    electron.app.closeWindows();
    expect(await electron.app.ended).toBe(0);
    expect(logOf()).toMatch(/ quit\n/);
    const lock = lockFolder(join(folder, 'console'));
    expect(lock).not.toBeNull();
    lock?.release();
  });

  it('stays open on macOS when its window is closed, and opens again', async () => {
    const electron = await start({ platform: 'darwin' });
    electron.app.closeWindows();
    expect(electron.app.done).not.toContain('quit');
    electron.app.emit('activate');
    expect(electron.app.windows).toHaveLength(2);
  });
});
