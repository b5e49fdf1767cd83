import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type IModule } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { root, sourceFiles } from './source-files.ts';

const folders = ['shared', 'electron', 'renderer', 'hub', 'resources', 'test', 'scripts'];
const inARoom =
  /^((shared\/(domain|contract)|electron\/(core|shell|loopback)|renderer|hub|test|scripts)\/|[^/]+\.config\.ts$)/;

interface Boundaries {
  /** TypeScript files that were looked at. */
  readonly modules: number;
  readonly imports: number;
  /** One sentence each; none is good. */
  readonly problems: readonly string[];
}

/**
 * Holds a project's imports against .dependency-cruiser.mjs, and holds the files on disk against what was
 * looked at, because a parser that sees nothing finds nothing. Throws when a file can't be parsed.
 */
export async function checkBoundaries(base: string): Promise<Boundaries> {
  const options = await extractDepcruiseOptions(join(root, '.dependency-cruiser.mjs'));
  const all = sourceFiles(base, '**/*.{ts,tsx}');
  const present = folders.filter((folder) => existsSync(join(base, folder)));
  const { output } = await cruise(present, { ...options, baseDir: base });
  if (typeof output === 'string') throw new TypeError('dependency-cruiser answered with text');

  const reasons = new Map(options.ruleSet?.forbidden?.map(({ name, comment }) => [name, comment]));
  const files = all.filter((file) => folders.includes(file.split('/')[0] ?? ''));
  const seen = new Map(output.modules.map((module) => [module.source, module]));
  const modules = files.flatMap((file) => seen.get(file) ?? []);
  return {
    modules: modules.length,
    imports: modules.reduce((sum, { dependencies }) => sum + dependencies.length, 0),
    problems: [
      ...output.summary.violations.map(
        ({ from, to, rule }) => `${from} -> ${to} (${rule.name}: ${reasons.get(rule.name)})`,
      ),
      ...all.filter((file) => !inARoom.test(file)).map((file) => `${file} is in no room.`),
      ...files.filter((file) => !seen.has(file)).map((file) => `${file} was not looked at.`),
      ...modules.flatMap((module) => missedImports(base, module)),
    ],
  };
}

/** Imports that stand in the text and that the parser did not report: no rule could judge them. */
function missedImports(base: string, { source, dependencies }: IModule): string[] {
  const reported = new Set(dependencies.map(({ module }) => module));
  const text = readFileSync(join(base, source), 'utf8');
  return [...text.matchAll(/^(?:import|export)\b(?:[^;'"]*?\bfrom)?\s*'([^']+)'/gm)]
    .map(([, module = '']) => module.replace(/^node:/, ''))
    .filter((module) => !reported.has(module))
    .map((module) => `${source} imports '${module}', which was not looked at.`);
}

if (import.meta.main) {
  const { modules, imports, problems } = await checkBoundaries(root);
  for (const problem of problems) console.error(problem);
  console.log(`${modules} modules, ${imports} imports, ${problems.length} problems`);
  if (problems.length > 0) process.exitCode = 1;
}
