import type { AuditRateView, AuditItem } from '../../../shared/contract/audit-sync.ts';
import type { AuditVerdict } from '../../../shared/domain/audit/verdict.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { MeaningName } from '../../design/palettes.ts';
import { serviceName } from '../../door/use-city.ts';

/** A share as people say it: "12 %", "<1 %". */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<1 %';
  if (share < 1 && share > 0.99) return '>99 %';
  return `${Math.round(share * 100)} %`;
}

/** A share with what it lies between: "12 % (8 to 18 %)". */
export function withInterval({ share, low, high }: AuditRateView['supported']): string {
  return `${percent(share)} (${Math.round(low * 100)} to ${percent(high)})`;
}

export const VERDICT_MEANING: Record<AuditVerdict, MeaningName> = {
  supported: 'done',
  unsupported: 'breach',
  'wrong-reason': 'attention',
  unverifiable: 'neutral',
};

/** The part of a stratum: a service's name, or the group as the catalogue calls it. */
export function partName(city: City, part: string): string {
  return serviceName(city, part);
}

/** Why somebody can't review a closure, in their own words. */
export function barWords(barred: NonNullable<AuditItem['barred']>): string {
  return barred === 'closed'
    ? 'You closed this case yourself: somebody else has to review it.'
    : 'You had a part in this case: somebody who had none has to review it.';
}
