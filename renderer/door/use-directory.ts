import type { DoorOutput } from '../../shared/contract/console-door.ts';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import type { Directory } from '../../shared/domain/directory/directory.ts';
import { openDirectory, type OpenDirectory } from '../../shared/domain/directory/open-directory.ts';
import { useCity } from './use-city.ts';
import { useAsk } from './use-door.ts';

type Published = DoorOutput<'directory.get'>;

/** The published contact points as this desk keeps them, with what the city's calendars make of them. */
export interface DeskDirectory extends Published {
  readonly open: OpenDirectory;
}

interface Opened {
  readonly pack: CityPack;
  readonly open: OpenDirectory;
}

const opened = new WeakMap<Directory, Opened>();
const whole = new WeakMap<Published, DeskDirectory>();

/** Opens a directory once per version and pack, whoever asks. */
function openOnce(directory: Directory, pack: CityPack): OpenDirectory {
  const known = opened.get(directory);
  if (known?.pack === pack) return known.open;
  const open = openDirectory(directory, pack);
  opened.set(directory, { pack, open });
  return open;
}

/** The published directory of contact points as this desk keeps it; null before it is known. */
export function useDirectory(): DeskDirectory | null {
  const published = useAsk('directory.get', {}).data;
  const pack = useCity()?.pack;
  if (published === undefined || pack === undefined) return null;
  const open = openOnce(published.directory, pack);
  const known = whole.get(published);
  if (known?.open === open) return known;
  const made = { ...published, open };
  whole.set(published, made);
  return made;
}
