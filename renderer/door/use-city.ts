import { cityOf, type City } from '../../shared/domain/city.ts';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import { useAsk } from './use-door.ts';

const cities = new WeakMap<CityPack, City>();

/** The city's catalogue, quick to ask; null until it is here. Made once per version, whoever asks. */
export function useCity(): City | null {
  const pack = useAsk('catalogue.get', {}).data?.pack;
  if (pack === undefined) return null;
  let city = cities.get(pack);
  if (city === undefined) {
    city = cityOf(pack);
    cities.set(pack, city);
  }
  return city;
}

/** The name of a service; its code while the catalogue is on its way. */
export function serviceName(city: City | null, code: string): string {
  return city?.service(code)?.name.en ?? code;
}

/** The short name of a department; its code while the catalogue is on its way. */
export function departmentName(city: City | null, code: string): string {
  return city?.department(code)?.shortName ?? code;
}
