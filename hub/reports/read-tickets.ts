import { sql, type RawBuilder } from 'kysely';
import {
  TICKETS_PER_PAGE,
  type ReportFilter,
  type Ticket,
  type TicketCursor,
  type TicketsAnswer,
} from '../../shared/contract/report.ts';
import { AUDIT_VERDICTS, type AuditVerdict } from '../../shared/domain/audit/verdict.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { dateTime } from '../../shared/domain/case-words/time-words.ts';
import type { City } from '../../shared/domain/city.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import { nextStep } from '../../shared/domain/report/next-step.ts';
import type { ClosingSignal } from '../../shared/domain/signals/closing-signal.ts';
import { signalWords } from '../../shared/domain/signals/signal-words.ts';
import type { Db } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';
import { catchUp } from './follow-cases.ts';
import { conditionOf, inScope, isSummed, seesAll } from './report-conditions.ts';
import { sumOfDays } from './report-days.ts';

type ReportHub = Pick<HubCore, 'db' | 'city'>;

interface PageAsk {
  readonly filter: ReportFilter;
  readonly after: TicketCursor | null;
  readonly limit: number;
  readonly now: Instant;
}

interface Page {
  readonly tickets: Ticket[];
  readonly next: TicketCursor | null;
}

/** What residents were told last, by case: of a closing, or of a referral. */
interface LastTold {
  readonly case_id: CaseId;
  readonly type: string;
  readonly body: string | null;
}

export async function hubNow(db: Db): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select now_ms() as now`.execute(db);
  return rows[0]?.now ?? 0;
}

/** Whether a report holds a later thing of the case of `f`. */
function laterOne(condition: RawBuilder<boolean>, actor: AccountActor, filter: ReportFilter) {
  return sql<boolean>`exists (
    select 1 from (select * from report_things where ${condition}) later
    where later.case_id = f.case_id and (later.at, later.key) > (f.at, f.key) and ${inScope(actor, filter, 'later')})`;
}

/** The cases of a page, the newest first; each once, where its last thing of the report stands. */
async function readPage({ db }: ReportHub, actor: AccountActor, ask: PageAsk) {
  const { filter, after, limit, now } = ask;
  const condition = conditionOf(filter.by, { actor, now });
  const from = after === null ? sql`` : sql`and (f.at, f.case_id) < (${after.at}, ${after.caseId}::uuid)`;
  const { rows } = await sql<{ at: Instant; case_id: CaseId; facts: CaseFacts }>`
    select page.at, page.case_id, cases.facts from (
      select f.at, f.case_id from (select * from report_things where ${condition}) f
      where ${inScope(actor, filter, 'f')} ${from} and (last or not ${laterOne(condition, actor, filter)})
      order by f.at desc, f.case_id desc limit ${limit}
    ) page join cases on cases.id = page.case_id
    order by page.at desc, page.case_id desc`.execute(db);
  return rows;
}

async function readLastTold(db: Db, ids: readonly CaseId[]): Promise<Map<CaseId, LastTold>> {
  const { rows } = await sql<LastTold>`
    select distinct on (t.case_id) t.case_id, e.event ->> 'type' as type, t.body
    from texts t join events e on e.case_id = t.case_id and e.version = t.version
    where t.case_id = any(${ids}::uuid[]) and t.kind = 'explanation' and t.visibility = 'public'
    order by t.case_id, t.version desc`.execute(db);
  return new Map(rows.map((row) => [row.case_id, row]));
}

/** Why the last closing of each case is suspected, in words; a closing that nobody judges has none. */
async function readSignals(db: Db, ids: readonly CaseId[]): Promise<Map<CaseId, string[]>> {
  const { rows } = await sql<{ case_id: CaseId; signals: ClosingSignal[] }>`
    select distinct on (case_id) case_id, signals from closing_signals
    where case_id = any(${ids}::uuid[]) and excluded is null
    order by case_id, closing desc`.execute(db);
  return new Map(rows.map(({ case_id, signals }) => [case_id, signals.map(signalWords)]));
}

/**
 * What holds of the review of each case's last reviewed closing, in words. A verdict that a second, blind reviewer may not
 * know yet is none.
 */
async function readReviews(db: Db, ids: readonly CaseId[]): Promise<Map<CaseId, string>> {
  const { rows } = await sql<{ case_id: CaseId; verdict: AuditVerdict }>`
    select distinct on (case_id) case_id, verdict from (
      select case_id, closing, verdict from audit_items where case_id = any(${ids}::uuid[]) and verdict is not null
      union all
      select case_id, closing, verdict from audit_reviews where case_id = any(${ids}::uuid[]) and stream = 'risk'
    ) as held order by case_id, closing desc`.execute(db);
  return new Map(rows.map(({ case_id, verdict }) => [case_id, AUDIT_VERDICTS[verdict].label]));
}

function explanationOf({ state }: CaseFacts, told: LastTold | undefined): string | null {
  if (told === undefined) return null;
  // What was said of a closing that did not hold is no explanation of how the case stands.
  const holds =
    (state === 'closed' && told.type === 'closed') || (state === 'referred' && told.type === 'referred');
  return holds ? told.body : null;
}

function reasonOf({ evidence }: CaseFacts, city: City): string | null {
  const code = evidence?.reason ?? null;
  if (code === null) return null;
  return city.pack.closure?.reasons.find((one) => one.code === code)?.label.en ?? code;
}

/** What other tables know of a case. */
interface Known {
  readonly told: LastTold | undefined;
  readonly signals: string[] | undefined;
  readonly review: string | undefined;
}

function ticketOf(facts: CaseFacts, { told, signals, review }: Known, city: City): Ticket {
  const when = (at: Instant) => dateTime(at, city.timeZone);
  return {
    caseId: facts.id,
    number: facts.number,
    numberSource: facts.numberSource,
    service: facts.service,
    department: facts.department,
    district: facts.place.district,
    place: facts.place.address,
    channel: facts.channel,
    openedAt: facts.openedAt,
    dueAt: facts.clock.dueAt,
    closedAt: facts.closedAt,
    state: facts.state,
    outcome: facts.outcome,
    closedElsewhere: facts.closedElsewhere,
    reason: reasonOf(facts, city),
    explanation: explanationOf(facts, told),
    nextStep: nextStep(facts, { city, when }),
    reopenCount: facts.reopenCount,
    signals: signals ?? null,
    review: review ?? null,
  };
}

async function pageOf(hub: ReportHub, actor: AccountActor, ask: PageAsk): Promise<Page> {
  const rows = await readPage(hub, actor, ask);
  const { city } = hub;
  const ids = rows.map((row) => row.case_id);
  const [told, signals, reviews] = await Promise.all([
    readLastTold(hub.db, ids),
    readSignals(hub.db, ids),
    readReviews(hub.db, ids),
  ]);
  const tickets = rows.flatMap(({ case_id, facts }) => {
    // The rule has the last word, whatever the condition let through.
    const handOff = city.service(facts.service)?.handOff === true;
    if (mayNot(actor, 'see-case', facts, handOff) !== null) return [];
    return [
      ticketOf(
        facts,
        { told: told.get(case_id), signals: signals.get(case_id), review: reviews.get(case_id) },
        city,
      ),
    ];
  });
  const last = rows.length === ask.limit ? rows.at(-1) : undefined;
  return { tickets, next: last === undefined ? null : { at: last.at, caseId: last.case_id } };
}

/** How many cases a report has, and how many things of its measure are in them. */
export async function countTickets(
  { db }: ReportHub,
  actor: AccountActor,
  filter: ReportFilter,
  now: Instant,
): Promise<{ cases: number; things: number }> {
  const reader = { actor, now };
  const condition = conditionOf(filter.by, reader);
  const { by } = filter;
  const counted =
    isSummed(by) && seesAll(actor)
      ? sumOfDays(db, reader, { ...filter, by })
      : sql<{ things: number }>`
          select count(*) as things from report_things f where ${condition} and ${inScope(actor, filter, 'f')}`
          .execute(db)
          .then(({ rows }) => rows[0]?.things ?? 0);
  // Each case counts where its last thing of the report stands. Nearly all things are the last of their case anyway.
  const repeated = sql<{ things: number }>`
    select count(*) as things from report_things f
    where ${condition} and ${inScope(actor, filter, 'f')} and not last and ${laterOne(condition, actor, filter)}`;
  const [things, earlier] = await Promise.all([counted, repeated.execute(db)]);
  return { cases: things - (earlier.rows[0]?.things ?? 0), things };
}

/** A page of "every ticket" as the person may see it. */
export async function readTickets(
  hub: ReportHub,
  actor: AccountActor,
  { filter, after }: { readonly filter: ReportFilter; readonly after: TicketCursor | null },
): Promise<TicketsAnswer> {
  if (after === null) await catchUp(hub.db);
  const now = await hubNow(hub.db);
  const page = await pageOf(hub, actor, { filter, after, limit: TICKETS_PER_PAGE, now });
  return { ...page, total: after === null ? await countTickets(hub, actor, filter, now) : null, asOf: now };
}

/** Cases of one page of a file. */
const AT_ONCE = 200;

/** All of them, page by page: never more than a page in memory. */
export async function* eachTickets(
  hub: ReportHub,
  actor: AccountActor,
  filter: ReportFilter,
  now: Instant,
): AsyncGenerator<Ticket[]> {
  let after: TicketCursor | null = null;
  do {
    const page: Page = await pageOf(hub, actor, { filter, after, limit: AT_ONCE, now });
    if (page.tickets.length > 0) yield page.tickets;
    after = page.next;
  } while (after !== null);
}
