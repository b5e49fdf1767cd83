import type { DirectoryAnswer } from '../../../shared/contract/hub-protocol.ts';
import { readPackJson, writePackJson } from './cache-meta.ts';
import { readDirectory, readDirectoryHead, writeDirectory } from './kept-directory.ts';
import { isDamage, type SqliteDb } from './open-encrypted.ts';

/** What of a cache is the city's, whatever the person may see. */
interface CityCopy {
  readonly pack: string | null;
  readonly directory: DirectoryAnswer | null;
}

const NOTHING: CityCopy = { pack: null, directory: null };

/** The catalogue and the directory of a cache that is about to go; nothing when they can't be read any more. */
export function takeCityCopy(cache: SqliteDb): CityCopy {
  try {
    const [head, directory] = [readDirectoryHead(cache), readDirectory(cache)];
    const kept = head === null || directory === null ? null : { ...head, directory };
    return { pack: readPackJson(cache), directory: kept };
  } catch (error) {
    if (isDamage(error)) return NOTHING;
    throw error;
  }
}

/** Puts them into the new cache: with the catalogue the desk can file at once, with the directory it can escalate. */
export function putCityCopy(cache: SqliteDb, { pack, directory }: CityCopy): void {
  if (pack !== null) writePackJson(cache, pack);
  if (directory !== null) writeDirectory(cache, directory);
}
