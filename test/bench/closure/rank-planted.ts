import { mechanisms, type Mechanism } from '../../../hub/demo/planting.ts';
import { scoreThen, type RankedClosing } from './planted-city.ts';

/** Share of the closings that people can look at. */
const CAPACITY = 0.01;

/** How well one mechanism is found. Shares are from 0 to 1; null where there is none of it. */
export interface MechanismFound {
  readonly mechanism: Mechanism;
  readonly planted: number;
  /** Among all mechanisms together, of those looked at. */
  readonly recall: number | null;
  /** As if it were the only one among the honest: of the first hundredth, so many are of it; and of it, so many are there. */
  readonly alone: {
    readonly precision: number;
    readonly recall: number;
    /** Precision of a perfect ranking: there may be fewer than are looked at. */
    readonly perfect: number;
  } | null;
}

/** What looking at the first of a ranking finds. */
export interface RankFigures {
  readonly closings: number;
  readonly planted: number;
  readonly lookedAt: number;
  readonly found: number;
  readonly precision: number;
  readonly recall: number;
  /** What a perfect ranking would reach. */
  readonly ceiling: number;
  readonly lift: number;
  readonly liftCeiling: number;
  readonly mechanisms: readonly MechanismFound[];
  /** Crews' own reports and requests that are only handed on, among those with a score. */
  readonly selfReports: number;
}

interface Scored {
  readonly one: RankedClosing;
  readonly score: number;
}

/** The first of a ranking; of equals, by a mark of the id, which knows nothing of the truth. */
function firstOf(scored: readonly Scored[], count: number): readonly Scored[] {
  return scored
    .toSorted((a, b) => b.score - a.score || (a.one.id < b.one.id ? -1 : a.one.id > b.one.id ? 1 : 0))
    .slice(0, count);
}

/**
 * Ranks closings by what was known so many days after each, and counts.
 * @param capacity share of the closings that is looked at
 */
export function rankPlanted(all: readonly RankedClosing[], days: number, capacity = CAPACITY): RankFigures {
  const scored = all
    .filter(({ excluded }) => excluded === null)
    .map((one): Scored => ({ one, score: scoreThen(one, days) }));
  const planted = scored.filter(({ one }) => one.mechanism !== null).length;
  const lookedAt = Math.max(1, Math.round(scored.length * capacity));
  const flagged = firstOf(scored, lookedAt);
  const found = flagged.filter(({ one }) => one.mechanism !== null).length;
  const base = planted / Math.max(1, scored.length);
  const precision = found / lookedAt;
  const honest = scored.filter(({ one }) => one.mechanism === null);
  return {
    closings: scored.length,
    planted,
    lookedAt,
    found,
    precision,
    recall: found / Math.max(1, planted),
    ceiling: Math.min(1, lookedAt / Math.max(1, planted)),
    lift: base === 0 ? 0 : precision / base,
    liftCeiling: base === 0 ? 0 : Math.min(1, planted / lookedAt) / base,
    mechanisms: mechanisms.map((mechanism) => {
      const own = scored.filter(({ one }) => one.mechanism === mechanism);
      const room = Math.max(1, Math.round((honest.length + own.length) * capacity));
      const hits = (some: readonly Scored[]) => some.filter(({ one }) => one.mechanism === mechanism).length;
      const first = hits(firstOf([...honest, ...own], room));
      return {
        mechanism,
        planted: own.length,
        recall: own.length === 0 ? null : hits(flagged) / own.length,
        alone:
          own.length === 0
            ? null
            : {
                precision: first / room,
                recall: first / own.length,
                perfect: Math.min(1, own.length / room),
              },
      };
    }),
    selfReports: all.filter(
      (one) => (one.excluded !== null || one.channel === 'crew') && scoreThen(one, 999) > 0,
    ).length,
  };
}
