import type { City } from '../../../shared/domain/city.ts';
import { openDirectory } from '../../../shared/domain/directory/open-directory.ts';
import type { PublishedDirectory } from '../../../shared/domain/escalation/escalation-offer.ts';
import { readDirectory, readDirectoryHead, readDirectoryMark } from '../store/kept-directory.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';

const opened = new WeakMap<City, { readonly mark: string; readonly directory: PublishedDirectory }>();

/** The published contact points as this desk has them, opened once; null before they came. */
export function deskDirectory(cache: SqliteDb, city: City): PublishedDirectory | null {
  const mark = readDirectoryMark(cache);
  if (mark === null) return null;
  const known = opened.get(city);
  if (known?.mark === mark) return known.directory;
  const [head, written] = [readDirectoryHead(cache), readDirectory(cache)];
  if (head === null || written === null) return null;
  const directory = { version: head.version, open: openDirectory(written, city.pack) };
  opened.set(city, { mark, directory });
  return directory;
}
