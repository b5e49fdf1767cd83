import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDesktop } from '../../scripts/build-desktop.ts';
import { root } from '../../scripts/source-files.ts';
import { openCommand, PASSWORD, testHub } from '../test-hub.ts';

const run = promisify(execFile);
const outDir = join(root, 'dist', 'electron');
const folder = mkdtempSync(join(tmpdir(), 'desk311-bundle-'));
let files: string[];

beforeAll(async () => {
  files = await buildDesktop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('is one entry that package.json names, and one whole file for each worker', () => {
  const { main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string };
  expect(join(root, main)).toBe(join(outDir, 'main.js'));
  expect(files).toEqual(['main.js', 'files.worker.mjs', 'reader.worker.mjs', 'writer.worker.mjs']);
  for (const name of files) expect(existsSync(join(outDir, name))).toBe(true);
  for (const name of files.slice(1)) expect(importsOf(name)).toEqual(['better-sqlite3']);
});

it('leaves out nothing but Electron and the native module', () => {
  const imports = built().flatMap(importsOf);
  expect(new Set(imports)).toEqual(new Set(['electron', 'better-sqlite3']));
});

it('runs: under Node with the double in place of Electron, to a signed-in desk that finds a case, and to its end', async () => {
  const hub = await testHub();
  const agent = await hub.desk('agent');
  await agent.send(openCommand());
  const double = new URL('electron-module.ts', import.meta.url).href;
  const hooks = `import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) =>
      name === 'electron' ? { url: ${JSON.stringify(double)}, shortCircuit: true } : next(name, context) });`;
  const { stdout } = await run(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(hooks)}`, join(outDir, 'main.js')],
    {
      env: {
        ...process.env,
        DESK311_DATA: '',
        DESK311_HUB: hub.url,
        DOUBLE_USER_DATA: folder,
        DOUBLE_LOGIN: agent.account.login,
        DOUBLE_PASSWORD: PASSWORD,
      },
      timeout: 50_000,
    },
  );
  const page = { url: 'desk311-app://console/', samePage: false, status: pageStatus() };
  expect(JSON.parse(stdout)).toEqual({ page, cases: 1, found: expect.arrayContaining(['case', 'service']) });
  expect(readFileSync(join(folder, 'console', 'desk.log'), 'utf8')).toMatch(/ quit\n/);
});

it('is packaged with its workers and the native module as plain files, and with nothing else, in a locked-down binary', async () => {
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const output = join(folder, 'packages');
  const args = ['--linux', `--${process.arch}`, '--dir', '--publish', 'never'];
  const places = [`-c.electronDist=${fakeElectron()}`, `-c.directories.output=${output}`];
  await run(process.execPath, [builder, ...args, ...places], { cwd: root });

  const app = join(output, readdirSync(output).find((name) => name.endsWith('-unpacked')) ?? '');
  const archive = filesIn(headerOf(join(app, 'resources', 'app.asar')));
  const notOfTheScreen = archive.filter(({ path }) => !path.startsWith('dist/renderer/'));
  const ofSqlite =
    /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/.+\.js|prebuilds\/[\w-]+\.node)$/;
  expect(notOfTheScreen.filter(({ path }) => !ofSqlite.test(path)).map(({ path }) => path)).toEqual(
    [
      ...(existsSync(join(root, 'LICENSE')) ? ['LICENSE'] : []),
      ...built().map((name) => `dist/electron/${name}`),
      'package.json',
    ].toSorted(),
  );
  const native = archive.filter(({ path }) => path.endsWith('.node')).map(({ path }) => path);
  expect(native).toEqual([`node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`]);
  const plain = archive.filter(({ unpacked }) => unpacked).map(({ path }) => path);
  expect(plain.filter((path) => !ofSqlite.test(path))).toEqual(
    files.filter((name) => name !== 'main.js').map((name) => `dist/electron/${name}`),
  );
  expect(plain).toContain(native[0]);
  const beside = join(app, 'resources', 'app.asar.unpacked');
  for (const path of plain) expect(existsSync(join(beside, path))).toBe(true);
  expect(createRequire(join(beside, 'dist', 'electron', 'x-worker.mjs')).resolve('better-sqlite3')).toBe(
    join(beside, 'node_modules', 'better-sqlite3', 'lib', 'index.js'),
  );
  // runAsNode, cookies, NODE_OPTIONS, --inspect, integrity, only the archive, own snapshot, file rights.
  expect(readFileSync(join(app, 'desk311'), 'latin1').slice(FUSES.length + 2)).toBe('01001100');
});

/** What a built file imports, without what is Node's own or built beside it. */
function importsOf(name: string): string[] {
  const text = readFileSync(join(outDir, name), 'utf8');
  return [...text.matchAll(/^import (?:.* from )?"([^."][^"]*)"/gm)]
    .map(([, from = '']) => from)
    .filter((from) => !from.startsWith('node:'));
}

function built(): string[] {
  return readdirSync(outDir).filter((name) => /\.m?js$/.test(name));
}

/** Where Electron's switches stand in its binary. */
const FUSES = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** A folder that looks like Electron to the packager: real enough to see what is put beside and into it. */
function fakeElectron(): string {
  const electron = join(folder, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  mkdirSync(join(electron, 'locales'));
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'version',
    'locales/en-US.pak',
    'chrome_crashpad_handler',
  ]) {
    writeFileSync(join(electron, name), '45.4.1');
  }
  writeFileSync(join(electron, 'electron'), Buffer.from(`${FUSES}\u0001\u000811111111`, 'latin1'), {
    mode: 0o755,
  });
  return electron;
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly unpacked?: boolean;
}

/** The table of contents of an archive: four lengths of four bytes, then JSON. */
function headerOf(archive: string): Entry {
  const bytes = readFileSync(archive);
  return JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8')) as Entry;
}

function filesIn(entry: Entry, path = ''): { path: string; unpacked: boolean }[] {
  if (entry.files === undefined) return [{ path, unpacked: entry.unpacked === true }];
  return Object.entries(entry.files)
    .flatMap(([name, below]) => filesIn(below, path === '' ? name : `${path}/${name}`))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** The screen is served from dist/renderer, when that is built. */
function pageStatus(): number {
  return existsSync(join(root, 'dist', 'renderer', 'index.html')) ? 200 : 404;
}
