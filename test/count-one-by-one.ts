import type { Db } from '../hub/storage/database.ts';
import type { CaseEvent, RecordedEvent } from '../shared/domain/case-event.ts';
import type { CaseFacts } from '../shared/domain/case-facts.ts';
import type { CaseId } from '../shared/domain/ids.ts';
import { DAY, type Instant } from '../shared/domain/instant.ts';
import { OUTCOMES } from '../shared/domain/outcome.ts';
import { promiseVerdict } from '../shared/domain/promise.ts';
import type { Measure } from '../shared/domain/report/measure.ts';

/** One thing of a report. */
export interface Counted {
  readonly measure: Measure;
  readonly caseId: CaseId;
  readonly at: Instant;
  readonly department: string;
  readonly district: string | null;
}

interface EventRow {
  readonly event: CaseEvent;
  readonly at: Instant;
  readonly by_role: RecordedEvent['by']['role'];
}

/** Every thing that is counted, by a loop over all cases and events: slow, and easy to check by reading. */
export async function countOneByOne(db: Db, now: Instant): Promise<Counted[]> {
  const cases = await db.selectFrom('cases').select('facts').execute();
  const events = Map.groupBy(
    await db.selectFrom('events').selectAll().orderBy('version').execute(),
    (row) => row.case_id,
  );
  const counted: Counted[] = [];
  for (const { facts } of cases) {
    const add = (name: Measure, at: Instant, department: string) =>
      counted.push({ measure: name, caseId: facts.id, at, department, district: facts.place.district });
    const crew = facts.channel === 'crew';
    if (facts.history === null && !crew) {
      add('opened', facts.openedAt, facts.department);
      if (facts.closedAt === null) add('still-open', facts.openedAt, facts.department);
    }
    countClosings(facts, events.get(facts.id) ?? [], add);
    for (const one of facts.escalations) {
      add('escalated', one.raisedAt, one.department);
      add(
        one.answer === null && one.returned === null ? 'not-replied' : 'replied',
        one.raisedAt,
        one.department,
      );
    }
    for (const promise of crew ? [] : facts.promises) {
      const told = promise.firstBy ?? promise.by;
      if (told === null) continue;
      const verdict = promiseVerdict(promise, now).name;
      const department = promise.department ?? facts.department;
      if (verdict === 'kept') add('promise-kept', told, department);
      if (verdict === 'open') add('promise-open', told, department);
      if (['late', 'not-done', 'overdue'].includes(verdict)) add('promise-broken', told, department);
    }
  }
  counted.push(...(await countComplaints(db)));
  return counted;
}

/** Complaints by the cases they name. */
async function countComplaints(db: Db): Promise<Counted[]> {
  const rows = await db
    .selectFrom('complaint_cases as of')
    .innerJoin('complaints as c', 'c.id', 'of.complaint_id')
    .innerJoin('cases', 'cases.id', 'of.case_id')
    .select(['of.case_id', 'c.received_at', 'c.department', 'cases.facts'])
    .execute();
  return rows.map((row) => ({
    measure: 'complained',
    caseId: row.case_id,
    at: row.received_at,
    department: row.department,
    district: row.facts.place.district,
  }));
}

function countClosings(
  facts: CaseFacts,
  rows: readonly EventRow[],
  add: (name: Measure, at: Instant, department: string) => void,
): void {
  let owner: string = facts.department;
  rows.forEach(({ event, at, by_role: role }, place) => {
    if (event.type === 'case-opened' || event.type === 'assigned') owner = event.department;
    if (event.type === 'history-recorded') owner = event.facts.department;
    if (event.type !== 'closed') return;
    if (facts.channel === 'crew') {
      add('self-reported', at, owner);
      return;
    }
    add('closed', at, owner);
    add(OUTCOMES[event.outcome].done && role !== 'system' ? 'done' : 'not-done', at, owner);
    if (event.clock.dueAt !== null) add(at <= event.clock.dueAt ? 'on-time' : 'late', at, owner);
    const reopened = rows.slice(place).find((later) => later.event.type === 'reopened');
    if (reopened !== undefined && reopened.at - at <= 30 * DAY) add('reopened', at, owner);
  });
}
