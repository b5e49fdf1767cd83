import { globSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Paths below the root, with forward slashes, of the files that match; what is built or installed is left out. */
export function sourceFiles(...patterns: readonly string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: skipped, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}

const unseen = new Set(['node_modules', 'dist', 'coverage', '.git', '.desk311']);

function skipped(entry: { readonly name: string }): boolean {
  return unseen.has(entry.name);
}
