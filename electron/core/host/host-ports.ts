import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { ConsolePorts, KeyStore } from '../ports.ts';
import { assetFolder } from './asset-folder.ts';
import { tileFolder } from './tile-folder.ts';

/** What the console needs of the world, as every machine with Node gives it. */
export function hostPorts(desk: {
  readonly dataFolder: string;
  /** Folder of the built renderer. */
  readonly rendererFolder: string;
  readonly fixedHub: string | null;
  /** Folder of map pictures; null for none. */
  readonly tilesFolder: string | null;
  readonly keys: KeyStore;
  readonly log: (line: string) => void;
}): ConsolePorts {
  return {
    dataFolder: desk.dataFolder,
    fixedHub: desk.fixedHub,
    keys: desk.keys,
    deskName: hostname().slice(0, 80),
    asset: assetFolder(desk.rendererFolder),
    tiles: desk.tilesFolder === null ? null : tileFolder(desk.tilesFolder),
    now: () => Date.now(),
    newId: () => randomUUID(),
    log: desk.log,
  };
}
