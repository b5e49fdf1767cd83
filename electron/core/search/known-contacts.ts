import type { SearchHit } from '../../../shared/contract/search-view.ts';
import type { CityPack } from '../../../shared/domain/city-pack.ts';
import type { Directory } from '../../../shared/domain/directory/directory.ts';
import { wordsOf } from '../../../shared/domain/fold-text.ts';

type ContactHit = Extract<SearchHit, { kind: 'contact-point' }>;

/** A contact point with the words it is found by. */
export interface KnownContact {
  readonly hit: Omit<ContactHit, 'because'>;
  readonly shown: string;
  readonly words: readonly string[];
}

/** The contact points of a city, made ready to be searched. @param directory null before it is known */
export function knownContacts(
  { departments }: Pick<CityPack, 'departments'>,
  directory: Directory | null,
): KnownContact[] {
  if (directory === null) return [];
  return directory.contactPoints.map(({ id, department, unit, path, tier, role, channels }) => {
    const owner = departments.find((one) => one.code === department);
    const [first] = channels;
    const reach = first === undefined ? '' : `${first.kind.replace('-', ' ')} ${first.address}`;
    const shown = `${owner?.name ?? department}: ${role}`;
    const aliases = owner?.aliases.join(' ') ?? '';
    const yard = owner?.units.find((one) => one.code === unit)?.name ?? '';
    return {
      hit: { kind: 'contact-point', id, department, role, path, tier, reach },
      shown,
      words: wordsOf(`${shown} ${department} ${aliases} ${yard} ${path} tier ${tier} contact escalation`),
    };
  });
}
