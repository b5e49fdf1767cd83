import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lockFolder } from './lock-folder.ts';

const base = mkdtempSync(join(tmpdir(), 'desk311-lock-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

it('is held by one process, and free again when that one is killed', async () => {
  const folder = join(base, 'console');
  const program = `
    const { lockFolder } = await import(${JSON.stringify(new URL('lock-folder.ts', import.meta.url).href)});
    console.log(lockFolder(${JSON.stringify(folder)}) === null ? 'taken' : 'mine');
    setInterval(() => undefined, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [said] = (await once(other.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('mine\n');
    expect(lockFolder(folder)).toBeNull();
  } finally {
    other.kill('SIGKILL');
    await once(other, 'exit');
  }
  const mine = lockFolder(folder);
  expect(mine).not.toBeNull();
  expect(lockFolder(folder)).toBeNull();
  mine?.release();
  lockFolder(folder)?.release();
});
