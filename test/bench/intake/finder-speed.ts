import { findServices, type FinderPack } from '../../../shared/domain/find-services.ts';
import type { Phrasing } from '../../finder/measure-finder.ts';

/** Every so many phrasings are typed: enough for a percentile, in a few seconds. */
const EVERY = 4;

/** How long the finder takes for one keystroke while phrasings are typed letter by letter, milliseconds, 95 in 100. */
export function finderSpeed(pack: FinderPack, phrasings: readonly Phrasing[]): number {
  // The first times the code is not compiled yet; a desk warms it up as well.
  for (const { said } of phrasings) findServices(pack, said);
  const times: number[] = [];
  for (const { said } of phrasings.filter((_, at) => at % EVERY === 0)) {
    for (let letters = 1; letters <= said.length; letters += 1) {
      const begun = performance.now();
      findServices(pack, said.slice(0, letters));
      times.push(performance.now() - begun);
    }
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}
