import type { ReportScope, Scorecard, Scores } from '../../shared/contract/report.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { HubCore } from '../write/hub-core.ts';
import { countLengths, type Lengths } from './count-lengths.ts';
import { countThings, sumOf, type CountedCell } from './count-things.ts';
import { catchUp } from './follow-cases.ts';
import { hubNow } from './read-tickets.ts';
import { readVerifiedShare } from './verified-share.ts';

/** The codes that occur, those the catalogue knows in its order; their cases are there all the same. */
function inOrder<T extends string | null>(known: readonly string[], seen: ReadonlySet<T>): T[] {
  const place = new Map<string | null, number>(known.map((code, at) => [code, at]));
  const of = (code: T) => place.get(code) ?? (code === null ? Infinity : known.length);
  return [...seen].toSorted((a, b) => {
    const [first, second] = [of(a), of(b)];
    return first === second ? (String(a) < String(b) ? -1 : 1) : first - second;
  });
}

/** How departments do in a period, beside as long a time before; of cases that the person may see. */
export async function readScorecard(
  hub: Pick<HubCore, 'db' | 'city'>,
  actor: AccountActor,
  scope: ReportScope,
): Promise<Scorecard> {
  const complete = await catchUp(hub.db);
  const now = await hubNow(hub.db);
  const reader = { actor, now };
  const before = { from: scope.from - (scope.to - scope.from), to: scope.from };
  const [cells, closed, replied, verified] = await Promise.all([
    countThings(hub.db, reader, scope),
    countLengths(hub.db, reader, scope, 'done'),
    countLengths(hub.db, reader, scope, 'replied'),
    readVerifiedShare(hub.db, actor, scope),
  ]);
  const scoresOf = (isNow: boolean, department: string | null): Scores => {
    const isOf = (cell: CountedCell) =>
      cell.now === isNow && (department === null || cell.department === department);
    const lengthsOf = (all: readonly Lengths[]) =>
      all.find((one) => one.now === isNow && one.department === department);
    const [work, reply] = [lengthsOf(closed), lengthsOf(replied)];
    return {
      counts: sumOf(cells, isOf),
      closeP50: work?.p50 ?? null,
      closeP90: work?.p90 ?? null,
      replyP50: reply?.p50 ?? null,
      replyP90: reply?.p90 ?? null,
      verified: verified(isNow ? scope : before, department ?? scope.department),
    };
  };
  const { departments, districts } = hub.city.pack;
  const codes = departments.map(({ code }) => code);
  const areas = districts.areas.map(({ id }) => id);
  const present = cells.filter((cell) => cell.now);
  return {
    asOf: now,
    complete,
    before,
    all: { now: scoresOf(true, null), before: scoresOf(false, null) },
    departments: inOrder(codes, new Set(cells.map(({ department }) => department))).map((department) => ({
      department,
      now: scoresOf(true, department),
      before: scoresOf(false, department),
    })),
    districts: inOrder(areas, new Set(present.map(({ district }) => district))).map((district) => ({
      district,
      counts: sumOf(present, (cell) => cell.district === district),
    })),
  };
}
