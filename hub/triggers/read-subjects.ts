import { sql } from 'kysely';
import { saidText } from '../../shared/domain/answers.ts';
import type { AuditVerdict } from '../../shared/domain/audit/verdict.ts';
import type { CaseEvent } from '../../shared/domain/case-event.ts';
import type { CaseClock, CaseFacts } from '../../shared/domain/case-facts.ts';
import type { Role } from '../../shared/domain/actor.ts';
import type { TriggerHistory } from '../../shared/domain/escalation/trigger-case.ts';
import type { TriggerSubject } from '../../shared/domain/escalation/triggers.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Db } from '../storage/database.ts';

/** A case as the rules look at it, now and in the past. */
export interface TriggerPast extends TriggerHistory {
  readonly facts: CaseFacts;
  readonly lives: TriggerSubject['lives'];
}

interface EventRow {
  readonly case_id: CaseId;
  readonly version: number;
  readonly at: Instant;
  readonly by_role: Role | 'system';
  readonly event: CaseEvent;
}

/**
 * Whether an event brings something a caller said: what they asked for, why it is opened again, and what an agent, who
 * talks to callers, notes. What departments write among themselves is not listened to.
 */
function isSaid({ event, by_role: role }: EventRow): boolean {
  switch (event.type) {
    case 'case-opened':
    case 'caller-joined':
    case 'reopened':
      return true;
    case 'note-added':
      return role === 'agent';
    default:
      return false;
  }
}

/** Each time it was open, with the clock as it was last then. */
function livesOf(events: readonly EventRow[]): TriggerSubject['lives'] {
  const lives: { clock: CaseClock; endedAt: Instant | null }[] = [];
  for (const { event, at } of events) {
    if (!('clock' in event)) continue;
    const { clock } = event;
    const present = lives.at(-1);
    if (present === undefined || event.type === 'reopened') lives.push({ clock, endedAt: null });
    else if (present.endedAt === null) present.clock = clock;
    if (event.type === 'closed' && present !== undefined) {
      // The clock of a closed case stands still; it was due when it last ran.
      present.endedAt = at;
    }
  }
  return lives;
}

interface ReviewRow {
  readonly case_id: CaseId;
  readonly at: Instant;
  readonly verdict: AuditVerdict;
}

/** Verdicts that hold: of two who look at one closure, nothing before they agree or somebody settled it. */
async function readVerdicts(db: Db, ids: readonly CaseId[]): Promise<Map<CaseId, ReviewRow[]>> {
  const { rows } = await sql<ReviewRow>`
    select r.case_id, r.at, r.verdict from audit_reviews r
    left join audit_items i on i.sample_id = r.sample_id and i.case_id = r.case_id and i.closing = r.closing
    where r.case_id = any(${ids}::uuid[]) and (r.stream = 'risk' or i.settled_at = r.at)
    order by r.at`.execute(db);
  return Map.groupBy(rows, (row) => row.case_id);
}

/** What rules need to know of some cases. There are no complaints yet. */
export async function readPasts(db: Db, cases: readonly CaseFacts[]): Promise<TriggerPast[]> {
  if (cases.length === 0) return [];
  const ids = cases.map(({ id }) => id);
  const [events, texts, verdicts] = await Promise.all([
    sql<EventRow>`
      select case_id, version, at, by_role, event from events
      where case_id = any(${ids}::uuid[])
        and event ->> 'type' in ('case-opened', 'caller-joined', 'reopened', 'note-added', 'closed', 'state-changed', 'assigned', 'referred', 'referral-answered')
      order by case_id, version`.execute(db),
    sql<{ case_id: CaseId; version: number; body: string }>`
      select case_id, version, body from texts where case_id = any(${ids}::uuid[]) and body is not null
      order by case_id, version`.execute(db),
    readVerdicts(db, ids),
  ]);
  const eventsOf = Map.groupBy(events.rows, (row) => row.case_id);
  const textsOf = Map.groupBy(texts.rows, (row) => row.case_id);
  return cases.map((facts): TriggerPast => {
    const own = eventsOf.get(facts.id) ?? [];
    const saidAt = new Map(own.filter(isSaid).map(({ version, at }) => [version, at]));
    const said = (textsOf.get(facts.id) ?? []).flatMap(({ version, body }) => {
      const at = saidAt.get(version);
      return at === undefined ? [] : [{ at, text: saidText(body) }];
    });
    const reopenings = own.filter(({ event }) => event.type === 'reopened').map(({ at }) => at);
    const reviews = (verdicts.get(facts.id) ?? []).map(({ at, verdict }) => ({ at, verdict }));
    return { facts, lives: livesOf(own), said, reopenings, reviews, complaints: [] };
  });
}
