import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  CallbackResponse,
  ContextMenuParams,
  Details,
  Dialog,
  Display,
  DownloadItem,
  Event,
  Menu,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  MessageBoxReturnValue,
  NativeImage,
  NativeTheme,
  PermissionRequest,
  Protocol,
  Rectangle,
  RenderProcessGoneDetails,
  SafeStorage,
  Session,
  Shell,
  Tray,
  WebContents,
  WebContentsWillFrameNavigateEventParams,
  WebContentsWillNavigateEventParams,
  WebContentsWillRedirectEventParams,
  WebRequestFilter,
} from 'electron';

/**
 * The part of Electron that the shell uses, so that tests can run the shell's own code with a double behind it.
 * Everything is taken from electron.d.ts, and main.ts passes the real thing: the compiler checks that the two agree.
 */
export interface ShellElectron {
  readonly app: ShellApp;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => ShellWindow;
  readonly dialog: Pick<Dialog, 'showErrorBox'> & {
    showMessageBox(options: MessageBoxOptions): Promise<MessageBoxReturnValue>;
  };
  readonly Menu: {
    buildFromTemplate(template: MenuItemConstructorOptions[]): Pick<Menu, 'popup'>;
    setApplicationMenu(menu: Pick<Menu, 'popup'> | null): void;
  };
  readonly nativeImage: { createFromDataURL(dataURL: string): NativeImage };
  readonly nativeTheme: Pick<NativeTheme, 'shouldUseDarkColors'>;
  readonly protocol: Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>;
  readonly safeStorage: ShellSafeStorage;
  readonly screen: {
    getAllDisplays(): Pick<Display, 'workArea'>[];
    getPrimaryDisplay(): Pick<Display, 'workArea'>;
  };
  readonly session: { readonly defaultSession: ShellSession };
  readonly shell: Pick<Shell, 'showItemInFolder'>;
  readonly Tray: new (image: NativeImage) => ShellTray;
}

export type ShellTray = Pick<Tray, 'destroy' | 'setToolTip'> & {
  on(event: 'click', listener: () => void): unknown;
};

export type ShellApp = Pick<
  App,
  | 'enableSandbox'
  | 'exit'
  | 'getPath'
  | 'isPackaged'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setBadgeCount'
  | 'setAsDefaultProtocolClient'
  | 'setPath'
  | 'whenReady'
> & {
  on(event: 'activate' | 'window-all-closed', listener: () => void): unknown;
  on(event: 'before-quit', listener: (event: Event) => void): unknown;
  on(event: 'child-process-gone', listener: (event: Event, details: Details) => void): unknown;
  on(event: 'open-url', listener: (event: Event, url: string) => void): unknown;
  on(event: 'second-instance', listener: (event: Event, argv: string[]) => void): unknown;
  on(event: 'web-contents-created', listener: (event: Event, contents: ShellContents) => void): unknown;
};

export type ShellWindow = Pick<
  BrowserWindow,
  | 'flashFrame'
  | 'focus'
  | 'isDestroyed'
  | 'isFocused'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'show'
> & {
  readonly webContents: ShellContents;
  getNormalBounds(): Rectangle;
  on(event: 'close' | 'closed' | 'maximize' | 'unmaximize', listener: () => void): unknown;
  on(event: 'focus' | 'move' | 'resize', listener: () => void): unknown;
  on(event: 'page-title-updated', listener: (event: Event, title: string) => void): unknown;
  once(event: 'ready-to-show', listener: () => void): unknown;
};

export type ShellContents = Pick<WebContents, 'reload' | 'replaceMisspelling' | 'setWindowOpenHandler'> & {
  on(event: 'context-menu', listener: (event: Event, params: ContextMenuParams) => void): unknown;
  on(
    event: 'render-process-gone',
    listener: (event: Event, details: RenderProcessGoneDetails) => void,
  ): unknown;
  on(event: 'unresponsive', listener: () => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Event) => void): unknown;
  on(
    event: 'will-frame-navigate',
    listener: (details: Event<WebContentsWillFrameNavigateEventParams>) => void,
  ): unknown;
  on(event: 'will-navigate', listener: (details: Event<WebContentsWillNavigateEventParams>) => void): unknown;
  on(event: 'will-redirect', listener: (details: Event<WebContentsWillRedirectEventParams>) => void): unknown;
};

export type ShellSafeStorage = Pick<
  SafeStorage,
  'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
>;

/** Narrowed where the real thing hands over more than the shell looks at. */
export interface ShellSession extends Pick<Session, 'setSpellCheckerEnabled'> {
  setDevicePermissionHandler(handler: () => boolean): void;
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, requestingOrigin: string) => boolean,
  ): void;
  setPermissionRequestHandler(
    handler: (
      contents: unknown,
      permission: string,
      callback: (granted: boolean) => void,
      details: PermissionRequest,
    ) => void,
  ): void;
  readonly webRequest: {
    onBeforeRequest(
      filter: WebRequestFilter,
      listener: (details: { readonly url: string }, callback: (response: CallbackResponse) => void) => void,
    ): void;
  };
  on(event: 'will-download', listener: (event: Event, item: Pick<DownloadItem, 'getURL'>) => void): unknown;
}
