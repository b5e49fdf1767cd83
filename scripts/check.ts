import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, sourceFiles } from './source-files.ts';

interface Step {
  readonly name: string;
  /** A JavaScript or TypeScript file that Node runs, and its arguments. */
  readonly run: readonly [string, ...string[]];
  /** Patterns that must all find a file before the step makes sense. */
  readonly needs: readonly string[];
}

interface Outcome {
  readonly name: string;
  readonly result: 'passed' | 'failed' | 'skipped';
  readonly seconds: number;
  readonly text: string;
}

const code = (folder: string): string => `${folder}/**/*.{ts,tsx}`;

const rooms = [
  'shared',
  'hub',
  'electron/core',
  'electron/loopback',
  'electron/shell',
  'renderer',
  'test',
].map(code);

const types = (config: string, ...needs: string[]): Step => ({
  name: `types: ${config}`,
  run: ['node_modules/typescript/bin/tsc', '--project', `tsconfig.${config}.json`, '--pretty', 'false'],
  needs,
});

// The slow ones first, so that two at a time end together.
const steps: readonly Step[] = [
  { name: 'lint', run: ['node_modules/oxlint/bin/oxlint', '--format', 'unix'], needs: [] },
  { name: 'unused code', run: ['node_modules/knip/bin/knip.js', '--no-progress'], needs: rooms },
  { name: 'boundaries', run: ['scripts/check-boundaries.ts'], needs: [] },
  types('test', code('scripts')),
  types('renderer', code('renderer')),
  types('renderer-node', 'renderer/vite.config.ts'),
  types('hub', code('hub')),
  types('core', code('electron/core')),
  types('shell', code('electron/shell')),
  types('shared', code('shared')),
  { name: 'format', run: ['node_modules/oxfmt/bin/oxfmt', '--check'], needs: [] },
];

const queue = [...steps];
const outcomes: Outcome[] = [];
await Promise.all([takeSteps(), takeSteps()]);
report();

async function takeSteps(): Promise<void> {
  for (let step = queue.shift(); step; step = queue.shift()) outcomes.push(await outcomeOf(step));
}

async function outcomeOf({ name, run: command, needs }: Step): Promise<Outcome> {
  const missing = needs.filter((pattern) => sourceFiles(root, pattern).length === 0);
  if (missing.length > 0) {
    return { name, result: 'skipped', seconds: 0, text: `no ${missing.join(', ')} yet` };
  }
  const started = performance.now();
  const { code, text } = await run(command);
  const seconds = (performance.now() - started) / 1000;
  return { name, result: code === 0 ? 'passed' : 'failed', seconds, text };
}

function run([file, ...args]: Step['run']): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const { promise, resolve, reject } = Promise.withResolvers<{ code: number | null; text: string }>();
  child.on('error', reject);
  child.on('close', (code) => resolve({ code, text: Buffer.concat(chunks).toString('utf8').trim() }));
  return promise;
}

function report(): void {
  const byStep = steps.flatMap(({ name }) => outcomes.filter((outcome) => outcome.name === name));
  for (const { name, result, text } of byStep) {
    if (result === 'failed') console.log(`\n== ${name}\n${text}`);
  }
  console.log('');
  for (const { name, result, seconds, text } of byStep) {
    const note = result === 'skipped' ? text : `${seconds.toFixed(1)} s`;
    console.log(`${name.padEnd(22)}${result.padEnd(9)}${note}`);
  }
  if (byStep.some(({ result }) => result === 'failed')) process.exitCode = 1;
}
