import type { WhatIfResult } from '../../../../shared/contract/study.ts';
import type { ContactPointId } from '../../../../shared/domain/directory/directory.ts';
import { movedCases } from './moved-case.ts';

type Load = Omit<WhatIfResult['before']['load'][number], 'contactPoint'>;
/** What is drawn of a load. */
export type LoadName = 'offered' | 'afterHours';

/** What a contact point has to do by both directories. */
export interface LoadRow {
  readonly point: ContactPointId;
  readonly before: Load;
  readonly after: Load;
  /** How many of the listed cases came to it, or left it. */
  readonly cases: number;
}

const NOTHING: Load = { offered: 0, acknowledged: 0, missed: 0, afterHours: 0 };

/** The contact points that are offered something on either side, the busiest first. Pure. */
export function loadRows({ before, after, elsewhere }: WhatIfResult): readonly LoadRow[] {
  const [was, is] = [before, after].map(
    ({ load }) => new Map(load.map(({ contactPoint, ...rest }) => [contactPoint, rest])),
  );
  const points = new Set([...before.load, ...after.load].map(({ contactPoint }) => contactPoint));
  const rows = [...points].map((point) => ({
    point,
    before: was?.get(point) ?? NOTHING,
    after: is?.get(point) ?? NOTHING,
    cases: movedCases(elsewhere, { by: 'point', point }).length,
  }));
  const most = (row: LoadRow) => Math.max(row.before.offered, row.after.offered);
  return rows.toSorted((a, b) => most(b) - most(a) || (a.point < b.point ? -1 : 1));
}

/** Those that a chart has room for, with the most of what is drawn, the busiest first. */
export function drawnLoads(rows: readonly LoadRow[], of: LoadName, room: number): readonly LoadRow[] {
  const most = (row: LoadRow) => Math.max(row.before[of], row.after[of]);
  return rows
    .filter((row) => most(row) > 0)
    .toSorted((a, b) => most(b) - most(a))
    .slice(0, room);
}
