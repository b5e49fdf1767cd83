import { useEffect } from 'react';
import { findServices } from '../../../shared/domain/find-services.ts';
import { useCity } from '../../door/use-city.ts';

/** Milliseconds after which whoever signed in is done with looking around first. */
const SETTLED = 3_000;

/** Makes the service finder ready while nothing else is done: the first new case would wait a quarter of a second for it. */
export function useWarmFinder(): void {
  const city = useCity();
  useEffect(() => {
    if (city === null) return undefined;
    let idle: number | null = null;
    const timer = setTimeout(() => {
      idle = requestIdleCallback(() => void findServices(city.pack, ''));
    }, SETTLED);
    return () => {
      clearTimeout(timer);
      if (idle !== null) cancelIdleCallback(idle);
    };
  }, [city]);
}
