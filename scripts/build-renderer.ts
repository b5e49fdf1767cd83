import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sourceFiles } from './source-files.ts';

const config = 'renderer/vite.config.ts';
const outDir = join(root, 'dist', 'renderer');
const mark = join(outDir, '.hash');

/**
 * Builds the screen into dist/renderer unless it stands there already, built from the same sources.
 * Answers false, after printing what Vite said, when it can't be built.
 */
export async function buildRenderer(): Promise<boolean> {
  if (!existsSync(join(root, config))) {
    console.log('Renderer: nothing to build yet.');
    return true;
  }
  const started = performance.now();
  const hash = hashOfSources();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return true;
  // The mark goes first and comes last, so a build that broke off is never taken for a whole one.
  rmSync(mark, { force: true });
  const complaint = await viteBuild();
  const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (complaint !== undefined) {
    console.error(`Renderer: did not build (${took}).\n${complaint}`);
    return false;
  }
  writeFileSync(mark, hash);
  console.log(`Renderer: built in ${took}.`);
  return true;
}

/** Runs in a process of its own, because a build sets NODE_ENV to production for whoever shares its process. */
function viteBuild(): Promise<string | undefined> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', 'renderer', '--config', config, '--outDir', outDir, '--emptyOutDir'];
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  execFile(process.execPath, args, { cwd: root }, (error, _stdout, stderr) =>
    resolve(error ? stderr || error.message : undefined),
  );
  return promise;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of sourceFiles(root, 'renderer/**', 'shared/**', 'resources/**', 'package-lock.json')) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

if (import.meta.main && !(await buildRenderer())) process.exitCode = 1;
