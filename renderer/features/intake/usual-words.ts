import { DAY, HOUR } from '../../../shared/domain/instant.ts';
import { USUAL_PERIOD, type UsualTime } from '../../../shared/domain/usual-time.ts';

const AS_DAYS = 2 * DAY;

/** A length of time in the unit people think in, rounded up: hours below two days. */
function length(milliseconds: number): { readonly n: number; readonly unit: 'hour' | 'day' } {
  return milliseconds < AS_DAYS
    ? { n: Math.ceil(milliseconds / HOUR), unit: 'hour' }
    : { n: Math.ceil(milliseconds / DAY), unit: 'day' };
}

const counted = ({ n, unit }: ReturnType<typeof length>) => `${n} ${unit}${n === 1 ? '' : 's'}`;

/**
 * How long such work really takes, in a sentence or two; what the figures are of is said with them.
 * @param usual null when too few cases were done to say
 * @param district where the work is; null while that is not known
 */
export function usualWords(usual: UsualTime | null, district: string | null): string {
  const period = `last ${USUAL_PERIOD / DAY} days`;
  if (usual === null) return `Too few such cases were done in the ${period} to say how long it really takes.`;
  const where =
    usual.district !== null
      ? 'Here,'
      : district === null
        ? 'In the whole city,'
        : `Too few cases in District ${district}; in the whole city,`;
  const [half, most] = [length(usual.p50), length(usual.p90)];
  const nine = half.unit === most.unit ? String(most.n) : counted(most);
  const elsewhere =
    usual.elsewhere === 0
      ? ''
      : ` ${usual.elsewhere.toLocaleString('en-US')} of them were closed elsewhere, not evidenced.`;
  const cases = usual.cases.toLocaleString('en-US');
  return `${where} half are done within ${counted(half)}, nine in ten within ${nine} (${cases} cases, ${period}).${elsewhere}`;
}
