import type { CaseId } from '../../../shared/domain/ids.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { SHOWN_COLUMNS, type CaseColumns } from '../store/case-columns.ts';
import { statement } from '../store/open-encrypted.ts';
import { readRecordAt } from '../store/read-case.ts';
import { saidCallers } from '../store/said-callers.ts';
import type { AskedRows } from './asked-rows.ts';
import type { Gathering, Match } from './gathering.ts';
import { meetsDemand } from './match-expression.ts';
import { rowHasPhrases } from './phrases.ts';
import type { Query } from './query.ts';
import type { Tier } from './tries.ts';
import { caseTokens } from './tokens.ts';

/** How much newer a case counts that is close to what the agent is on. */
const NEAR_CALLER = 365 * DAY;
const NEAR_ADDRESS = 180 * DAY;
const NEAR_DISTRICT = 7 * DAY;

/** Newest cases of the same callers and at the same address that are looked at for closeness. */
const MOST_NEAR = 12;

/** A case close to the one on screen. */
interface NearCase {
  readonly row: number;
  /** How much newer it counts, milliseconds. */
  readonly counts: number;
  /** What the index holds of it. */
  readonly tokens: ReadonlySet<string>;
}

/** What is close to a case: its district, and the newest cases of its callers and at its address. */
interface Surroundings {
  readonly district: string | null;
  readonly cases: readonly NearCase[];
}

const NOWHERE: Surroundings = { district: null, cases: [] };

/** What surrounded the case on screen at some moment of the desk: each key typed asks for it again. */
const known = new WeakMap<DeskView['moment'], { readonly id: CaseId; readonly around: Surroundings }>();

function tokensOf({ cache }: DeskView, row: number): ReadonlySet<string> {
  const found = readRecordAt(cache, row);
  return found === null ? new Set() : caseTokens(found.facts, found.callers, found.entries);
}

function lookAround(view: DeskView, id: CaseId): Surroundings {
  const { cache } = view;
  const here = statement<[string], CaseColumns>(cache, `SELECT ${SHOWN_COLUMNS} FROM cases WHERE id = ?`).get(
    id,
  );
  if (here === undefined) return NOWHERE;
  const rowsOf = (sql: string, value: number) =>
    statement<[number, number], number>(cache, sql).pluck().all(value, MOST_NEAR);
  const counts = new Map<number, number>();
  if (here.address_row !== null) {
    const sql = 'SELECT row FROM cases WHERE address_row = ? ORDER BY row DESC LIMIT ?';
    for (const row of rowsOf(sql, here.address_row)) counts.set(row, NEAR_ADDRESS);
  }
  for (const caller of saidCallers(here.callers_said)) {
    const sql = 'SELECT case_row FROM caller_cases WHERE caller_row = ? ORDER BY case_row DESC LIMIT ?';
    for (const row of rowsOf(sql, caller.row)) counts.set(row, NEAR_CALLER);
  }
  const cases = [...counts].map(([row, much]) => ({ row, counts: much, tokens: tokensOf(view, row) }));
  return { district: here.district, cases };
}

function surroundingsOf(view: DeskView, id: CaseId): Surroundings {
  const found = known.get(view.moment);
  if (found?.id === id) return found.around;
  const around = lookAround(view, id);
  known.set(view.moment, { id, around });
  return around;
}

/**
 * What is close to the case the agent is on: of its callers, at its address, in its district. What the index would say
 * of those few is told from their tokens: it minds a bound of rows only once it has a match, so that asking it for one
 * row may walk a whole year.
 */
export class NearFirst {
  readonly #view: DeskView;
  readonly #around: Surroundings;
  /** How much newer a case counts that matched, by row. */
  readonly #counts = new Map<number, number>();

  /** @param id of the case on screen; null when there is none */
  constructor(view: DeskView, id: CaseId | null) {
    this.#view = view;
    this.#around = id === null ? NOWHERE : surroundingsOf(view, id);
  }

  /** Adds the close cases that match what is asked for. */
  add(gathering: Gathering, asked: AskedRows, query: Query, tier: Tier): void {
    const { fromRow, toRow, sql, values, must, mustNot } = asked.conditions;
    const unwanted = [...asked.mustNot, ...mustNot];
    const demands = [asked.demand, ...(asked.others ?? [])];
    for (const { row, counts, tokens } of this.#around.cases) {
      if (this.#counts.has(row) || row < fromRow || row >= toRow) continue;
      if (!demands.some((demand) => meetsDemand(tokens, demand, must, unwanted))) continue;
      const columns = statement<(string | number)[], CaseColumns>(
        this.#view.cache,
        `SELECT ${SHOWN_COLUMNS} FROM cases WHERE row = ? ${sql === '' ? '' : `AND ${sql}`}`,
      ).get(row, ...values);
      if (columns === undefined || !rowHasPhrases(this.#view, columns, query)) continue;
      gathering.add([columns], tier);
      this.#counts.set(row, counts);
    }
  }

  /** How much newer a match counts, milliseconds. */
  countsNewer({ columns }: Match): number {
    if (columns === null) return 0;
    const { district } = this.#around;
    const byDistrict = district !== null && columns.district === district ? NEAR_DISTRICT : 0;
    return Math.max(byDistrict, this.#counts.get(columns.row) ?? 0);
  }
}
