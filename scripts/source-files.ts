import { globSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder, absolute. */
export const root = join(import.meta.dirname, '..');

const unseen = new Set(['node_modules', 'dist', 'coverage', '.git', '.desk311']);

/** Files below a folder that match, as sorted paths with forward slashes; what is built or installed is left out. */
export function sourceFiles(base: string, ...patterns: readonly string[]): string[] {
  return globSync(patterns, { cwd: base, exclude: ({ name }) => unseen.has(name), withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(base.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}
