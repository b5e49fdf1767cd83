import type { CaseState } from '../../shared/domain/case-state.ts';
import type { Channel } from '../../shared/domain/channel.ts';
import type { City } from '../../shared/domain/city.ts';
import type { Department, Service } from '../../shared/domain/city-pack.ts';

/** What the words of the published data mean in the city pack; capitals and spaces don't matter. Undefined: not known. */
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

/** @param spelling a file's own words, with the words that the city publishes instead */
export function cityWords(city: City, spelling: Readonly<Record<string, string>>): CityWords {
  const { services, departments, channels, states } = city.pack;
  const published = finder(Object.entries(spelling));
  const known = <T>(pairs: readonly (readonly [string, T])[]) => {
    const find = finder(pairs);
    return (word: string) => find(published(word) ?? word);
  };
  return {
    service: known(services.flatMap((one) => one.sourceTypes.map((word) => [word, one] as const))),
    department: known(departments.flatMap((one) => [one.name, ...one.aliases, one.code].map((word) => [word, one] as const))),
    channel: known(channels.flatMap((one) => one.sourceWords.map((word) => [word, one.channel] as const))),
    state: known(states.flatMap((one) => one.cityWords.map((word) => [word, one.state] as const))),
  };
}
