import type { Service } from '../city-pack.ts';
import { escalationTriggers, type EscalationTriggers } from './escalation-triggers.ts';

/** What is wrong in a rules document, and where: "rules", 3, "when", "always", 0. */
export interface TriggerFinding {
  readonly path: readonly (string | number)[];
  /** Goes on from the name of the place: `"pot-hole" is not the code of a service.` */
  readonly message: string;
}

/** Services that rules name and a city lacks. */
export function unknownServices(
  { rules }: EscalationTriggers,
  services: readonly Pick<Service, 'code'>[],
): TriggerFinding[] {
  const known = new Set<string>(services.map(({ code }) => code));
  return rules.flatMap(({ services: about, when }, place) => {
    const named = [
      ...(about === 'all' ? [] : about.map((code, nth) => ({ code, path: ['services', nth] }))),
      ...(when.code === 'disability-access'
        ? when.always.map((code, nth) => ({ code, path: ['when', 'always', nth] }))
        : []),
    ];
    return named
      .filter(({ code }) => !known.has(code))
      .map(({ code, path }) => ({
        path: ['rules', place, ...path],
        message: `"${code}" is not the code of a service.`,
      }));
  });
}

/** Judges a document that somebody wrote: it, or all that is wrong with it. */
export function checkTriggers(
  document: unknown,
  services: readonly Pick<Service, 'code'>[],
):
  | { readonly ok: true; readonly document: EscalationTriggers }
  | { readonly ok: false; readonly findings: readonly TriggerFinding[] } {
  const read = escalationTriggers.safeParse(document);
  if (!read.success) {
    const findings = read.error.issues.map(({ path, message }) => ({
      path: path.map((step) => (typeof step === 'number' ? step : String(step))),
      message,
    }));
    return { ok: false, findings };
  }
  const findings = unknownServices(read.data, services);
  return findings.length === 0 ? { ok: true, document: read.data } : { ok: false, findings };
}
