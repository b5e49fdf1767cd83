import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeImage,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} from 'electron';
import { startShell } from './start-shell.ts';

// Not awaited: Electron becomes ready only after its first module has ended.
void startShell(
  {
    app,
    BrowserWindow,
    dialog,
    Menu,
    nativeImage,
    nativeTheme,
    protocol,
    safeStorage,
    screen,
    session,
    shell,
    Tray,
  },
  {
    argv: process.argv.slice(1),
    env: process.env,
    platform: process.platform,
    rendererFolder: join(import.meta.dirname, '..', 'renderer'),
    resourcesFolder: process.resourcesPath,
    loadUpdater: async () => (await import('electron-updater')).default.autoUpdater,
    now: () => Date.now(),
  },
);
