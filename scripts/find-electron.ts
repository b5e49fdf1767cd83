import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './source-files.ts';

const packageFolder = join(root, 'node_modules', 'electron');
const BINARIES: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  linux: 'electron',
  win32: 'electron.exe',
};

/**
 * Electron's binary, or null when it is not here. It is looked for by file: the package itself would start to fetch it.
 * ELECTRON_OVERRIDE_DIST_PATH names another folder to look in, as it does for Electron's own tools.
 */
export function findElectron(env: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const binary = BINARIES[process.platform];
  if (binary === undefined) return null;
  const own = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = own === undefined || own === '' ? join(packageFolder, 'dist') : own;
  const path = join(folder, binary);
  return existsSync(path) && (folder === own || isWhole()) ? path : null;
}

/** Lets Electron's own installer fetch the binary for at most so many milliseconds. True when it is here afterwards. */
export async function fetchElectron(patience: number): Promise<boolean> {
  if (findElectron() !== null) return true;
  try {
    await promisify(execFile)(process.execPath, [join(packageFolder, 'install.js')], { timeout: patience });
  } catch {
    // No network, a proxy, too slow: the reason does not matter to whoever goes on without.
    return false;
  }
  return findElectron() !== null;
}

/** The installer writes this file last, so a download that broke off is not taken for Electron. */
function isWhole(): boolean {
  const mark = join(packageFolder, 'path.txt');
  return existsSync(mark) && readFileSync(mark, 'utf8') === BINARIES[process.platform];
}
