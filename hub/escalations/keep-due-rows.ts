import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { acknowledgementDue } from '../../shared/domain/escalation/escalation.ts';
import { isEscalationEvent } from '../../shared/domain/escalation/escalation-event.ts';
import type { Tx } from '../storage/database.ts';

interface ChangedCase {
  readonly facts: CaseFacts;
  readonly events: readonly RecordedEvent[];
}

/** Notes when the escalations of changed cases go on to their next tiers. The cases' rows must be locked. */
export async function keepDueRows(tx: Tx, changed: readonly ChangedCase[]): Promise<void> {
  const touched = changed.filter(({ events }) => events.some(({ event }) => isEscalationEvent(event)));
  if (touched.length === 0) return;
  const rows = touched.flatMap(({ facts }) =>
    facts.escalations.flatMap((one) => {
      const due = acknowledgementDue(one);
      if (due === null) return [];
      const { offer, tier, at } = due;
      return [{ escalation_id: one.id, case_id: facts.id, offer, tier, due_at: at, taken_until: null }];
    }),
  );
  const ids = touched.map(({ facts }) => facts.id);
  await tx.deleteFrom('escalation_due').where('case_id', 'in', ids).execute();
  if (rows.length > 0) await tx.insertInto('escalation_due').values(rows).execute();
}
