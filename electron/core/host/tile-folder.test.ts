import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tileFolder } from './tile-folder.ts';

const base = mkdtempSync(join(tmpdir(), 'desk311-tiles-'));
const root = join(base, 'tiles');
for (const [z, x] of [
  [11, 350],
  [12, 701],
]) {
  mkdirSync(join(root, String(z), String(x)), { recursive: true });
  writeFileSync(join(root, String(z), String(x), '1635.png'), 'a picture');
}
writeFileSync(join(root, 'notes.json'), '{}');
writeFileSync(join(base, 'secret.png'), 'secret');
mkdirSync(join(base, 'empty'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('a folder of map pictures', () => {
  it('tells its zooms and gives its pictures', async () => {
    const tiles = tileFolder(root);
    expect(tiles?.pack).toEqual({ minZoom: 11, maxZoom: 12, extension: 'png' });
    expect(await tiles?.read('12/701/1635.png')).toEqual({
      body: new Uint8Array(Buffer.from('a picture')),
      contentType: 'image/png',
    });
  });

  it.each([
    '12/701/1.png',
    '../secret.png',
    '12/701/../../../secret.png',
    'notes.json',
    '12/701/1635.svg',
    '',
  ])('gives nothing else: %s', async (path) => {
    expect(await tileFolder(root)?.read(path)).toBeNull();
  });

  it('that is empty or not there is none', () => {
    expect([tileFolder(join(base, 'empty')), tileFolder(join(base, 'nowhere'))]).toEqual([null, null]);
  });
});
