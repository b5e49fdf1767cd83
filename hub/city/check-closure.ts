import type { ClosurePack } from '../../shared/domain/closure/closure-pack.ts';
import type { CityPackParts } from './city-pack-parts.ts';
import type { CityPackProblem } from './city-pack-error.ts';
import type { PackFile } from './pack-file.ts';

function twice(names: readonly string[]): number[] {
  return names.flatMap((name, at) => (names.indexOf(name) < at ? [at] : []));
}

/** Contracts that name what the city has not, or ask for a reason where the list has none. */
export function checkClosure(
  closure: PackFile<ClosurePack>,
  { services, allServicesRead }: CityPackParts,
): CityPackProblem[] {
  const { reasons, contracts } = closure.value;
  const known = services.flatMap(({ value }) => value);
  const codes = new Set(known.map(({ code }) => code));
  const groups = new Set(known.map(({ group }) => group));
  const reasoned = new Set(reasons.flatMap(({ outcomes }) => outcomes));
  return [
    ...twice(reasons.map(({ code }) => code)).map((at) =>
      closure.problem(['reasons', at, 'code'], 'stands here twice. Give each reason a code of its own.'),
    ),
    ...twice(contracts.map(({ id }) => id)).map((at) =>
      closure.problem(['contracts', at, 'id'], 'stands here twice. Give each contract an id of its own.'),
    ),
    ...contracts.flatMap((contract, at) => [
      ...(allServicesRead ? (contract.services ?? []) : [])
        .filter((code) => !codes.has(code))
        .map((code) => closure.problem(['contracts', at, 'services'], `The city has no service "${code}".`)),
      ...(allServicesRead ? (contract.groups ?? []) : [])
        .filter((group) => !groups.has(group))
        .map((group) =>
          closure.problem(['contracts', at, 'groups'], `No service stands in a group "${group}".`),
        ),
      ...(contract.demands.includes('reason') ? contract.outcomes : [])
        .filter((outcome) => !reasoned.has(outcome))
        .map((outcome) =>
          closure.problem(
            ['contracts', at, 'outcomes'],
            `asks for a reason of "${outcome}", and no reason is for it. Add one.`,
          ),
        ),
    ]),
  ];
}
