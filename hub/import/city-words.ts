import type { CaseState } from '../../shared/domain/case-state.ts';
import type { Channel } from '../../shared/domain/channel.ts';
import type { City } from '../../shared/domain/city.ts';
import type { Department, Service } from '../../shared/domain/city-pack.ts';

/** What the words of published data mean in the city pack; capitals and spaces don't matter. Undefined: not known. */
export interface CityWords {
  service(type: string): Service | undefined;
  department(owner: string): Department | undefined;
  channel(source: string): Channel | undefined;
  state(status: string): CaseState | undefined;
}

const key = (word: string): string => word.toLowerCase().replaceAll(/\s+/g, ' ').trim();

function finder<T>(pairs: readonly (readonly [word: string, meaning: T])[]): (word: string) => T | undefined {
  const meanings = new Map(pairs.map(([word, meaning]) => [key(word), meaning]));
  return (word) => meanings.get(key(word));
}

/** Builds the lookups; keep them. */
export function cityWords(city: City): CityWords {
  const { services, departments, channels, states } = city.pack;
  return {
    service: finder(services.flatMap((one) => one.sourceTypes.map((word) => [word, one] as const))),
    department: finder(
      departments.flatMap((one) => [one.name, ...one.aliases, one.code].map((word) => [word, one] as const)),
    ),
    channel: finder(channels.flatMap((one) => one.sourceWords.map((word) => [word, one.channel] as const))),
    state: finder(states.flatMap((one) => one.cityWords.map((word) => [word, one.state] as const))),
  };
}
