import { renameSync, writeFileSync } from 'node:fs';
import type { ShellWindow } from './shell-electron.ts';
import type { WindowState } from './window-state.ts';

/** Moving a window tells of each pixel; the file is written when it rests, in milliseconds. */
const REST = 500;

/** Writes down where the window is, whenever it comes to rest and when it closes. */
export function keepWindowState(window: ShellWindow, file: string, log: (line: string) => void): void {
  let resting: NodeJS.Timeout | undefined;

  // Without waiting: after the last window has closed there is no time left.
  const write = () => {
    clearTimeout(resting);
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    } catch (error) {
      log(`the window's place was not kept: ${String(error)}`);
    }
  };
  const writeSoon = () => {
    clearTimeout(resting);
    resting = setTimeout(write, REST);
  };
  window.on('move', writeSoon);
  window.on('resize', writeSoon);
  window.on('maximize', writeSoon);
  window.on('unmaximize', writeSoon);
  window.on('close', write);
}
