import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkBoundaries } from './check-boundaries.ts';

const packages = ['zod', 'react', 'pg', 'electron', 'better-sqlite3'];
const projects: string[] = [];

afterEach(() => {
  for (const project of projects.splice(0)) rmSync(project, { recursive: true });
});

function project(files: Readonly<Record<string, string>>): string {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'desk311-boundaries-')));
  projects.push(base);
  const dependencies = Object.fromEntries(packages.map((name) => [name, '1.0.0']));
  const installed = packages.flatMap((name): [string, string][] => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${name}/index.js`, ''],
  ]);
  const all: Record<string, string> = {
    'package.json': JSON.stringify({ dependencies }),
    ...Object.fromEntries(installed),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(join(base, dirname(path)), { recursive: true });
    writeFileSync(join(base, path), text);
  }
  return base;
}

const clean = {
  'shared/domain/word.ts': `import { z } from 'zod';\nexport const word = z;\nexport type Word = string;\n`,
  'shared/contract/ask.ts': `import type { Word } from '../domain/word.ts';\nexport type Ask = Word;\n`,
  'hub/write/decide.ts': `import type { Ask } from '../../shared/contract/ask.ts';\nexport type Decide = Ask;\n`,
  'hub/transport/listen.ts': `export { type Decide } from '../write/decide.ts';\nexport const listen = 1;\n`,
  'hub/main.ts': `import { listen } from './transport/listen.ts';\nusing open = listen as never;\n`,
  'electron/core/create-console.ts': `import Database from 'better-sqlite3';\nexport const open = Database;\n`,
  'electron/shell/main.ts': `import { app } from 'electron';\nimport { open } from '../core/create-console.ts';\nopen(app);\n`,
  'renderer/design/frame.tsx': `import React from 'react';\nexport const frame = <React.Fragment />;\n`,
  'renderer/features/case/case-page.tsx': `import { frame } from '../../design/frame.tsx';\nexport const page = frame;\n`,
};

test('a project that keeps its boundaries has no problems, and every file was looked at', async () => {
  expect(await checkBoundaries(project(clean))).toEqual({ modules: 9, imports: 10, problems: [] });
});

test.each([
  ['shared/domain/a.ts', `import type { Ask } from '../contract/ask.ts';`, 'room-domain'],
  ['shared/contract/a.ts', `import type { Decide } from '../../hub/write/decide.ts';`, 'room-contract'],
  ['shared/contract/a.ts', `import { join } from 'node:path';`, 'no-node'],
  ['shared/contract/a.ts', `import type { Pool } from 'pg';`, 'shared-libraries'],
  ['electron/core/a.ts', `import type { App } from 'electron';`, 'electron-in-shell'],
  ['electron/core/a.ts', `export type { Decide } from '../../hub/write/decide.ts';`, 'room-core'],
  ['electron/core/a.ts', `export const a = () => import('../../hub/write/decide.ts');`, 'room-core'],
  ['electron/loopback/a.ts', `import type { Pool } from 'pg';`, 'hub-libraries'],
  ['renderer/app/a.ts', `import { open } from '../../electron/core/create-console.ts';`, 'room-renderer'],
  ['renderer/features/intake/a.ts', `import { page } from '../case/case-page.tsx';`, 'feature-alone'],
  ['renderer/features/intake/a.ts', `import type { page } from '../case/case-page.tsx';`, 'feature-alone'],
  ['renderer/actions/a.ts', `import { page } from '../features/case/case-page.tsx';`, 'renderer-ground'],
  ['hub/jobs/a.ts', `import type { listen } from '../transport/listen.ts';`, 'hub-rooms-apart'],
  ['hub/storage/a.ts', `import { listen } from '../transport/listen.ts';`, 'hub-ground'],
  ['hub/jobs/a.ts', `import { createElement } from 'react';`, 'screen-libraries'],
  ['hub/jobs/a.ts', `import Database from 'better-sqlite3';`, 'core-libraries'],
  ['hub/jobs/a.ts', `import '../main.ts';`, 'programs-are-roots'],
  ['hub/jobs/a.ts', `import { gone } from './gone.ts';`, 'resolved'],
  ['hub/jobs/a.ts', `import { a } from '../../test/a.ts';`, 'tests-are-leaves'],
  ['hub/jobs/a.test.ts', `import { open } from '../../electron/core/create-console.ts';`, 'room-hub-tests'],
])('%s may not say: %s', async (file, line, rule) => {
  const base = project({ ...clean, 'test/a.ts': 'export const a = 1;\n', [file]: `${line}\n` });
  const { problems } = await checkBoundaries(base);
  const names = problems.map((problem) => /^(\S+) -> \S+ \(([\w-]+):/.exec(problem)?.slice(1));
  expect(names).toContainEqual([file, rule]);
});

test('a cycle is found though it is of types only', async () => {
  const base = project({
    'hub/write/a.ts': `import type { B } from './b.ts';\nexport type A = B;\n`,
    'hub/write/b.ts': `import type { A } from './a.ts';\nexport type B = A | 1;\n`,
  });
  expect((await checkBoundaries(base)).problems).toEqual([
    'hub/write/a.ts -> hub/write/b.ts (no-cycle: A cycle has no order to read it in.)',
  ]);
});

test('a file outside every room is named', async () => {
  const base = project({ 'hub/main.ts': 'export {};\n', 'tools/a.ts': 'export {};\n' });
  expect((await checkBoundaries(base)).problems).toEqual(['tools/a.ts is in no room.']);
});
