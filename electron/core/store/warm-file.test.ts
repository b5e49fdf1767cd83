import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { warmFile } from './warm-file.ts';

const SIZE = 9 * 1024 * 1024 + 17;
const folder = mkdtempSync(join(tmpdir(), 'desk311-warm-'));
const path = join(folder, 'cache.db');
writeFileSync(path, Buffer.alloc(SIZE, 7));
afterAll(() => rmSync(folder, { recursive: true }));

const never = () => new AbortController().signal;

describe('warmFile', () => {
  it('reads a file to its end, and leaves small ones alone', async () => {
    expect(await warmFile(path, never(), { worth: 1 })).toBe(SIZE);
    expect(await warmFile(path, never(), { worth: SIZE + 1 })).toBe(0);
    expect(await warmFile(path, never())).toBe(0);
  });

  it('takes its time when it is told to', async () => {
    const [started, over] = [performance.now(), 300];
    expect(await warmFile(path, never(), { worth: 1, over })).toBe(SIZE);
    expect(performance.now() - started).toBeGreaterThan(over - 2);
  });

  it('reads nothing of what would not fit into memory twice', async () => {
    const available = process.availableMemory;
    process.availableMemory = () => 2 * SIZE - 1;
    try {
      expect(await warmFile(path, never(), { worth: 1 })).toBe(0);
    } finally {
      process.availableMemory = available;
    }
  });

  it('ends when it is no longer wanted', async () => {
    const wanted = new AbortController();
    const reading = warmFile(path, wanted.signal, { worth: 1 });
    wanted.abort();
    expect(await reading).toBeLessThan(SIZE);
  });

  it('says when there is no such file', async () => {
    await expect(warmFile(join(folder, 'none.db'), never())).rejects.toThrow('ENOENT');
  });
});
