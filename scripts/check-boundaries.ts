import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { root, sourceFiles } from './source-files.ts';

const folders = ['shared', 'electron', 'renderer', 'hub', 'resources', 'test', 'scripts'];
const inARoom =
  /^((shared\/(domain|contract)|electron\/(core|shell|loopback)|renderer|hub|test|scripts)\/|[^/]+\.config\.ts$)/;

process.chdir(root);
const options = await extractDepcruiseOptions(join(root, '.dependency-cruiser.mjs'));
const reasons = new Map(options.ruleSet?.forbidden?.map(({ name, comment }) => [name, comment]));
const files = sourceFiles('**/*.{ts,tsx}');
const result = await cruiseRooms();
const seen = new Map(result.modules.map((module) => [module.source, module]));
const cruised = files.filter((file) => folders.includes(file.split('/')[0] ?? ''));

const problems = [
  ...result.summary.violations.map(
    ({ rule, from, to }) => `${from} -> ${to} (${rule.name}: ${reasons.get(rule.name)})`,
  ),
  ...files.filter((file) => !inARoom.test(file)).map((file) => `${file} is in no room.`),
  ...cruised.filter((file) => !seen.has(file)).map((file) => `${file} was not looked at.`),
  ...[...seen.values()].flatMap(missedImports),
];
for (const problem of problems) console.error(problem);
const imports = result.modules.reduce((sum, module) => sum + module.dependencies.length, 0);
console.log(`${cruised.length} modules, ${imports} imports, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;

async function cruiseRooms(): Promise<ICruiseResult> {
  const { output } = await cruise(
    folders.filter((folder) => existsSync(folder)),
    options,
  );
  if (typeof output === 'string') throw new TypeError('dependency-cruiser answered with text');
  return output;
}

/** Imports that stand in the text and that the parser did not report: then no rule could judge them. */
function missedImports({ source, dependencies }: IModule): string[] {
  if (!cruised.includes(source)) return [];
  const reported = new Set(dependencies.map(({ module }) => module));
  const text = readFileSync(source, 'utf8');
  return [...text.matchAll(/^(?:import|export)\b(?:[^;'"]*?\bfrom)?\s*'([^']+)'/gm)]
    .map(([, module = '']) => module.replace(/^node:/, ''))
    .filter((module) => !reported.has(module))
    .map((module) => `${source} imports '${module}', which was not looked at.`);
}
