import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildDesktop } from './build-desktop.ts';
import { fetchElectron, findElectron } from './find-electron.ts';
import { root } from './source-files.ts';

/** How long Electron's own installer may try to fetch the binary, in milliseconds. */
const FETCH_PATIENCE = 20_000;
/** A failure within this time, in milliseconds, means that Electron can't run here, and not that someone quit. */
const TOO_SOON = 5_000;

/**
 * Opens the console in Electron and stays until the person quits. False when it can't be opened here; then one line was
 * printed that says why.
 * @param hub the hub's address; null leaves it to the environment, the policy or the first-run screen
 */
export async function openDesktop(hub: string | null): Promise<boolean> {
  const reason = await open(hub);
  if (reason !== null) console.log(`Not opening Electron: ${reason}.`);
  return reason === null;
}

async function open(hub: string | null): Promise<string | null> {
  if (!hasDisplay()) return 'this machine has no display';
  if (findElectron() === null) {
    console.log(
      `Electron's binary is not here yet; letting it be fetched for at most ${FETCH_PATIENCE / 1000} s.`,
    );
    if (!(await fetchElectron(FETCH_PATIENCE))) return 'its binary is not here and could not be fetched';
  }
  const binary = findElectron();
  if (binary === null) return 'there is none for this system';
  await buildDesktop();
  console.log('Opening the console in Electron.');
  const started = performance.now();
  const child = spawn(binary, [root], {
    cwd: root,
    env: { ...process.env, ...(hub === null ? {} : { DESK311_HUB: hub }) },
    stdio: 'inherit',
  });
  process.once('exit', () => child.kill());
  try {
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0 && performance.now() - started < TOO_SOON) return `it ended at once with code ${code}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return null;
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}
