import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { assetFolder } from './asset-folder.ts';

const base = mkdtempSync(join(tmpdir(), 'desk311-assets-'));
const root = join(base, 'renderer');
mkdirSync(join(root, 'assets', 'folder.js'), { recursive: true });
writeFileSync(join(base, 'secret.txt'), 'secret');
writeFileSync(join(root, '.hidden.txt'), 'hidden');
writeFileSync(join(root, 'key.pem'), 'no type of ours');
writeFileSync(join(root, 'index.html'), '<p>');
writeFileSync(join(root, 'assets', 'main-B_x-1.js'), '1');
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('assetFolder', () => {
  const asset = assetFolder(root);

  it('reads files of the renderer with their type', async () => {
    expect(await asset('index.html')).toEqual({
      body: new Uint8Array(Buffer.from('<p>')),
      contentType: 'text/html; charset=utf-8',
    });
    expect(await asset('assets/main-B_x-1.js')).toEqual({
      body: new Uint8Array(Buffer.from('1')),
      contentType: 'text/javascript; charset=utf-8',
    });
  });

  it.each([
    '',
    '.',
    '/',
    'none.js',
    'index.html/x.js',
    'assets',
    'assets/folder.js',
    '.hidden.txt',
    'key.pem',
    '../secret.txt',
    'assets/../../secret.txt',
    'assets/..\\..\\..\\secret.txt',
    '..%2fsecret.txt',
    `${base}/secret.txt`,
    'C:/secret.txt',
    'C:\\secret.txt',
    '//secret.txt',
    'assets//main-B_x-1.js',
    'index.html\0.js',
    'index.html:stream.txt',
    `${'a'.repeat(400)}.js`,
  ])('has nothing at %j', async (path) => {
    expect(await asset(path)).toBeNull();
  });
});
