import { SECOND } from '../../../shared/domain/instant.ts';
import type { CaseColumns } from '../store/case-columns.ts';
import { timeOfRow } from '../store/case-row-id.ts';
import { statement, type SqliteDb } from '../store/open-encrypted.ts';
import type { Choice } from './choices.ts';
import { countOf, where, type AskedRows, type Value } from './asked-rows.ts';
import { readRows } from './exact-rows.ts';
import { matchExpression } from './match-expression.ts';
import { stretchOf, TAG } from './tokens.ts';

/** Matches whose rows are looked at for a condition before another way is tried. */
export const MOST_SCANNED = 400;
/** So many are looked at however late it is. */
const ALWAYS_SCANNED = 48;
/** Once something was found rows are looked at for so long, milliseconds: each lies on a page of its own. */
const LONGEST_SCAN = 4;
/** A word of more cases is common. */
const DENSE = 20_000;
/** The first stretch that is walked for common words is this part of all cases. */
const FIRST_STRETCH = 32;
/** Stretches with tokens of their own: each takes about so many times as long as the one before. */
const LONGER = 4;
const LONGEST_STRETCH = 3;

// Numbers are bound as floating point, and full text minds only whole ones: without the casts it walks every row.
const MATCH = `case_words MATCH ? AND case_words.rowid >= CAST(? AS INTEGER) AND case_words.rowid < CAST(? AS INTEGER)`;
const NEWEST_FIRST = 'ORDER BY case_words.rowid DESC';

/** As long as nothing was found, it is looked for so much longer, milliseconds. */
const GRACE = 6;

/** When a walk ends that has found so many. */
export const endOf = ({ until, times }: Pick<AskedRows, 'until' | 'times'>, found: number): number =>
  found === 0 ? until + GRACE * times : until;

/** What a look at the rows of matches came to. */
interface Scanned {
  readonly rows: readonly number[];
  /** More matches may follow behind this row; null when there are none, or no time for them. */
  readonly last: number | null;
}

/** Looks at the rows of so many matches, newest first, for those that meet the conditions. Ends when it is late. */
function scan(
  db: SqliteDb,
  expression: string,
  asked: AskedRows,
  [from, to]: readonly [number, number],
  { limit, most }: { readonly limit: number; readonly most: number },
): Scanned {
  const { sql, values } = asked.conditions;
  const walk = statement<Value[], [row: number, meets: 0 | 1]>(
    db,
    `SELECT cases.row, ${sql} FROM case_words CROSS JOIN cases ON cases.row = case_words.rowid
      WHERE ${MATCH} ${NEWEST_FIRST}`,
  ).raw();
  const rows: number[] = [];
  const enough = performance.now() + LONGEST_SCAN * asked.times;
  const isLate = (now: number) => now > endOf(asked, rows.length) || (rows.length > 0 && now > enough);
  let looked = 0;
  for (const [row, meets] of walk.iterate(...values, expression, from, to)) {
    looked += 1;
    if (meets === 1) rows.push(row);
    if (rows.length >= limit) return { rows, last: null };
    if (looked >= ALWAYS_SCANNED && isLate(performance.now())) {
      asked.effort.cutShort();
      return { rows, last: null };
    }
    if (looked >= most) return { rows, last: row };
  }
  return { rows, last: null };
}

/** Of fewer matches every row is looked at. */
const WORTH_JOINING = 2_000;
/** Rows of another index are put beside the matches up to so many: that takes 5 ms. */
const MOST_JOINED = 12_000;

/**
 * The matches that an index over open or closed cases has too, newest first: what was closed today may have been opened
 * long ago. Null when the index has too many.
 */
function rowsInBoth(
  db: SqliteDb,
  expression: string,
  asked: AskedRows,
  range: readonly [number, number],
  limit: number,
): number[] | null {
  const { index, sql, values } = asked.conditions;
  if (index === null) return null;
  const ofIndex = `SELECT row FROM cases INDEXED BY ${index.name} ${where([index.sql])}`;
  const n = statement<Value[], number>(
    db,
    `SELECT count(*) FROM (${ofIndex} LIMIT ${MOST_JOINED + 1})`,
  ).pluck();
  if ((n.get(...index.values) ?? 0) > MOST_JOINED) return null;
  // Without the plus each of them would be asked of the full text by itself.
  return statement<Value[], number>(
    db,
    `SELECT cases.row FROM case_words CROSS JOIN cases ON cases.row = case_words.rowid
      WHERE ${MATCH} AND +case_words.rowid IN (${ofIndex}) AND ${sql} ${NEWEST_FIRST} LIMIT ?`,
  )
    .pluck()
    .all(expression, ...range, ...index.values, ...values, limit);
}

/** Rows [from, to) whose words match, newest first. */
function rowsBetween(
  db: SqliteDb,
  expression: string,
  asked: AskedRows,
  range: readonly [number, number],
  limit: number,
): CaseColumns[] {
  const { conditions, byIndex } = asked;
  if (conditions.sql === '') {
    // The rows are read by themselves: joined with the matches in one question they take a quarter longer.
    const matches = statement<Value[], number>(
      db,
      `SELECT rowid FROM case_words WHERE ${MATCH} ${NEWEST_FIRST} LIMIT ?`,
    ).pluck();
    return readRows(db, matches.all(expression, ...range, limit));
  }
  const isJoined = conditions.index !== null && fewestOf(asked) > WORTH_JOINING;
  const most = isJoined || byIndex !== undefined ? MOST_SCANNED : Number.POSITIVE_INFINITY;
  const first = scan(db, expression, asked, range, { limit, most });
  if (first.last === null) return readRows(db, first.rows);
  if (byIndex !== undefined) return rowsByStretch(db, byIndex, limit);
  const [from] = range;
  const rest = [from, first.last] as const;
  const wanted = limit - first.rows.length;
  const more =
    rowsInBoth(db, expression, asked, rest, wanted) ??
    scan(db, expression, asked, rest, { limit: wanted, most: Number.POSITIVE_INFINITY }).rows;
  return readRows(db, [...first.rows, ...more]);
}

/** Few cases have the same two words side by side. */
const isRare = (tokens: readonly string[]): boolean =>
  tokens.every((token) => token.startsWith(`${TAG.neighbours}_`));

/** Lists that are walked side by side. */
const listsOf = ({ demand, conditions, mustNot }: AskedRows): number =>
  demand.length + conditions.must.length + Math.min(1, mustNot.length);

/** So many cases can match at most, as far as is known: of the word that fewest have. */
export const fewestOf = ({ demand, total }: AskedRows): number => Math.min(total, ...demand.map(countOf));

/** So many common words meet so seldom that each stretch is asked for by its token. */
const MANY_LISTS = 4;
/** So many looks into the lists of a question take 4 to 10 milliseconds. */
const LONG = 12_000;
/** Beside a pair of neighbours so many tokens are looked up at once. */
const FEW_TOKENS = 4;

/** Going along a list takes so many times less than looking something up in it. */
const STEPS_OF_A_LOOK = 30;
/** To tell which of several tokens comes next takes a tenth of a look for each. */
const OWN = 0.1;

/**
 * How often the index looks into a list when it walks a question to the end: it goes along the shortest, and looks each
 * case of that up in every token beside it, or goes along those too where they are not much longer.
 */
function looksOf({ demand, conditions, mustNot }: AskedRows): number {
  const shortest = demand.reduce<readonly Choice[] | null>(
    (least, one) => (least === null || countOf(one) < countOf(least) ? one : least),
    null,
  );
  if (shortest === null) return Number.POSITIVE_INFINITY;
  const most = countOf(shortest);
  const beside = demand.filter((one) => one !== shortest).flat();
  // Nobody counted the others.
  const others = conditions.must.flat().length + mustNot.length;
  const looks = beside.reduce((sum, { n }) => sum + Math.min(most, n / STEPS_OF_A_LOOK), 0);
  return looks + most * (others + OWN * shortest.length);
}

/** Whether every word stands in so many cases that matches are likely among the newest. */
const isDense = ({ demand }: AskedRows): boolean => demand.every((choices) => countOf(choices) > DENSE);

/** Whether a question may be walked for long without a match, so that it is asked bit by bit. */
function isLong(asked: AskedRows): boolean {
  const { demand, conditions, mustNot } = asked;
  if (listsOf(asked) < 2 || looksOf(asked) < LONG) return false;
  // What lacks a word is found soon, for most cases lack it.
  if (demand.length + conditions.must.length < 2) return isDense(asked);
  if (!conditions.must.some(isRare)) return true;
  return demand.reduce((sum, some) => sum + some.length, mustNot.length) > FEW_TOKENS;
}

/** The first and the last row there is. */
function endsOf(db: SqliteDb): { readonly first: number; readonly last: number } {
  const ends = statement<[], { first: number | null; last: number | null }>(
    db,
    'SELECT (SELECT min(row) FROM cases) AS first, (SELECT max(row) FROM cases) AS last',
  ).get();
  return { first: ends?.first ?? 0, last: ends?.last ?? 0 };
}

/** Walks the newest cases first, each stretch twice as long, and gives up older ones when it would take too long. */
function rowsInStretches(db: SqliteDb, expression: string, asked: AskedRows, limit: number): CaseColumns[] {
  const ends = endsOf(db);
  const first = Math.max(asked.conditions.fromRow, ends.first);
  const last = Math.min(asked.conditions.toRow, ends.last + 1);
  let length = Math.ceil(Math.max(1, last - first) / FIRST_STRETCH);
  const found: CaseColumns[] = [];
  let to = last;
  let now = performance.now();
  while (to > first && found.length < limit) {
    const [from, before] = [Math.max(first, to - length), now];
    found.push(...rowsBetween(db, expression, asked, [from, to], limit - found.length));
    now = performance.now();
    // The next one is twice as long and takes at least twice the time.
    to = from;
    if (now + 2 * (now - before) > endOf(asked, found.length)) break;
    length *= 2;
  }
  if (to > first && found.length < limit) asked.effort.cutShort();
  return found;
}

/** How long the next stretch may be, 0 to 3, when one took so many milliseconds and so many are left; null for none. */
function nextStretch(level: number, took: number, left: number): number | null {
  const next = Math.min(level + 1, LONGEST_STRETCH);
  for (let at = next; at >= 0; at -= 1) if (took * LONGER ** (at - level) <= left) return at;
  return null;
}

/**
 * The same for words that may seldom meet. The index minds a bound of rows only once it has a match, which may lie a year
 * back: so each stretch is asked for by a token of its own, as long as there is time for it.
 */
export function rowsByStretch(db: SqliteDb, long: AskedRows, limit: number): CaseColumns[] {
  const { byIndex: _, ...asked } = long;
  const { conditions, demand, mustNot } = asked;
  const ends = endsOf(db);
  const first = timeOfRow(Math.max(conditions.fromRow, ends.first));
  // A row tells the second.
  let at = timeOfRow(Math.min(conditions.toRow, ends.last)) + SECOND - 1;
  const found: CaseColumns[] = [];
  let now = performance.now();
  let level: number | null = 0;
  while (level !== null && at >= first && found.length < limit) {
    const before = now;
    const { token, from } = stretchOf(at, level);
    const must = [[token], ...conditions.must];
    const expression = matchExpression(demand, must, [...mustNot, ...conditions.mustNot]);
    if (expression === null) break;
    const range = [conditions.fromRow, conditions.toRow] as const;
    // A longer stretch holds some of the one before.
    const known = new Set(found.map(({ row }) => row));
    const more = rowsBetween(db, expression, asked, range, limit).filter(({ row }) => !known.has(row));
    found.push(...more.slice(0, limit - found.length));
    now = performance.now();
    level = nextStretch(level, now - before, endOf(asked, found.length) - now);
    at = from - 1;
  }
  if (level === null && at >= first && found.length < limit) asked.effort.cutShort();
  return found;
}

/** Cases whose words match, newest first, by the way of walking that suits what is asked. */
export function rowsByWords(
  db: SqliteDb,
  expression: string,
  asked: AskedRows,
  limit: number,
): CaseColumns[] {
  const { fromRow, toRow } = asked.conditions;
  if (!isLong(asked)) return rowsBetween(db, expression, asked, [fromRow, toRow], limit);
  // Nobody knows how many matches what is not wanted leaves.
  return asked.mustNot.length > 0 || listsOf(asked) >= MANY_LISTS || !isDense(asked)
    ? rowsByStretch(db, asked, limit)
    : rowsInStretches(db, expression, asked, limit);
}
