import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { cachePath } from '../../electron/core/store/open-stores.ts';
import { startKeeper } from './keeper.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk311-keeper-'));
writeFileSync(cachePath(folder), 'a small file');
afterAll(() => rmSync(folder, { recursive: true }));

describe('startKeeper', () => {
  it('goes on while it rests, until it is ended', async () => {
    const keeper = startKeeper(folder);
    const ended = once(keeper, 'exit').then(() => 'ended');
    await once(keeper, 'online');
    expect(await Promise.race([ended, wait(1_500, 'still there')])).toBe('still there');
    await keeper.terminate();
    expect(await ended).toBe('ended');
  });
});
