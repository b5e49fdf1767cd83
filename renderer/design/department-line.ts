import type { Department } from '../../shared/domain/city-pack.ts';

/** A department in a list: "StreetsLA · Bureau of Street Services". */
export function departmentLine({ shortName, name }: Department): string {
  return shortName === name ? name : `${shortName} · ${name}`;
}
