import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 7)) {
  throw new Error('The tests need Node 24.7 or later, which `npm test -- <files>` finds.');
}

const globalSetup = './test/global-setup.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    include: ['shared', 'hub', 'electron', 'renderer', 'scripts', 'test'].map(
      (room) => `${room}/**/*.test.{ts,tsx}`,
    ),
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // A worker goes on with the next file: to import everything anew for each takes half of the whole run.
    isolate: false,
    // Programs, databases and browsers are started in tests: on a busy machine that takes its time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    teardownTimeout: 30_000,
    setupFiles: ['./test/set-up-file.ts'],
    globalSetup: existsSync(new URL(globalSetup, import.meta.url)) ? [globalSetup] : [],
  },
});
