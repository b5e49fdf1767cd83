import type { City } from '../../../shared/domain/city.ts';
import { openDirectory } from '../../../shared/domain/directory/open-directory.ts';
import type { PublishedDirectory } from '../../../shared/domain/escalation/escalation-offer.ts';

const opened = new WeakMap<City, PublishedDirectory>();

/** The contact points as this desk has them, opened once. */
export function deskDirectory(city: City): PublishedDirectory {
  const known = opened.get(city);
  if (known !== undefined) return known;
  const directory = { version: 1, open: openDirectory(city.pack.directory, city.pack) };
  opened.set(city, directory);
  return directory;
}
