import { sql } from 'kysely';
import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { foldCase } from '../../shared/domain/fold-case.ts';
import type { Tx } from '../storage/database.ts';

interface Changed {
  readonly before: CaseFacts | null;
  readonly events: readonly RecordedEvent[];
}

/** Which closing of a case the present, or the next one, is: from 1. */
export function closingNumber({ reopenCount }: Pick<CaseFacts, 'reopenCount'>): number {
  return reopenCount + 1;
}

/** The closings among what happened to a case, each with whose case it was then. */
function closingsIn({ before, events }: Changed) {
  if (!events.some(({ event }) => event.type === 'closed')) return [];
  let facts = before;
  return events.flatMap((recorded) => {
    facts = foldCase(facts, recorded);
    const { event, version, at, by, caseId } = recorded;
    if (event.type !== 'closed') return [];
    const { service, department, place } = facts;
    return [
      {
        case_id: caseId,
        closing: closingNumber(facts),
        version,
        closed_at: at,
        closed_by: by.id,
        service,
        department,
        district: place.district,
        outcome: event.outcome,
      },
    ];
  });
}

/** Writes down what was closed here: samples are drawn from it. */
export async function keepClosings(tx: Tx, changed: readonly Changed[]): Promise<void> {
  const rows = changed.flatMap(closingsIn);
  if (rows.length === 0) return;
  await sql`
    insert into closings (case_id, closing, version, closed_at, closed_by, service, department, district, outcome)
    select * from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      case_id uuid, closing int, version int, closed_at bigint, closed_by uuid,
      service text, department text, district text, outcome text)`.execute(tx);
}
