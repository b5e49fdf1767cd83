import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildRenderer } from './build-renderer.ts';
import { openDesktop } from './open-desktop.ts';
import { root } from './source-files.ts';

/** How long children get to stop by themselves, in milliseconds, before they are ended. */
const LONGEST_STOP = 4_500;

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    'no-demo': { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    'no-open': { type: 'boolean', default: false },
  },
});
const dataFolder = resolve(process.env['DESK311_DATA'] || join(root, '.desk311'));
const children: ChildProcess[] = [];
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
await main();

async function main(): Promise<void> {
  if (!(await buildRenderer())) return stop(1);
  const hub = await startHub();
  if (hub === null) return stop(1);
  if (!options['no-demo']) {
    const demo = run('hub/demo/main.ts', ['--if-empty', '--cases', options.cases]);
    if ((await ended(demo)) !== 0) return stop(1);
  }
  if (!options.browser && (await openDesktop(hub))) return stop(0);
  const url = await startConsole(hub);
  if (url === null) return stop(1);
  if (!options['no-open']) openInBrowser(url);
  console.log(url);
  // An address lets one browser in, once. A second start of the console asks the running one for another.
  if (process.stdin.isTTY)
    process.stdin.on('data', () => run('electron/loopback/main.ts', [], { DESK311_HUB: hub }));
}

/** The hub's address, when it is ready; null when it could not start (it has said why). */
async function startHub(): Promise<string | null> {
  const child = run('hub/main.ts', [], messagesByDefault());
  endWith(child);
  const note = join(dataFolder, 'hub.json');
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) return null;
    const ready = existsSync(note) ? readNote(note) : null;
    if (ready?.pid === child.pid && ready !== null) return `http://127.0.0.1:${ready.port}`;
    await pause(50);
  }
}

/**
 * A demo shows what residents would be told: as files in the data folder, with links to pages of this hub, unless the
 * environment says otherwise.
 */
function messagesByDefault(): Record<string, string> {
  const { DESK311_MAIL: mail, DESK311_SMS: sms, DESK311_PUBLIC_URL: url } = process.env;
  return { DESK311_MAIL: mail || 'folder', DESK311_SMS: sms || 'folder', DESK311_PUBLIC_URL: url || 'own' };
}

function readNote(path: string): { port: number; pid: number } | null {
  try {
    const { port, pid } = JSON.parse(readFileSync(path, 'utf8')) as { port: unknown; pid: unknown };
    return typeof port === 'number' && typeof pid === 'number' ? { port, pid } : null;
  } catch {
    // It is being written just now; the next look finds it whole.
    return null;
  }
}

async function startConsole(hub: string): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'desk311-'));
  const readyFile = join(folder, 'ready.json');
  try {
    const child = run(
      'electron/loopback/main.ts',
      ['--ready-file', readyFile],
      { DESK311_HUB: hub },
      'ignore',
    );
    for (;;) {
      if (existsSync(readyFile)) {
        const { url } = JSON.parse(readFileSync(readyFile, 'utf8')) as { url: string };
        return url;
      }
      if (child.exitCode !== null) return null;
      await pause(50);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts one of our programs in a process group of its own, so that Ctrl+C reaches it only through us, in order. */
function run(
  file: string,
  args: readonly string[],
  env: Record<string, string> = {},
  stdout: 'inherit' | 'ignore' = 'inherit',
): ChildProcess {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    env: { ...process.env, DESK311_DATA: dataFolder, ...env },
    stdio: ['ignore', stdout, 'inherit'],
    detached: process.platform !== 'win32',
  });
  children.push(child);
  return child;
}

/** Hub and console live and die together. */
function endWith(child: ChildProcess): void {
  child.on('exit', (code) => {
    if (!stopping) void stop(code ?? 1);
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.once('exit', (code) => done(code)));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** Ends the console first, then the hub, which ends its database. */
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  const forced = setTimeout(() => {
    for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
  }, LONGEST_STOP);
  for (const child of children.toReversed()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await ended(child);
  }
  clearTimeout(forced);
  process.exit(code);
}

/** Shows the console in the person's own browser where there is a screen; the address is printed either way. */
function openInBrowser(url: string): void {
  const screen = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (!screen || process.env['CI']) return;
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  const opener = spawn(command, args, { stdio: 'ignore', detached: true });
  opener.on('error', () =>
    console.log('No browser could be opened from here: open the address below yourself.'),
  );
  opener.unref();
}
