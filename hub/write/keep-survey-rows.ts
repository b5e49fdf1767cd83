import { sql } from 'kysely';
import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import type { Tx } from '../storage/database.ts';

/** Keeps what callers answered where it can be counted: one row for each caller and closing, as they last answered. */
export async function keepSurveyRows(
  tx: Tx,
  changed: readonly { readonly events: readonly RecordedEvent[] }[],
): Promise<void> {
  const rows = new Map<string, object>();
  for (const { events } of changed) {
    for (const { caseId, at, event } of events) {
      if (event.type !== 'survey-answered') continue;
      const { closing, callerId, done, satisfaction, clear, led } = event;
      // One statement can't write a row twice: the last answer counts.
      rows.set(`${caseId} ${closing} ${callerId ?? ''}`, {
        case_id: caseId,
        closing,
        caller_id: callerId,
        done,
        satisfaction,
        clear,
        led,
        at,
      });
    }
  }
  if (rows.size === 0) return;
  await sql`
    insert into surveys (case_id, closing, caller_id, done, satisfaction, clear, led, at)
    select * from json_to_recordset(${JSON.stringify([...rows.values()])}::json) as r(case_id uuid, closing int,
      caller_id uuid, done text, satisfaction smallint, clear boolean, led text, at bigint)
    on conflict (case_id, closing, caller_id) do update set done = excluded.done, satisfaction = excluded.satisfaction,
      clear = excluded.clear, led = excluded.led, at = excluded.at`.execute(tx);
}
