import type { ReportBy } from '../../../shared/contract/report.ts';
import type { City } from '../../../shared/domain/city.ts';
import { MEASURES } from '../../../shared/domain/report/measure.ts';

/** "District 14"; places in none have a name too. */
export function areaName(city: City, code: string | null): string {
  if (code === null) return 'No district';
  return city.pack.districts.areas.find(({ id }) => id === code)?.name ?? code;
}

/** Which cases a list is of, as a heading. */
export function byName(by: ReportBy): string {
  if (by === 'every-opened') return 'Every case opened';
  if (by === 'every-closed') return 'Every case closed';
  return MEASURES[by].label;
}
