import { sql } from 'kysely';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { CaseId, TextId } from '../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import {
  closingsOf,
  type ClosingReader,
  type LifeOfCase,
  type StepOfCase,
  type ToldClosing,
} from '../../shared/domain/signals/closings-of.ts';
import { ROUND_APART } from '../../shared/domain/signals/crew-round.ts';
import { endedAsDone, endedWithoutWork } from '../../shared/domain/signals/signal-rule.ts';
import type { Db, Tx } from '../storage/database.ts';

/** What a city's closings are told with, without what is in the database. */
export type CityReader = Omit<ClosingReader, 'text' | 'life'>;

/** A changed case of the feed. */
export interface ChangedCase {
  readonly id: CaseId;
  readonly facts: CaseFacts;
  readonly spot: string | null;
}

async function readLives(tx: Tx, cases: readonly ChangedCase[]): Promise<Map<CaseId, LifeOfCase>> {
  const parents = cases.flatMap(({ facts }) => facts.duplicateOf ?? []);
  const known = new Set(cases.map(({ id }) => id));
  const missing = [...new Set(parents)].filter((id) => !known.has(id));
  const others =
    missing.length === 0
      ? []
      : await tx.selectFrom('cases').select(['id', 'facts']).where('id', 'in', missing).execute();
  const lives = new Map<CaseId, { facts: CaseFacts; steps: StepOfCase[] }>();
  for (const { id, facts } of [...cases, ...others]) lives.set(id, { facts, steps: [] });
  const { rows } = await sql<{
    case_id: CaseId;
    at: Instant;
    by_id: StepOfCase['by']['id'];
    by_role: string;
    event: StepOfCase['event'];
  }>`
    select case_id, at, by_id, by_role, event from events
    where case_id = any(${[...lives].filter(([, { facts }]) => facts.history === null).map(([id]) => id)}::uuid[])
    order by case_id, version`.execute(tx);
  for (const { case_id, at, by_id, by_role, event } of rows)
    lives.get(case_id)?.steps.push({ at, by: { id: by_id, role: by_role }, event });
  return lives;
}

async function readClosingTexts(
  tx: Tx,
  lives: ReadonlyMap<CaseId, LifeOfCase>,
): Promise<Map<TextId, string>> {
  const ids = [...lives.values()].flatMap(({ steps }) =>
    steps.flatMap(({ event }) => (event.type === 'closed' ? event.text : [])),
  );
  const { rows } = await sql<{ id: TextId; body: string }>`
    select id, body from texts where id = any(${ids}::uuid[]) and body is not null`.execute(tx);
  return new Map(rows.map(({ id, body }) => [id, body]));
}

function rowOf({ closing, later }: ToldClosing, spot: string | null) {
  const { visits, place, text } = closing;
  const visit = visits.findLast(({ crew }) => crew !== null) ?? null;
  return {
    case_id: closing.caseId,
    closing: closing.closing,
    opened_at: closing.openedAt,
    closed_at: closing.closedAt,
    closed_by: closing.closedBy,
    service: closing.service,
    department: closing.department,
    district: closing.district,
    excluded: closing.excluded,
    spot,
    crew: visit?.crew ?? null,
    visit_at: visit?.at ?? null,
    lat: place?.lat ?? null,
    lng: place?.lng ?? null,
    text_key: text?.key ?? null,
    done: endedAsDone(closing),
    without_work: endedWithoutWork(closing),
    dead_hour: closing.deadHour !== null,
    untouched: closing.worked === 0,
    told: closing.excluded === null ? { closing, later } : null,
  };
}

/** Closings that are new, of the persons and crews of whom others may now look different. */
async function wakeNeighbours(tx: Tx, added: string): Promise<void> {
  await sql`
    update closing_facts f set waits = true
    from json_to_recordset(${added}::json) as r(case_id uuid, closed_by uuid, closed_at bigint)
    where not f.waits and f.excluded is null and f.closed_by = r.closed_by and f.case_id <> r.case_id
      and f.closed_at between r.closed_at - 120000 and r.closed_at + 120000`.execute(tx);
  await sql`
    update closing_facts f set waits = true
    from json_to_recordset(${added}::json) as r(case_id uuid, crew text, visit_at bigint)
    where not f.waits and f.excluded is null and f.crew = r.crew and f.case_id <> r.case_id
      and f.visit_at between r.visit_at - ${ROUND_APART}::bigint and r.visit_at + ${ROUND_APART}::bigint`.execute(
    tx,
  );
}

/** Closings that a later report at the same place speaks of. */
async function wakeByReports(
  tx: Tx,
  cases: readonly ChangedCase[],
  notDone: readonly string[],
): Promise<void> {
  const reports = JSON.stringify(
    cases.flatMap(({ id, facts, spot }) =>
      spot === null
        ? []
        : { id, spot, service: facts.service, department: facts.department, opened_at: facts.openedAt },
    ),
  );
  await sql`
    update closing_facts f set waits = true
    from json_to_recordset(${reports}::json) as r(id uuid, spot text, service text, opened_at bigint)
    where not f.waits and f.excluded is null and f.service = r.service and f.spot = r.spot and f.case_id <> r.id
      and f.closed_at < r.opened_at and f.closed_at >= r.opened_at - 2592000000
      and (f.repeat_at is null or f.repeat_at > r.opened_at)`.execute(tx);
  if (!cases.some(({ facts }) => notDone.includes(facts.service))) return;
  await sql`
    update closing_facts f set waits = true
    from json_to_recordset(${reports}::json) as r(id uuid, spot text, service text, department text, opened_at bigint)
    where not f.waits and f.excluded is null and r.service = any(${notDone}::text[]) and f.spot = r.spot
      and f.department = r.department and f.closed_at < r.opened_at and f.closed_at >= r.opened_at - 2592000000
      and (f.not_done_at is null or f.not_done_at > r.opened_at)`.execute(tx);
}

/** Cases that were closed as duplicates of changed ones: how those ended is told with theirs. */
async function withDuplicates(tx: Tx, cases: readonly ChangedCase[]): Promise<ChangedCase[]> {
  const known = new Set(cases.map(({ id }) => id));
  const ids = cases
    .flatMap(({ facts }) => facts.duplicates.map(({ id }) => id))
    .filter((id) => !known.has(id));
  if (ids.length === 0) return [...cases];
  const { rows } = await sql<ChangedCase>`
    select id, facts, case_spot(facts) as spot from cases where id = any(${ids}::uuid[])`.execute(tx);
  return [...cases, ...rows];
}

/**
 * Keeps the closings of changed cases as rules will be asked about them, and has those judged again that they change.
 * Doing it twice changes nothing. Returns when the earliest closing was that is new; null when none is.
 */
export async function gatherClosings(
  tx: Tx,
  changed: readonly ChangedCase[],
  { reader, notDone }: { readonly reader: CityReader; readonly notDone: readonly string[] },
): Promise<Instant | null> {
  const cases = await withDuplicates(tx, changed);
  const ended = cases.filter(({ facts }) => facts.state === 'closed' || facts.reopenCount > 0);
  const lives = await readLives(tx, ended);
  const texts = await readClosingTexts(tx, lives);
  const told = ended.flatMap((one) => {
    const life = lives.get(one.id);
    if (life === undefined) return [];
    const closings = closingsOf(life, {
      ...reader,
      text: (id) => texts.get(id) ?? null,
      life: (id) => lives.get(id) ?? null,
    });
    return closings.map((closing) => rowOf(closing, one.spot));
  });
  let earliest: Instant | null = null;
  if (told.length > 0) {
    const { rows } = await sql<{ case_id: string; closing: number; fresh: boolean }>`
      insert into closing_facts as f (case_id, closing, opened_at, closed_at, closed_by, service, department, district,
        excluded, spot, crew, visit_at, lat, lng, text_key, done, without_work, dead_hour, untouched, told)
      select * from json_to_recordset(${JSON.stringify(told)}::json) as r(case_id uuid, closing int, opened_at bigint,
        closed_at bigint, closed_by uuid, service text, department text, district text, excluded text, spot text,
        crew text, visit_at bigint, lat float8, lng float8, text_key text, done boolean, without_work boolean,
        dead_hour boolean, untouched boolean, told jsonb)
      on conflict (case_id, closing) do update set opened_at = excluded.opened_at, closed_at = excluded.closed_at,
        closed_by = excluded.closed_by, service = excluded.service, department = excluded.department,
        district = excluded.district, excluded = excluded.excluded, spot = excluded.spot, crew = excluded.crew,
        visit_at = excluded.visit_at, lat = excluded.lat, lng = excluded.lng, text_key = excluded.text_key,
        done = excluded.done, without_work = excluded.without_work, dead_hour = excluded.dead_hour, untouched = excluded.untouched,
        told = excluded.told, waits = true
      where f.told is distinct from excluded.told or f.spot is distinct from excluded.spot
        or f.excluded is distinct from excluded.excluded or f.closed_at <> excluded.closed_at
      returning case_id, closing, (xmax = 0) as fresh`.execute(tx);
    const fresh = new Set(rows.flatMap((row) => (row.fresh ? `${row.case_id} ${row.closing}` : [])));
    const added = told.filter(
      ({ case_id, closing, excluded }) => excluded === null && fresh.has(`${case_id} ${closing}`),
    );
    if (added.length > 0) {
      const keys = added.map(({ case_id, closed_by, closed_at, crew, visit_at }) => ({
        case_id,
        closed_by,
        closed_at,
        crew,
        visit_at,
      }));
      await wakeNeighbours(tx, JSON.stringify(keys));
      earliest = Math.min(...added.map(({ closed_at }) => closed_at));
    }
  }
  await wakeByReports(tx, changed, notDone);
  return earliest;
}

/** Complaints arrive as they like; older ones were seen long ago. */
const COMPLAINTS = 40 * DAY;

/**
 * Has closings judged again of which somebody complained since that they were not done. A confidential complaint wakes
 * none: who may not know of it would see it by the signal.
 */
export async function wakeByComplaints(db: Db): Promise<void> {
  await sql`
    update closing_facts f set waits = true from complaints c
    where c.received_at >= now_ms() - ${COMPLAINTS}::bigint and c.not_done and not c.confidential
      and f.case_id = c.case_id and f.closing = c.closing and not f.waits and f.excluded is null
      and (f.not_done_at is null or f.not_done_at > c.received_at)`.execute(db);
}
