import { businessCalendar, type BusinessCalendar } from '../business-calendar.ts';
import type { Calendar, Department, Holiday, Service } from '../city-pack.ts';
import type { ContactPoint, ContactPointId, Directory, EscalationPath } from './directory.ts';
import { localTimes, type LocalTimes } from './local-time.ts';
import { openPoint, type OpenPoint } from './on-duty.ts';
import { fit, type Fit } from './route.ts';

/** What an escalation is about and where it goes on its way. */
export interface Concern {
  readonly department: string;
  readonly unit: string | null;
  /** Null: none in particular. Then only entries for all services of the department are meant. */
  readonly service: string | null;
  /** Council district; null where it isn't known. Then only entries for the whole city are meant. */
  readonly district: string | null;
}

/** What of a city pack a directory is about. */
export interface DirectoryPack {
  readonly city: { readonly timeZone: string };
  readonly departments: readonly Pick<Department, 'code' | 'units'>[];
  readonly services: readonly Pick<Service, 'code' | 'owner'>[];
  readonly calendars: readonly Calendar[];
  readonly holidays: readonly Holiday[];
  readonly districts: { readonly areas: readonly { readonly id: string }[] };
}

/** A directory with the city's calendars, made quick to ask. It keeps what it works out: make one per version. */
export interface OpenDirectory {
  readonly directory: Directory;
  readonly pack: DirectoryPack;
  readonly times: LocalTimes;
  readonly points: readonly OpenPoint[];
  /** The first entry with that id. */
  point(id: ContactPointId): OpenPoint | undefined;
  /** Entries of a department's path and tier, as they stand in the directory. */
  at(department: string, path: EscalationPath, tier: number): readonly OpenPoint[];
  calendar(id: string): BusinessCalendar | undefined;
}

const NONE: readonly OpenPoint[] = [];

/** Opens a directory of a city. It need not have been checked: what can't be used of it is never reachable. */
export function openDirectory(directory: Directory, pack: DirectoryPack): OpenDirectory {
  const { timeZone } = pack.city;
  const times = localTimes(timeZone);
  const calendars = new Map(
    pack.calendars.map((one) => [one.id, businessCalendar(one, pack.holidays, timeZone)]),
  );
  const calendar = (id: string) => calendars.get(id);
  const points = directory.contactPoints.map((point) => openPoint(point, { times, calendar }));
  const byId = new Map<string, OpenPoint>();
  for (const one of points) if (!byId.has(one.point.id)) byId.set(one.point.id, one);
  const key = (department: string, path: string, tier: number) => `${department} ${path} ${tier}`;
  const grouped = Map.groupBy(points, ({ point }) => key(point.department, point.path, point.tier));
  return {
    directory,
    pack,
    times,
    points,
    point: (id) => byId.get(id),
    at: (department, path, tier) => grouped.get(key(department, path, tier)) ?? NONE,
    calendar,
  };
}

/** Why an entry of the department isn't meant by a concern. */
export type Mismatch = 'other-unit' | 'other-service' | 'other-district';

/** Why a contact point is not for a concern of its department; null when it is. */
export function mismatch(point: ContactPoint, concern: Concern): Mismatch | null {
  if (point.unit !== null && point.unit !== concern.unit) return 'other-unit';
  if (point.services !== 'all' && (concern.service === null || !point.services.includes(concern.service)))
    return 'other-service';
  if (point.districts !== 'all' && (concern.district === null || !point.districts.includes(concern.district)))
    return 'other-district';
  return null;
}

/** What makes an entry more than one for all: its unit, its services, its districts. */
export function fitsOf(point: ContactPoint): Fit[] {
  const named: Record<Fit, boolean> = {
    unit: point.unit !== null,
    service: point.services !== 'all',
    district: point.districts !== 'all',
  };
  return fit.options.filter((one) => named[one]);
}

const WEIGHT: Record<Fit, number> = { unit: 4, service: 2, district: 1 };

/** The entry of the closest cover first: unit over department, service over all, district over all; then by id. */
export function byCover(a: ContactPoint, b: ContactPoint): number {
  const weight = (point: ContactPoint) => fitsOf(point).reduce((sum, fit) => sum + WEIGHT[fit], 0);
  const by = weight(b) - weight(a);
  if (by !== 0) return by;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
