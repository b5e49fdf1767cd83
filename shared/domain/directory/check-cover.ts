import { isCurrent, whenOf, type CheckContext } from './check-context.ts';
import { answeredAt, entriesFor, neededCover } from './cover.ts';
import { TIERS, type EscalationPath, type EscalationTier } from './directory.ts';
import type { BareFinding } from './finding.ts';
import type { OpenPoint } from './on-duty.ts';
import { joinSpans, spansWithout, type Span } from './span.ts';

type Gaps = readonly Span[];
type HoleCode = Extract<BareFinding, { when: unknown; tier: unknown }>['code'];

/** Where nobody is there, before the services that lack the same are put together. */
interface Hole {
  readonly code: HoleCode;
  readonly district: string | null;
  readonly gaps: Gaps;
}

/** Asks for the gaps of a department's path; the same entries are worked out once. */
function gapsOf(department: string, path: EscalationPath, { open, span }: CheckContext) {
  const needed = neededCover(path, span, open);
  const answered = new Map<OpenPoint, Gaps>();
  const places = new Map(open.points.map((point, place) => [point, place]));
  const known = new Map<string, Gaps>();
  return (service: string | null, district: string | null, tiers: readonly EscalationTier[]): Gaps => {
    const concern = { department, unit: null, service, district };
    const entries = tiers.flatMap((tier) => entriesFor(concern, path, tier, open));
    const key = entries.map((one) => places.get(one)).join(' ');
    let gaps = known.get(key);
    if (gaps === undefined) {
      const covered = entries.flatMap((entry) => {
        const spans = answered.get(entry) ?? answeredAt(entry, span, open);
        answered.set(entry, spans);
        return spans;
      });
      gaps = spansWithout(needed, joinSpans(covered));
      known.set(key, gaps);
    }
    return gaps;
  };
}

/**
 * The holes of one service. A place whose district isn't known is reached only by entries for the whole city: where
 * each district has somebody, that alone is a warning.
 */
function holesOf(
  service: string | null,
  districts: readonly string[],
  gaps: ReturnType<typeof gapsOf>,
): Hole[] {
  const anywhere = gaps(service, null, TIERS);
  if (anywhere.length === 0) {
    const first = gaps(service, null, [1]);
    return first.length === 0 ? [] : [{ code: 'first-tier-gap', district: null, gaps: first }];
  }
  const byDistrict = districts.map((district) => ({ district, gaps: gaps(service, district, TIERS) }));
  if (byDistrict.every((one) => one.gaps === anywhere))
    return [{ code: 'cover-gap', district: null, gaps: anywhere }];
  const lacking = byDistrict.filter((one) => one.gaps.length > 0);
  return lacking.length === 0
    ? [{ code: 'cover-gap-without-district', district: null, gaps: anywhere }]
    : lacking.map((one) => ({ code: 'cover-gap', ...one }));
}

function checkPath(
  department: string,
  services: readonly string[],
  path: Exclude<EscalationPath, 'routine'>,
  context: CheckContext,
): BareFinding[] {
  const { open } = context;
  const gaps = gapsOf(department, path, context);
  const districts = open.pack.districts.areas.map((one) => one.id);
  const found = (services.length === 0 ? [null] : services).map((service) => ({
    service,
    holes: holesOf(service, districts, gaps),
  }));
  const keys = found.map(({ holes }) => JSON.stringify(holes));
  const same = keys.every((key) => key === keys[0]);
  const named = same ? found.slice(0, 1).map(({ holes }) => ({ service: null, holes })) : found;
  const findings = named.flatMap(({ service, holes }) =>
    holes.flatMap(({ code, district, gaps: spans }): BareFinding[] => {
      const when = whenOf(spans);
      const tier = code === 'first-tier-gap' ? 1 : null;
      return when === null ? [] : [{ code, department, service, district, path, tier, when }];
    }),
  );
  const whole = whenOf(gaps(null, null, TIERS));
  if (
    whole !== null &&
    services.length > 0 &&
    found.every(
      ({ holes }) =>
        !holes.some((one) => one.code === 'cover-gap' || one.code === 'cover-gap-without-district'),
    )
  ) {
    findings.push({
      code: 'cover-gap-without-service',
      department,
      service: null,
      district: null,
      path,
      tier: null,
      when: whole,
    });
  }
  const tiers = TIERS.filter((tier) =>
    open.at(department, path, tier).some((entry) => isCurrent(entry, context.span)),
  );
  if (tiers.length === 1) {
    const code = path === 'emergency' ? 'no-second-tier' : 'no-second-complaint-tier';
    findings.push({ code, department, service: null, district: null, path, tier: tiers[0] === 2 ? 1 : 2 });
  }
  return findings;
}

/** Departments and services for which nobody is there when somebody has to be. */
export function checkCover(context: CheckContext): BareFinding[] {
  const { pack } = context.open;
  return pack.departments.flatMap(({ code }) => {
    const services = pack.services.filter((one) => one.owner === code).map((one) => one.code);
    return (['emergency', 'complaint'] as const).flatMap((path) => checkPath(code, services, path, context));
  });
}
