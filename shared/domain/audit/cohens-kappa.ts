import { Z_OF, type ConfidenceLevel } from './sample-plan.ts';
import { VERDICT_ORDER, type AuditVerdict } from './verdict.ts';

/** Two verdicts on one closure, by people who did not know each other's. */
export interface VerdictPair {
  readonly first: AuditVerdict;
  readonly second: AuditVerdict;
}

/** How far two reviewers agree beyond what chance would bring. */
export interface Agreement {
  readonly pairs: number;
  /** Share of pairs with one verdict. */
  readonly agreed: number;
  /** Null where it means nothing: no pairs, or all verdicts are one and the same. */
  readonly kappa: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Cohen's kappa with its large-sample interval (Fleiss, Cohen and Everitt 1969), cut to -1 and 1. With few pairs, as a
 * tenth of a sample is, the interval is wide: that is what it is for.
 */
export function cohensKappa(pairs: readonly VerdictPair[], confidence: ConfidenceLevel): Agreement {
  const n = pairs.length;
  if (n === 0) return { pairs: 0, agreed: 0, kappa: null, low: null, high: null };
  const cell = (a: AuditVerdict, b: AuditVerdict) =>
    pairs.filter(({ first, second }) => first === a && second === b).length / n;
  const table = VERDICT_ORDER.map((a) => VERDICT_ORDER.map((b) => cell(a, b)));
  const rows = table.map((row) => row.reduce((sum, one) => sum + one, 0));
  const columns = VERDICT_ORDER.map((_, at) => table.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const at = (list: readonly number[], index: number) => list[index] ?? 0;
  const agreed = table.reduce((sum, row, index) => sum + at(row, index), 0);
  const byChance = rows.reduce((sum, row, index) => sum + row * at(columns, index), 0);
  if (byChance > 1 - 1e-12) return { pairs: n, agreed, kappa: null, low: null, high: null };
  const kappa = (agreed - byChance) / (1 - byChance);
  const apart = 1 - kappa;
  let same = 0;
  let other = 0;
  for (const [i, row] of table.entries()) {
    for (const [j, share] of row.entries()) {
      if (i === j) same += share * (1 - (at(rows, i) + at(columns, i)) * apart) ** 2;
      else other += share * (at(columns, i) + at(rows, j)) ** 2;
    }
  }
  const variance = (same + apart ** 2 * other - (kappa - byChance * apart) ** 2) / (n * (1 - byChance) ** 2);
  const half = Z_OF[confidence] * Math.sqrt(Math.max(0, variance));
  return { pairs: n, agreed, kappa, low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half) };
}
