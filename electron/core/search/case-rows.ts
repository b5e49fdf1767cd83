import type { CaseColumns } from '../store/case-columns.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { asColumn } from './as-column.ts';
import { countOf, withCondition, type AskedRows } from './asked-rows.ts';
import type { Choice } from './choices.ts';
import { MOST_PASSED, newestRows, rowsAsColumns, rowsByColumns } from './column-rows.ts';
import { joinFields } from './join-fields.ts';
import { matchExpression } from './match-expression.ts';
import { TAG } from './tokens.ts';
import { endOf, fewestOf, MOST_SCANNED, rowsByStretch, rowsByWords } from './walk-words.ts';

/** So many parts of a question are asked however late it is, as long as there is effort left. */
const ALWAYS_ASKED = 3;

/** What a column says too. A source's own word for a service adds nothing to the service. */
const COLUMN_TAGS: ReadonlySet<string> = new Set([TAG.service, TAG.sourceType]);
const isInColumn = ({ meaning }: Choice): boolean => COLUMN_TAGS.has(meaning.tag);
const isService = ({ meaning }: Choice): boolean => meaning.tag === TAG.service;
/** A word that can mean so many services is taken apart: common tokens are slow to walk side by side. */
const MANY_SERVICES = 3;
/** So many words are taken apart so; each doubles the number of questions. */
const MOST_PARTED = 3;
/** Cases of an answer, as far as the number of rows to be looked at is guessed from it. */
const PAGE = 20;

/** Services that all of these words can mean, as choices of the first. */
function common(words: readonly (readonly Choice[])[]): Choice[] {
  const [first = [], ...rest] = words;
  return first.filter(({ token }) => rest.every((others) => others.some((one) => one.token === token)));
}

/**
 * The same question as several that are quicker, each its own share of the answer: a word that can mean many
 * services is asked for once as a service, told by the row, and once as anything else.
 */
function parted(asked: AskedRows): AskedRows[] {
  const withServices = asked.demand.filter((choices) => choices.some(isService));
  if (withServices.length === 0) return [asked];
  const isMany = (choices: readonly Choice[]) => choices.filter(isService).length >= MANY_SERVICES;
  // What is overdue, or was closed in some time, is not among the newest: its services have indexes of their own.
  const isAlone = withServices.length < 2 && asked.conditions.index === null;
  if (isAlone && !withServices.some(isMany) && !asked.demand.some((one) => one.every(isInColumn)))
    return [asked];
  const many = withServices.slice(0, MOST_PARTED);
  const others = asked.demand.filter((choices) => !many.includes(choices));
  const parts: AskedRows[] = [];
  for (let meant = 0; meant < 2 ** many.length; meant += 1) {
    const isRest = (at: number) => (meant & (1 << at)) !== 0;
    const asServices = many.filter((_, at) => !isRest(at));
    const asRest = many
      .filter((_, at) => isRest(at))
      .map((one) => one.filter((choice) => !isInColumn(choice)));
    if (asRest.some((choices) => choices.length === 0)) continue;
    const demand = [...others, ...asRest];
    const services = common(asServices.map((one) => one.filter(isService)));
    if (asServices.length === 0) parts.push({ ...asked, demand });
    else if (services.length > 0) parts.push(withServicesOf({ ...asked, demand }, services));
  }
  return parts;
}

/** Adds that a case is of one of these services, in the way that is quicker. */
function withServicesOf(asked: AskedRows, services: readonly Choice[]): AskedRows {
  const n = countOf(services);
  const column = asColumn(services.map((one) => one.token));
  const byIndex = { ...asked, demand: [...asked.demand, services] };
  if (column === null) return byIndex;
  if (asked.demand.length === 0) {
    const isNarrow = asked.conditions.must.length > 0 || asked.mustNot.length > 0;
    const isSeldom = (PAGE * asked.total) / Math.max(1, n) > MOST_PASSED;
    if (isNarrow || isSeldom || asked.conditions.sql !== '') return byIndex;
    return { ...withCondition(asked, column.sql, column.values), byIndex };
  }
  // So many of the newest rows are looked at, when the services are spread evenly, until enough are found.
  const looked = Math.min(Math.min(...asked.demand.map(countOf)), (PAGE * asked.total) / Math.max(1, n));
  if (looked > MOST_SCANNED) return byIndex;
  return { ...withCondition(asked, column.sql, column.values), byIndex };
}

function rowsAsked(db: SqliteDb, asked: AskedRows, limit: number): CaseColumns[] {
  const { conditions, demand, mustNot } = asked;
  const columns = rowsAsColumns(db, asked, limit);
  if (columns !== null) return columns;
  const expression = matchExpression(demand, conditions.must, [...mustNot, ...conditions.mustNot]);
  if (expression === null && asked.byIndex !== undefined) {
    const found = newestRows(db, asked, limit);
    return found.length >= limit ? found : rowsAsked(db, asked.byIndex, limit);
  }
  if (expression === null) {
    const sql = conditions.mustNot.length > 0 ? 'is_open = 0' : '';
    return rowsByColumns(db, asked, [{ index: null, sql, values: [] }], limit);
  }
  return rowsByWords(db, expression, asked, limit);
}

/** Cases that match among those that are newer than a row. */
function rowsSince(db: SqliteDb, asked: AskedRows, row: number, limit: number): CaseColumns[] {
  const { demand, byIndex } = asked;
  const newer = ({ conditions }: AskedRows) => ({
    ...conditions,
    fromRow: Math.max(conditions.fromRow, row + 1),
  });
  const since: AskedRows = {
    ...asked,
    conditions: newer(asked),
    ...(byIndex === undefined ? {} : { byIndex: { ...byIndex, conditions: newer(byIndex) } }),
  };
  // The index minds a bound of rows only once it has a match, which words that seldom meet may not have for long.
  return demand.length > 1 ? rowsByStretch(db, since, limit) : rowsAsked(db, since, limit);
}

/** Cases that match, newest first. */
export function rowsMatching(db: SqliteDb, asked: AskedRows, limit: number): CaseColumns[] {
  const { conditions } = asked;
  if (conditions.fromRow >= conditions.toRow) return [];
  const { others = [], ...alone } = asked;
  const parts = [asked.demand, ...others]
    .flatMap(joinFields)
    .flatMap((demand) => parted({ ...alone, demand }));
  const [only] = parts;
  const { effort } = asked;
  if (parts.length === 1 && only !== undefined) return effort.asking(() => rowsAsked(db, only, limit));
  let rows: CaseColumns[] = [];
  // What many cases have is found first: then the rest is of interest only as far back as that reaches.
  const quickestFirst = parts.toSorted((a, b) => fewestOf(b) - fewestOf(a));
  for (const [at, part] of quickestFirst.entries()) {
    if (effort.isUsedUp || (at >= ALWAYS_ASKED && performance.now() > endOf(asked, rows.length))) {
      effort.cutShort();
      break;
    }
    const oldest = rows.length < limit ? undefined : rows.at(-1);
    const found = effort.asking(() =>
      oldest === undefined ? rowsAsked(db, part, limit) : rowsSince(db, part, oldest.row, limit),
    );
    const both = new Map([...rows, ...found].map((one) => [one.row, one]));
    rows = [...both.values()].toSorted((a, b) => b.row - a.row).slice(0, limit);
  }
  return rows;
}
