import { holidaysOf } from '../../../shared/domain/business-calendar.ts';
import { dateOfWall, type LocalTimes } from '../../../shared/domain/directory/local-time.ts';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import type { Holiday } from '../../../shared/domain/city-pack.ts';

/** A day that is unlike others: a holiday, or the clocks change. */
export interface SpecialDay {
  readonly at: Instant;
  readonly name: string;
}

const DAYS = 371;

/** The days of the next 53 weeks on which cover is easily forgotten, in order. */
export function specialDays(
  now: Instant,
  times: LocalTimes,
  holidays: readonly Holiday[],
): readonly SpecialDay[] {
  const today = Math.floor(times.wallOf(now) / DAY) * DAY;
  const years = new Map<number, ReadonlyMap<string, string>>();
  return Array.from({ length: DAYS }, (_, day) => today + day * DAY).flatMap((wall): SpecialDay[] => {
    const [at, next] = [times.instantOf(wall), times.instantOf(wall + DAY)];
    const date = dateOfWall(wall);
    const year = Number(date.slice(0, 4));
    const known = years.get(year) ?? holidaysOf(year, holidays);
    years.set(year, known);
    const change = next - at < DAY ? 'Clocks go forward' : next - at > DAY ? 'Clocks go back' : null;
    return [known.get(date) ?? null, change].flatMap((name) =>
      name === null ? [] : [{ at, name: `${date} ${name}` }],
    );
  });
}
