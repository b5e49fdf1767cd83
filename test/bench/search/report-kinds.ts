import { alignedTable } from '../figure-table.ts';
import { agreementOf, ms, percent, round, summaryOf } from './answer-summary.ts';
import type { JudgedQuery } from './measure-mix.ts';

const MISSED_SHOWN = 40;

/** Times, what was found and the order, for each kind of query; the slowest first. */
export function kindTable(asked: readonly JudgedQuery[]): string {
  const kinds = [...Map.groupBy(asked, ({ query }) => query.kind)].toSorted(
    ([, a], [, b]) => summaryOf(b).p95 - summaryOf(a).p95,
  );
  const rows = kinds.map(([kind, some]) => {
    const { queries, p50, p95, p99, max, found } = summaryOf(some);
    const agreement = agreementOf(some);
    return [
      kind,
      String(queries),
      ms(p50),
      ms(p95),
      ms(p99),
      ms(max),
      percent(found),
      agreement === null ? '' : percent(agreement),
    ];
  });
  const head = ['queries', 'asked', 'p50 ms', 'p95', 'p99', 'max', 'found', 'order as ideal'];
  return alignedTable(head, rows, new Set(head.keys().drop(1)));
}

/** The same as numbers. */
export function kindsInJson(asked: readonly JudgedQuery[]) {
  return Object.fromEntries(
    [...Map.groupBy(asked, ({ query }) => query.kind)].map(([kind, some]) => {
      const { queries, p50, p95, p99, max, found } = summaryOf(some);
      const agreement = agreementOf(some);
      const times = {
        p50_ms: round(p50, 3),
        p95_ms: round(p95, 3),
        p99_ms: round(p99, 3),
        max_ms: round(max, 3),
      };
      return [
        kind,
        {
          queries,
          ...times,
          found: round(found, 4),
          agreement: agreement === null ? null : round(agreement, 4),
        },
      ];
    }),
  );
}

/** What was not found, to be looked into. */
export function missedNote(asked: readonly JudgedQuery[]): string[] {
  const missed = asked.filter(({ found }) => !found);
  if (missed.length === 0) return [];
  const shown = missed
    .slice(0, MISSED_SHOWN)
    .map(({ query }) => `${query.kind}: ${JSON.stringify(query.text)}`);
  return [`Not found (${missed.length}): ${shown.join('; ')}${missed.length > shown.length ? '; ...' : '.'}`];
}
