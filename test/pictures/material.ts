import type { CaseRow, CaseView } from '../../shared/contract/case-view.ts';
import { isLive } from '../../shared/domain/case-state.ts';
import { isOpenEscalation } from '../../shared/domain/escalation/escalation.ts';
import { DAY } from '../../shared/domain/instant.ts';
import type { DeskProgram } from '../desk-program.ts';

/** Cases of the demo city that are worth a picture. */
export interface Material {
  /** Open, with a long history, a caller, and others near by; not yet escalated if it can be helped. */
  readonly rich: CaseView;
  /** One of the service and address of which there are most open ones. */
  readonly repeated: CaseRow;
  /** Open and nobody's yet, of the department of the demo city's lead. */
  readonly fresh: CaseRow;
}

const numbered = (row: CaseRow): row is CaseRow & { number: string } => row.number !== null;

const LONG_AGO = 30 * DAY;

/** How much there is to see of a case: a story of many kinds of steps, people, a place, and no long list of answers. */
function richness({ entries, nearby, callers, facts }: CaseView, now: number): number {
  const kinds = new Set(entries.map((one) => one.event.type)).size;
  const notes = entries.filter((one) => one.event.type === 'note-added').length;
  const stale = facts.clock.dueAt === null || facts.clock.dueAt < now - LONG_AGO;
  const [opened] = entries.flatMap(({ event, texts }) =>
    event.type === 'case-opened' ? [{ event, texts }] : [],
  );
  const described = opened !== undefined && opened.event.description !== null;
  const answered = opened === undefined || opened.event.answers !== null;
  return (
    entries.length +
    3 * kinds +
    2 * notes +
    Math.min(nearby.length, 3) +
    callers.length +
    (described ? 4 : 0) -
    (answered ? 6 : 0) -
    (stale ? 8 : 0) -
    (facts.escalations.some(isOpenEscalation) || facts.reopenCount > 1 ? 20 : 0) -
    (facts.place.lat === null ? 8 : 0)
  );
}

async function list(desk: DeskProgram): Promise<CaseRow[]> {
  const query = { list: 'open', filter: '', sort: 'opened', offset: 0, limit: 200 } as const;
  return (await desk.ask('case.list', query)).rows.filter(numbered);
}

async function mostRepeated(desk: DeskProgram, rows: readonly CaseRow[]): Promise<CaseRow> {
  let [best, most] = [rows[0], -1];
  for (const row of rows) {
    const view = await desk.ask('case.get', { id: row.id });
    if (view === null) continue;
    const { rows: near } = await desk.ask('case.near', { place: view.facts.place, service: row.service });
    const score = near.filter((one) => isLive(one.state)).length * 2 + near.length;
    if (score > most && near.length <= 5) [best, most] = [row, score];
  }
  if (best === undefined) throw new Error('the demo city has no open case');
  return best;
}

/** Looks through the open cases of a desk of which everything may be seen. */
export async function findMaterial(desk: DeskProgram): Promise<Material> {
  const rows = await list(desk);
  const views = await Promise.all(rows.map((row) => desk.ask('case.get', { id: row.id })));
  const now = Date.now();
  const [rich] = views.filter((one) => one !== null).toSorted((a, b) => richness(b, now) - richness(a, now));
  const fresh = rows.find((row) => row.department === 'LASAN' && row.state === 'assigned');
  if (rich === undefined || fresh === undefined) throw new Error('the demo city is too small for pictures');
  return { rich, repeated: await mostRepeated(desk, rows), fresh };
}
