import type { CityPack } from '../../shared/domain/city-pack.ts';
import type { Directory } from '../../shared/domain/directory/directory.ts';
import { openDirectory } from '../../shared/domain/directory/open-directory.ts';
import type { PublishedDirectory } from '../../shared/domain/escalation/escalation-offer.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { useCity } from './use-city.ts';
import { useAsk } from './use-door.ts';

/** The contact points as this desk has them. */
export interface DeskDirectory extends PublishedDirectory {
  readonly directory: Directory;
  /** When the hub last said that this is the version that holds; null: it never did. */
  readonly asOf: Instant | null;
}

const opened = new WeakMap<CityPack, Omit<DeskDirectory, 'asOf'>>();
const whole = new WeakMap<Omit<DeskDirectory, 'asOf'>, DeskDirectory>();

/** The directory of contact points, opened once per version, whoever asks; null until it is known. */
export function useDirectory(): DeskDirectory | null {
  const pack = useCity()?.pack;
  const asOf = useAsk('connection.get', {}).data?.asOf ?? null;
  if (pack === undefined) return null;
  let published = opened.get(pack);
  if (published === undefined) {
    const { directory } = pack;
    published = { version: 1, open: openDirectory(directory, pack), directory };
    opened.set(pack, published);
  }
  let known = whole.get(published);
  if (known?.asOf !== asOf) {
    known = { ...published, asOf };
    whole.set(published, known);
  }
  return known;
}
