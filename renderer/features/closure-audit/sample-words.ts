import type { AuditSample } from '../../../shared/contract/audit-sync.ts';
import type { City } from '../../../shared/domain/city.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { dateOnly } from '../../../shared/domain/case-words/time-words.ts';
import { departmentName, serviceName } from '../../door/use-city.ts';

/** "Oct 1 to Oct 31, 2026, LASAN, 3 services". */
export function sampleTitle({ plan }: Pick<AuditSample, 'plan'>, city: City): string {
  const { period, departments, services } = plan;
  // The last day is the one before the end.
  const last = Math.max(period.from, period.to - DAY / 2);
  const days = `${dateOnly(period.from, city.timeZone)} to ${dateOnly(last, city.timeZone)}`;
  const who =
    departments === 'all'
      ? ''
      : `, ${departments.length < 3 ? departments.map((code) => departmentName(city, code)).join(' and ') : counted(departments.length, 'department', 'departments')}`;
  const what =
    services === 'all'
      ? ''
      : `, ${services.length < 3 ? services.map((code) => serviceName(city, code)).join(' and ') : counted(services.length, 'service', 'services')}`;
  return days + who + what;
}
