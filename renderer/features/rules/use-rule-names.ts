import { useMemo } from 'react';
import type { City } from '../../../shared/domain/city.ts';
import { serviceName } from '../../door/use-city.ts';
import type { RuleNames } from './rule-words.ts';

/** How what rules hold as codes is called in a city. */
export function useRuleNames(city: City): RuleNames {
  return useMemo(
    () => ({
      service: (code) => serviceName(city, code),
      services: city.pack.services.map(({ code }) => code),
    }),
    [city],
  );
}
