import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'desk311-run-'));
mkdirSync(join(folder, 'scripts'));
copyFileSync(join(import.meta.dirname, 'run.mjs'), join(folder, 'scripts', 'run.mjs'));
const old = join(folder, 'old.cjs');
writeFileSync(
  old,
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });",
);
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the guard in a folder that has nothing but it, as the Node given by `before`. */
function run(
  args: readonly string[],
  before: readonly string[] = [],
): Promise<{ code: number; text: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [...before, 'scripts/run.mjs', ...args],
      { cwd: folder },
      (error, stdout, stderr) =>
        done({ code: error === null ? 0 : Number(error.code), text: stdout + stderr }),
    );
  });
}

describe('the guard in front of every script', () => {
  it('says in one sentence which Node is needed, where it is too old and none was installed', async () => {
    expect(await run(['start'], ['--require', old])).toEqual({
      code: 1,
      text: 'Desk311 needs Node 24.7 or later and this is Node 20.20.2: `npm ci` brings one on Linux and Windows, elsewhere install it from https://nodejs.org.\n',
    });
  });

  it('says what to do before npm ci, and for a script that does not exist', async () => {
    expect(await run(['start'])).toEqual({
      code: 1,
      text: "Desk311's packages are not installed yet: run `npm ci` first.\n",
    });
    expect((await run(['fly'])).text).toMatch(/^Say which program to run: start, /);
  });
});
