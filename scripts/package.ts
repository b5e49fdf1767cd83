import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { buildDesktop } from './build-desktop.ts';
import { buildRenderer } from './build-renderer.ts';
import { fetchElectron } from './find-electron.ts';
import { root } from './source-files.ts';

/** How long Electron's own installer may try to fetch the binary, in milliseconds. */
const FETCH_PATIENCE = 300_000;

// `npm run package -- [electron-builder's own arguments]`: packages for this system, into dist/packages.
if (await buildRenderer()) {
  const files = await buildDesktop();
  if (await fetchElectron(FETCH_PATIENCE)) {
    process.exitCode = await electronBuilder();
  } else {
    console.error(
      `No package was made: Electron's binary is not here and could not be fetched; what goes into one is built (dist/renderer and, in dist/electron, ${files.join(', ')}).`,
    );
    process.exitCode = 1;
  }
} else {
  process.exitCode = 1;
}

async function electronBuilder(): Promise<number> {
  const builder = fileURLToPath(import.meta.resolve('electron-builder/cli.js'));
  const child = spawn(process.execPath, [builder, '--publish', 'never', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
