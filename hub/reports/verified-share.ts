import type { ReportScope, Scores } from '../../shared/contract/report.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { overallRate, weighVerdicts, type RandomVerdict } from '../../shared/domain/audit/weigh-verdicts.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import { PERMISSIONS } from '../../shared/domain/permission.ts';
import { decidedItems, stratumKey } from '../audit/decided-items.ts';
import type { Db } from '../storage/database.ts';

/** How sure the interval on the scorecard is. */
const CONFIDENCE = '0.95';

/** Of a period and department: null while nothing of it was audited. */
export type VerifiedShare = (
  period: { from: number; to: number },
  department: string | null,
) => Scores['verified'];

/**
 * The share of closings as done that the random stream of the audit found supported, weighted back. All reviews of a
 * stratum weigh in it, whatever period or department is asked for; the risk stream never does.
 */
export async function readVerifiedShare(
  db: Db,
  actor: AccountActor,
  { district }: Pick<ReportScope, 'district'>,
): Promise<VerifiedShare> {
  const [samples, items] = await Promise.all([
    db.selectFrom('audit_samples').select(['id', 'strata']).execute(),
    decidedItems(db).select(['k.outcome', 'k.closed_at']).execute(),
  ]);
  const sizes = new Map(
    samples.flatMap(({ id, strata }) =>
      strata.map(({ population }, stratum) => [stratumKey(id, stratum), population] as const),
    ),
  );
  const decided = items.flatMap((row) => {
    const { verdict, department, service } = row;
    if (verdict === null) return [];
    // The month is another report's; nothing here asks for it.
    const of: RandomVerdict = {
      stream: 'random',
      stratum: stratumKey(row.sample_id, row.stratum),
      department,
      service,
      district: row.district,
      month: '',
      verdict,
    };
    return [{ row, of }];
  });
  const weighed = weighVerdicts(
    decided.map(({ of }) => of),
    sizes,
  );
  const own = PERMISSIONS['see-case'][actor.role] === 'all' ? null : actor.department;
  return ({ from, to }, department) => {
    const part = weighed.filter((_one, at) => {
      const row = decided[at]?.row;
      return (
        row !== undefined &&
        row.closed_at >= from &&
        row.closed_at < to &&
        OUTCOMES[row.outcome].done &&
        (department === null || row.department === department) &&
        (district === null || row.district === district) &&
        (own === null || row.department === own)
      );
    });
    const rate = overallRate(part, CONFIDENCE);
    if (rate === null) return null;
    const { share, low, high } = rate.supported;
    return { rate: share, low, high, reviewed: rate.reviewed };
  };
}
