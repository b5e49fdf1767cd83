import { open } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Asset } from '../ports.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
};

/** Plain names only: no way up, no drive, no hidden file, whatever the system's rules about paths are. */
const PLAIN_PATH = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;
const ABSENT = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

/** The built renderer as the console's asset port: reads files below `root`, and nothing else. */
export function assetFolder(root: string): (path: string) => Promise<Asset | null> {
  return async (path) => {
    const contentType = CONTENT_TYPES[extname(path).toLowerCase()];
    if (contentType === undefined || path.length > 300 || !PLAIN_PATH.test(path)) return null;
    const body = await readPlainFile(join(root, path));
    return body === null ? null : { body, contentType };
  };
}

async function readPlainFile(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    await using file = await open(path);
    return (await file.stat()).isFile() ? new Uint8Array(await file.readFile()) : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(String(error.code))) return null;
    throw error;
  }
}
