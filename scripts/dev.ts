import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './source-files.ts';

/**
 * `npm start`, with screens that are built again as their sources change: reload the page to see them. They are built and
 * served exactly as they ship, under the same policy; a dev server of its own would need a laxer one.
 */
const vite = spawn(
  process.execPath,
  [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    'renderer',
    '--config',
    'renderer/vite.config.ts',
    '--watch',
    '--logLevel',
    'warn',
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);
const start = spawn(
  process.execPath,
  [join(root, 'scripts/start.ts'), '--browser', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => start.kill(signal));
start.on('exit', (code) => {
  vite.kill();
  process.exitCode = code ?? 1;
});
