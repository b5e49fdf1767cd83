import { sql } from 'kysely';
import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { isEscalationEvent } from '../../shared/domain/escalation/escalation-event.ts';
import { keptPast } from '../../shared/domain/escalation/kept-past.ts';
import type { Db, Tx } from '../storage/database.ts';

/** Writes what of the escalations of some cases those who look back need. */
export async function writePastRows(db: Db | Tx, cases: readonly CaseFacts[]): Promise<void> {
  const rows = cases.flatMap(({ id, service, place, escalations }) =>
    escalations.map((one) => ({
      escalation_id: one.id,
      case_id: id,
      raised_at: one.raisedAt,
      past: keptPast(one, { service, district: place.district }),
    })),
  );
  if (rows.length === 0) return;
  await sql`
    insert into escalations_past (escalation_id, case_id, raised_at, past)
    select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as r(escalation_id uuid, case_id uuid, raised_at bigint, past jsonb)
    on conflict (escalation_id) do update set past = excluded.past`.execute(db);
}

/** Keeps what looking back needs of the escalations to which something happened. */
export async function keepPastRows(
  tx: Tx,
  changed: readonly { readonly facts: CaseFacts; readonly events: readonly RecordedEvent[] }[],
): Promise<void> {
  const touched = changed.filter(({ events }) => events.some(({ event }) => isEscalationEvent(event)));
  await writePastRows(
    tx,
    touched.map(({ facts }) => facts),
  );
}
