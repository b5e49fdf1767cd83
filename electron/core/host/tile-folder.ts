import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TileFolder } from '../ports.ts';
import { assetFolder } from './asset-folder.ts';

const EXTENSIONS = ['png', 'jpg', 'webp'] as const;
const TILE = /^\d{1,2}\/\d{1,8}\/\d{1,8}\.(?:png|jpg|webp)$/;

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // No such folder, or no right to look: the map goes without pictures.
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}

const numbersIn = (folder: string): number[] =>
  namesIn(folder)
    .filter((name) => /^\d{1,8}$/.test(name))
    .map(Number)
    .toSorted((a, b) => a - b);

/** Looks at a folder of map pictures; null when it holds none. The pictures are told by the first of them. */
export function tileFolder(root: string): TileFolder | null {
  const zooms = numbersIn(root).filter((zoom) => zoom <= 22);
  const [minZoom] = zooms;
  const maxZoom = zooms.at(-1);
  if (minZoom === undefined || maxZoom === undefined) return null;
  const [column] = numbersIn(join(root, String(maxZoom)));
  const pictures = column === undefined ? [] : namesIn(join(root, String(maxZoom), String(column)));
  const extension = EXTENSIONS.find((one) => pictures.some((name) => name.endsWith(`.${one}`)));
  if (extension === undefined) return null;
  const read = assetFolder(root);
  return {
    pack: { minZoom, maxZoom, extension },
    read: async (path) => (TILE.test(path) ? read(path) : null),
  };
}
