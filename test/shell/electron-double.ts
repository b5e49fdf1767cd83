import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  HandlerDetails,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  NativeImage,
  Rectangle,
  WindowOpenHandlerResponse,
} from 'electron';
import { APP_ORIGIN } from '../../electron/shell/app-scheme.ts';
import type {
  ShellContents,
  ShellElectron,
  ShellSession,
  ShellWindow,
} from '../../electron/shell/shell-electron.ts';
import { DoubleSafeStorage } from './double-safe-storage.ts';
import { DoubleTray } from './double-tray.ts';

/** An event as Electron hands it to listeners. */
class DoubleEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Emits like Electron; true when nobody prevented what was about to happen. */
function emitAsking(emitter: EventEmitter, name: string, ...args: readonly unknown[]): boolean {
  const event = new DoubleEvent();
  emitter.emit(name, event, ...args);
  return !event.defaultPrevented;
}

export class DoubleContents extends EventEmitter implements ShellContents {
  openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null;
  reloads = 0;
  readonly replaced: string[] = [];

  reload(): void {
    this.reloads += 1;
  }
  replaceMisspelling(word: string): void {
    this.replaced.push(word);
  }
  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openHandler = handler;
  }

  /** What a page does; true when it is let. */
  goes(event: 'will-frame-navigate' | 'will-navigate' | 'will-redirect', url: string): boolean {
    const details = Object.assign(new DoubleEvent(), {
      url,
      isMainFrame: true,
      isSameDocument: false,
      frame: null,
    });
    this.emit(event, details);
    return !details.defaultPrevented;
  }
  attachesWebview(): boolean {
    return emitAsking(this, 'will-attach-webview', {}, {});
  }
  /** window.open, a link with a target, a click with Shift. */
  opensWindow(url: string): 'allow' | 'deny' {
    const details: HandlerDetails = {
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'no-referrer' },
      postBody: undefined,
    };
    return this.openHandler?.(details).action ?? 'allow';
  }
}

export class DoubleWindow extends EventEmitter implements ShellWindow {
  readonly options: BrowserWindowConstructorOptions;
  readonly webContents = new DoubleContents();
  /** Addresses in order; a step within a page that is there is no new load. */
  readonly loads: { readonly url: string; readonly samePage: boolean; readonly status: number | null }[] = [];
  readonly done: string[] = [];
  bounds: Rectangle;
  minimized = false;
  focused = true;
  maximized = false;
  destroyed = false;
  readonly #ask: (url: string) => Promise<Response>;

  constructor(options: BrowserWindowConstructorOptions, ask: (url: string) => Promise<Response>) {
    super();
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.options = options;
    this.bounds = { x, y, width, height };
    this.#ask = ask;
  }

  async loadURL(url: string): Promise<void> {
    const page = (address: string) => address.split('#')[0];
    const before = this.loads.at(-1)?.url;
    const samePage = before !== undefined && before !== url && page(before) === page(url);
    const response = samePage ? null : await this.#ask(page(url) ?? url);
    await response?.body?.cancel();
    this.loads.push({ url, samePage, status: response?.status ?? null });
    if (!samePage) this.emit('ready-to-show');
  }
  show(): void {
    this.done.push('show');
  }
  focus(): void {
    this.done.push('focus');
  }
  restore(): void {
    this.minimized = false;
    this.done.push('restore');
  }
  maximize(): void {
    this.maximized = true;
    this.done.push('maximize');
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  flashFrame(flag: boolean): void {
    this.done.push(flag ? 'flash' : 'calm');
  }
  isFocused(): boolean {
    return this.focused;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }

  /** What the person does. */
  dragTo(bounds: Rectangle): void {
    this.bounds = bounds;
    this.emit('move');
    this.emit('resize');
  }
  close(): void {
    this.emit('close');
    this.destroyed = true;
    this.emit('closed');
  }
}

export class DoubleApp extends EventEmitter {
  readonly isPackaged: boolean;
  readonly done: string[] = [];
  readonly windows: DoubleWindow[] = [];
  ready = false;
  readonly #paths: Map<string, string>;
  readonly #firstInstance: boolean;
  readonly #becameReady = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<number>();
  /** Exit code, when the app has ended. */
  readonly ended = this.#ended.promise;

  constructor(options: { userData: string; firstInstance: boolean; isPackaged: boolean }) {
    super();
    this.isPackaged = options.isPackaged;
    this.#firstInstance = options.firstInstance;
    this.#paths = new Map([['userData', options.userData]]);
  }

  becomeReady(): void {
    this.ready = true;
    this.#becameReady.resolve();
  }
  whenReady(): Promise<void> {
    return this.#becameReady.promise;
  }
  beforeReady(what: string): void {
    if (this.ready) throw new Error(`${what} has to be called before the app is ready.`);
    this.done.push(what);
  }
  enableSandbox(): void {
    this.beforeReady('enableSandbox');
  }
  requestSingleInstanceLock(): boolean {
    this.done.push('requestSingleInstanceLock');
    return this.#firstInstance;
  }
  setAppUserModelId(id: string): void {
    this.done.push(`setAppUserModelId ${id}`);
  }
  setBadgeCount(count: number): boolean {
    this.done.push(`setBadgeCount ${count}`);
    return true;
  }
  setAsDefaultProtocolClient(protocol: string): boolean {
    this.done.push(`setAsDefaultProtocolClient ${protocol}`);
    return true;
  }
  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }
  quit(): void {
    if (!emitAsking(this, 'before-quit')) return;
    this.done.push('quit');
    for (const window of this.windows) if (!window.destroyed) window.close();
    this.#ended.resolve(0);
  }
  exit(code = 0): void {
    this.done.push(`exit ${code}`);
    this.#ended.resolve(code);
  }
  /** The person closes the last window. */
  closeWindows(): void {
    for (const window of this.windows) if (!window.destroyed) window.close();
    this.emit('window-all-closed');
  }
}

type PermissionRequestHandler = Parameters<ShellSession['setPermissionRequestHandler']>[0];
type PermissionCheckHandler = Parameters<ShellSession['setPermissionCheckHandler']>[0];

export class DoubleSession extends EventEmitter implements ShellSession {
  spelling: boolean | null = null;
  blocked: readonly string[] = [];
  onRequest: PermissionRequestHandler | null = null;
  onCheck: PermissionCheckHandler | null = null;
  onDevice: (() => boolean) | null = null;
  onNetwork: Parameters<ShellSession['webRequest']['onBeforeRequest']>[1] | null = null;
  readonly webRequest: ShellSession['webRequest'] = {
    onBeforeRequest: (filter, listener) => {
      this.blocked = filter.urls;
      this.onNetwork = listener;
    },
  };

  setSpellCheckerEnabled(enable: boolean): void {
    this.spelling = enable;
  }
  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.onRequest = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.onCheck = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.onDevice = handler;
  }

  /** A page asks for a permission: what the request and the silent check answer (Electron grants without handlers). */
  asks(permission: string, requestingUrl: string, isMainFrame = true): { request: boolean; check: boolean } {
    let request = this.onRequest === null;
    this.onRequest?.(null, permission, (granted) => (request = granted), { isMainFrame, requestingUrl });
    const origin = /^[\w-]+:\/\/[^/]*\//.exec(requestingUrl)?.[0] ?? '';
    const check = this.onCheck?.(null, permission, origin) ?? true;
    return { request, check };
  }
  /** A page reaches out to the network; true when the request is let go. */
  reachesOut(url: string): boolean {
    let cancelled = false;
    this.onNetwork?.({ url }, (response) => (cancelled = response.cancel === true));
    return !cancelled;
  }
  downloads(url: string): boolean {
    return emitAsking(this, 'will-download', { getURL: () => url }, null);
  }
}

/** Everything of Electron that the shell uses, with what was done to it. */
export interface ElectronDouble extends ShellElectron {
  readonly app: DoubleApp & ShellElectron['app'];
  readonly safeStorage: DoubleSafeStorage;
  readonly session: { readonly defaultSession: DoubleSession };
  readonly schemes: CustomScheme[];
  readonly errors: string[];
  readonly questions: MessageBoxOptions[];
  readonly shown: string[];
  readonly trays: DoubleTray[];
  readonly menus: MenuItemConstructorOptions[][];
  readonly applicationMenu: () => unknown;
  /** Index of the button that the person presses in the next question. */
  answer: number;
  /** What the page's own fetch does; `initiator` is who Electron says asked. */
  page(path: string, init?: RequestInit & { initiator?: string | null }): Promise<Response>;
}

/**
 * @param options.displays the usable areas of the displays, the primary one first
 */
export function createElectronDouble(options: {
  readonly userData: string;
  readonly firstInstance?: boolean;
  readonly isPackaged?: boolean;
  readonly displays?: readonly [Rectangle, ...Rectangle[]];
}): ElectronDouble {
  const { firstInstance = true, isPackaged = false } = options;
  const displays = options.displays ?? [{ x: 0, y: 0, width: 1920, height: 1040 }];
  const app = new DoubleApp({ userData: options.userData, firstInstance, isPackaged });
  const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  const menus: MenuItemConstructorOptions[][] = [];
  let applicationMenu: unknown = null;

  const ask = (url: string, init: RequestInit & { initiator?: string | null } = {}): Promise<Response> => {
    const handler = handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined)
      return Promise.reject(new Error(`net::ERR_UNKNOWN_URL_SCHEME loading '${url}'`));
    const { initiator, ...rest } = init;
    const request = new Request(url, rest);
    return Promise.resolve(
      handler(initiator === undefined ? request : Object.assign(request, { initiatorOrigin: initiator })),
    );
  };

  const double: ElectronDouble = {
    app,
    BrowserWindow: class extends DoubleWindow {
      constructor(windowOptions: BrowserWindowConstructorOptions) {
        if (!app.ready) throw new Error('Cannot create BrowserWindow before app is ready');
        super(windowOptions, ask);
        app.windows.push(this);
        app.emit('web-contents-created', new DoubleEvent(), this.webContents);
      }
    },
    dialog: {
      showErrorBox: (title, content) => void double.errors.push(`${title}: ${content}`),
      showMessageBox(question) {
        double.questions.push(question);
        return Promise.resolve({ response: double.answer, checkboxChecked: false });
      },
    },
    Menu: {
      buildFromTemplate(template) {
        menus.push(template);
        return { popup: () => void double.shown.push('popup') };
      },
      setApplicationMenu: (menu) => void (applicationMenu = menu),
    },
    nativeImage: {
      createFromDataURL(url) {
        if (!url.startsWith('data:image/png;base64,')) throw new Error('the icon is no picture');
        // Nothing looks into it: the double of the tray takes whatever it is given.
        return Object.create(null) as NativeImage;
      },
    },
    Tray: class extends DoubleTray {
      constructor(_image: NativeImage) {
        super();
        double.trays.push(this);
      }
    },
    trays: [],
    nativeTheme: { shouldUseDarkColors: false },
    protocol: {
      registerSchemesAsPrivileged(schemes) {
        app.beforeReady('registerSchemesAsPrivileged');
        double.schemes.push(...schemes);
      },
      handle(scheme, handler) {
        if (!app.ready) throw new Error('protocol.handle before the app is ready');
        handlers.set(scheme, handler);
      },
    },
    safeStorage: new DoubleSafeStorage(),
    screen: {
      getAllDisplays: () => displays.map((workArea) => ({ workArea })),
      getPrimaryDisplay: () => ({ workArea: displays[0] }),
    },
    session: { defaultSession: new DoubleSession() },
    shell: { showItemInFolder: (path) => void double.shown.push(path) },
    schemes: [],
    errors: [],
    questions: [],
    shown: [],
    menus,
    applicationMenu: () => applicationMenu,
    answer: 0,
    page: (path, init = {}) => ask(`${APP_ORIGIN}${path}`, { initiator: APP_ORIGIN, ...init }),
  };
  return double;
}
