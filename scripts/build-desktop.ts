import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { root } from './source-files.ts';

const outDir = join(root, 'dist', 'electron');
const entry = join(root, 'electron', 'shell', 'main.ts');

/** What is not bundled: Electron brings itself, SQLite is native, and ws asks for the last two but does without them. */
const EXTERNAL = ['electron', 'better-sqlite3', 'bufferutil', 'utf-8-validate'];

/**
 * Bundles the Electron shell, the console and its workers into dist/electron: main.js, and one whole file per worker.
 * Resolves with the names of the files that Electron starts. Rejects with what Vite said when the build fails.
 */
export async function buildDesktop(): Promise<string[]> {
  rmSync(outDir, { recursive: true, force: true });
  const workers = new Set<string>();
  await build(bundle(entry, workers));
  for (const worker of workers) {
    const found = new Set<string>();
    await build(bundle(worker, found));
    // A worker's worker would have to be bundled too; so far none has one.
    if (found.size > 0) throw new Error(`${worker} starts workers of its own: ${[...found].join(', ')}`);
  }
  const names = ['main.js', ...[...workers].map(nameOf)];
  for (const name of names) {
    if (!existsSync(join(outDir, name))) throw new Error(`${name} was not built.`);
  }
  return names;
}

function bundle(input: string, workers: Set<string>): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [workerFiles(workers)],
    ssr: { target: 'node', noExternal: true, external: EXTERNAL },
    build: {
      ssr: input,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        output: {
          format: 'es',
          entryFileNames: input === entry ? '[name].js' : nameOf(input),
          chunkFileNames: '[name]-[hash].js',
          // A worker is one file, because it alone stands beside the archive.
          codeSplitting: input === entry,
        },
      },
    },
  };
}

/**
 * Points `new URL('./x-worker.ts', import.meta.url)` at the worker's bundle, and remembers the worker. In a package that
 * is the plain file beside the archive: a worker thread reads files without Electron's help.
 */
function workerFiles(workers: Set<string>): Plugin {
  return {
    name: 'desk311:worker-files',
    enforce: 'pre',
    transform: {
      filter: { code: /new URL\('\.[^']+-worker\.ts', import\.meta\.url\)/ },
      handler(code, id) {
        const pointed = code.replaceAll(
          /new URL\('(\.[^']+-worker\.ts)', import\.meta\.url\)/g,
          (_, path: string) => {
            const worker = resolve(dirname(id), path);
            workers.add(worker);
            return `new URL('./${nameOf(worker)}', import.meta.url.replace('/app.asar/', '/app.asar.unpacked/'))`;
          },
        );
        return { code: pointed, map: null };
      },
    },
  };
}

/** By its ending a module, because no package.json stands beside it in a package. */
function nameOf(worker: string): string {
  return `${basename(worker, '.ts')}.mjs`;
}

if (import.meta.main) {
  const names = await buildDesktop();
  const kilobytes = names.map((name) => Math.round(readFileSync(join(outDir, name)).length / 1024));
  console.log(
    `Desktop: ${names.map((name, at) => `${name} ${kilobytes[at]} kB`).join(', ')} in dist/electron.`,
  );
}
