// Stands in front of every npm script that runs TypeScript. Plain JavaScript, so that an old Node can
// read it, find the Node that `npm ci` brought, or say in one sentence what is missing.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const programs = {
  start: 'scripts/start.ts',
  dev: 'scripts/dev.ts',
  check: 'scripts/check.ts',
  test: 'scripts/test.ts',
  bench: 'test/bench/main.ts',
  import: 'hub/import/main.ts',
  'import-addresses': 'hub/import/addresses/main.ts',
  hub: 'hub/main.ts',
  desktop: 'scripts/desktop.ts',
  package: 'scripts/package.ts',
  'search-rows': 'scripts/search-rows.ts',
  'find-service': 'scripts/find-service.ts',
  'read-closings': 'scripts/read-closings.ts',
  'judge-closings': 'scripts/judge-closings.ts',
  'judge-city': 'hub/signals/main.ts',
  'train-closings': 'scripts/train-closings.ts',
  'build-renderer': 'scripts/build-renderer.ts',
};

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [name, ...args] = process.argv.slice(2);
const file = Object.hasOwn(programs, name) ? programs[name] : undefined;
const node = newEnough(process.versions.node) ? process.execPath : bundledNode();

if (file === undefined) {
  refuse(`Say which program to run: ${Object.keys(programs).join(', ')}.`);
} else if (node === undefined) {
  refuse(
    `Desk311 needs Node 24.7 or later and this is Node ${process.versions.node}: \`npm ci\` brings one on Linux and Windows, elsewhere install it from https://nodejs.org.`,
  );
} else if (!existsSync(join(root, 'node_modules'))) {
  refuse("Desk311's packages are not installed yet: run `npm ci` first.");
} else if (!existsSync(join(root, file))) {
  refuse(`\`npm run ${name}\` has nothing to run: ${file} is missing.`);
} else {
  run(node, [join(root, file), ...args]);
}

/** 24.7 brought crypto.argon2, which sign-in needs. */
function newEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 7);
}

function bundledNode() {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = join(root, 'node_modules', `node-${osName()}-${process.arch}`, 'bin', binary);
  return existsSync(path) ? path : undefined;
}

function osName() {
  return process.platform === 'win32' ? 'win' : process.platform;
}

function refuse(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}

/** Hands everything to the program: terminal, signals, exit code. */
function run(command, commandArgs) {
  const child = spawn(command, commandArgs, {
    cwd: root,
    stdio: 'inherit',
    // What was compiled once is kept: each of our programs starts half a second sooner the next time.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'), ...process.env },
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) {
    process.on(signal, () => {
      // Ctrl+C in a terminal reaches the child by itself; twice would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => refuse(`${command} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code;
      return;
    }
    for (const each of signals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}
