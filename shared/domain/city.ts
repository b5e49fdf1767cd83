import { businessCalendar, type BusinessCalendar } from './business-calendar.ts';
import type { CityPack, Department, Service } from './city-pack.ts';
import type { DepartmentCode, ServiceCode } from './ids.ts';

/** A city pack made quick to ask. Immutable; make it once per pack version. */
export interface City {
  readonly pack: CityPack;
  readonly version: string;
  readonly timeZone: string;
  service(code: ServiceCode): Service | undefined;
  department(code: DepartmentCode): Department | undefined;
  /** The walkable calendar a clock target names. Throws when the pack lacks it: the pack was not validated. */
  calendar(id: string): BusinessCalendar;
}

/** Builds the lookups of a validated pack. */
export function cityOf(pack: CityPack): City {
  const services = new Map(pack.services.map((one) => [one.code, one]));
  const departments = new Map(pack.departments.map((one) => [one.code, one]));
  const calendars = new Map(
    pack.calendars.map((one) => [one.id, businessCalendar(one, pack.holidays, pack.city.timeZone)]),
  );
  return {
    pack,
    version: pack.version,
    timeZone: pack.city.timeZone,
    service: (code) => services.get(code),
    department: (code) => departments.get(code),
    calendar: (id) => {
      const found = calendars.get(id);
      if (found === undefined) throw new Error(`the city pack has no calendar "${id}"`);
      return found;
    },
  };
}
