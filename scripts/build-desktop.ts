import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type InlineConfig, type Plugin } from 'vite';
import { root, sourceFiles } from './source-files.ts';

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
  const workers = sourceFiles(root, 'electron/**/*.worker.ts').map((file) => join(root, file));
  if (workers.length === 0) throw new Error('There are no workers in electron/.');
  for (const input of [entry, ...workers]) await build(bundle(input));
  return [entry, ...workers].map(nameOf);
}

function bundle(input: string): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [workersBeside()],
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
          entryFileNames: nameOf(input),
          chunkFileNames: '[name]-[hash].js',
          // A worker is one file, because it alone stands beside the archive.
          codeSplitting: input === entry,
        },
      },
    },
  };
}

/**
 * Lets a module that starts workers look for them as `x.worker.mjs`, in a package among the plain files beside the
 * archive: a worker thread reads without Electron's help, and there no package.json says what `.js` is.
 */
function workersBeside(): Plugin {
  return {
    name: 'desk311:workers-beside',
    enforce: 'pre',
    transform: {
      filter: { code: /\bnew Worker\(/ },
      handler(code) {
        const beside =
          "import.meta.url.replace('/app.asar/', '/app.asar.unpacked/').replace(/\\.js$/, '.mjs')";
        return { code: code.replaceAll('import.meta.url', beside), map: null };
      },
    },
  };
}

function nameOf(input: string): string {
  return input === entry ? 'main.js' : basename(input).replace(/\.ts$/, '.mjs');
}

if (import.meta.main) {
  const names = await buildDesktop();
  const kilobytes = names.map((name) => Math.round(readFileSync(join(outDir, name)).length / 1024));
  console.log(
    `Desktop: ${names.map((name, at) => `${name} ${kilobytes[at]} kB`).join(', ')} in dist/electron.`,
  );
}
