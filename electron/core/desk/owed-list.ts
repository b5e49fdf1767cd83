import type { z } from 'zod';
import type { OwedRow, owedCount, owedPage } from '../../../shared/contract/owed-view.ts';
import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import { isOwedBy, owedOf, type OwedPromise } from '../../../shared/domain/owed-promises.ts';
import type { ShownEntry } from '../overlay/overlay-commands.ts';
import { statement } from '../store/open-encrypted.ts';
import { findCaseAt, readCallers, readEntries } from '../store/read-case.ts';
import { caseRowOf } from './case-row.ts';
import { cityDay } from './city-day.ts';
import type { DeskView } from './desk-view.ts';

/** More would not be read. */
const MOST = 200;
/** The days after today that are shown. */
const AHEAD = 7 * DAY;

interface KeptRow {
  readonly case_row: number;
  readonly promise: string;
  readonly by_at: Instant;
}

/** Cases with unsent work are told by the overlay. */
const BEFORE = 'AND by_at < ? AND case_row NOT IN (SELECT value FROM json_each(?))';
/** The two sides of what concerns somebody, each read by its own index: a department's row is never its person's too. */
const MINE = `FROM owed INDEXED BY owed_by_owner WHERE owner = ? AND (department IS NULL OR department <> ?) ${BEFORE}`;
const MY_DEPARTMENT = `FROM owed INDEXED BY owed_by_department WHERE department = ? ${BEFORE}`;

/** No department has an empty code. */
const whoOf = ({ account }: DeskView) => ({ account: account.id, department: account.department ?? '' });

type Value = string | number;

/** Both sides with their values. */
function sidesOf(view: DeskView, until: Instant): readonly (readonly [sql: string, values: Value[]])[] {
  const { account, department } = whoOf(view);
  const before = [until, JSON.stringify(touchedRows(view))];
  return [
    [MINE, [account, department, ...before]],
    [MY_DEPARTMENT, [department, ...before]],
  ];
}

function keptRows(view: DeskView, until: Instant): KeptRow[] {
  return sidesOf(view, until)
    .flatMap(([side, values]) =>
      statement<Value[], KeptRow>(
        view.cache,
        `SELECT case_row, promise, by_at ${side} ORDER BY by_at LIMIT ${MOST}`,
      ).all(...values),
    )
    .toSorted((a, b) => a.by_at - b.by_at)
    .slice(0, MOST);
}

function countKept(view: DeskView, until: Instant): number {
  const counts = sidesOf(view, until).map(
    ([side, values]) =>
      statement<Value[], { n: number }>(view.cache, `SELECT count(*) AS n ${side}`).get(...values)?.n ?? 0,
  );
  return counts.reduce((sum, one) => sum + one, 0);
}

function touchedRows(view: DeskView): number[] {
  const find = statement<[string], { row: number }>(view.cache, 'SELECT row FROM cases WHERE id = ?');
  return [...view.overlay.cases.keys()].map((id) => find.get(id)?.row).filter((row) => row !== undefined);
}

/** What the overlay's cases owe to somebody of this desk before a time. */
function overlaidOwed(view: DeskView, until: Instant) {
  const who = whoOf(view);
  return [...view.overlay.cases.values()].flatMap((shown) =>
    owedOf(shown.facts)
      .filter((owed) => owed.by < until && isOwedBy(owed, who))
      .map((owed) => ({ shown, owed })),
  );
}

function textOf(entries: readonly Pick<ShownEntry, 'texts'>[], id: TextId | null): string | null {
  if (id === null) return null;
  for (const { texts } of entries) if (id in texts) return texts[id] ?? null;
  return null;
}

interface Source {
  readonly facts: CaseFacts;
  readonly entries: readonly Pick<ShownEntry, 'texts'>[];
  readonly callers: readonly CallerCard[];
  readonly pending: boolean;
}

function owedRowOf(view: DeskView, { promise, by, owner }: OwedPromise, from: Source): OwedRow {
  return {
    case: caseRowOf(from.facts, from.pending),
    promise,
    by,
    mine: owner === view.account.id,
    callerName: from.callers.find((card) => card.id === promise.callerId)?.name ?? null,
    why: textOf(from.entries, promise.text),
  };
}

function keptOwed(view: DeskView, until: Instant): OwedRow[] {
  return keptRows(view, until).flatMap((row) => {
    const found = findCaseAt(view.cache, row.case_row);
    const owed = found === null ? [] : owedOf(found.facts);
    const one = owed.find(({ promise }) => promise.id === row.promise);
    if (found === null || one === undefined) return [];
    return owedRowOf(view, one, {
      facts: found.facts,
      // Only why a call-back is owed stands in the timeline.
      entries: one.promise.text === null ? [] : readEntries(view.cache, found),
      callers: one.promise.callerId === null ? [] : readCallers(view.cache, [one.promise.callerId]),
      pending: false,
    });
  });
}

/** What the person, or their department, owes to callers until a week from now, by time; unsent work included. */
export function listOwed(view: DeskView): z.output<typeof owedPage> {
  const until = cityDay(view.now, view.known.city.timeZone).dayEnd + AHEAD;
  const unsent = overlaidOwed(view, until).map(({ shown, owed }) =>
    owedRowOf(view, owed, { ...shown, pending: true }),
  );
  const rows = [...keptOwed(view, until), ...unsent].toSorted((a, b) => a.by - b.by);
  return { rows: rows.slice(0, MOST), asOf: view.meta?.asOf ?? null };
}

/** How much of it is late, and how much more is due today. */
export function countOwed(view: DeskView): z.output<typeof owedCount> {
  const { now } = view;
  const { dayEnd } = cityDay(now, view.known.city.timeZone);
  const upTo = (until: Instant) => countKept(view, until) + overlaidOwed(view, until).length;
  const late = upTo(now);
  return { late, today: upTo(dayEnd) - late };
}
