import type { SignalPack } from '../../shared/domain/signals/signal-weights.ts';
import type { CityPackParts } from './city-pack-parts.ts';
import type { CityPackProblem } from './city-pack-error.ts';
import type { PackFile } from './pack-file.ts';

/** Weights for services the city has not, or told twice. */
export function checkSignals(
  signals: PackFile<SignalPack>,
  { services, allServicesRead }: CityPackParts,
): CityPackProblem[] {
  const codes = new Set(services.flatMap(({ value }) => value.map(({ code }) => code)));
  const isUnknown = (code: string): boolean => allServicesRead && !codes.has(code);
  const told = signals.value.services.map(({ service }) => service);
  return [
    ...told.flatMap((code, at) => [
      ...(isUnknown(code)
        ? [signals.problem(['services', at, 'service'], `The city has no service "${code}".`)]
        : []),
      ...(told.indexOf(code) < at
        ? [
            signals.problem(
              ['services', at, 'service'],
              'stands here twice. Put all its weights into one entry.',
            ),
          ]
        : []),
    ]),
    ...signals.value.notDoneServices.flatMap((code, at) =>
      isUnknown(code) ? [signals.problem(['notDoneServices', at], `The city has no service "${code}".`)] : [],
    ),
  ];
}
