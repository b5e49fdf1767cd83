import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { isEscalationEvent } from '../../shared/domain/escalation/escalation-event.ts';
import { presentOffer } from '../../shared/domain/escalation/escalation.ts';
import { namedUuid } from '../named-uuid.ts';
import type { Tx } from '../storage/database.ts';

/** Puts down whom a new offer is told by mail or webhook, in the transaction of the offer; the same again changes nothing. */
export async function keepPointNotices(
  tx: Tx,
  changed: readonly { readonly facts: CaseFacts; readonly events: readonly RecordedEvent[] }[],
): Promise<void> {
  const rows = changed
    .filter(({ events }) => events.some(({ event }) => isEscalationEvent(event)))
    .flatMap(({ facts }) =>
      facts.escalations.flatMap((one) => {
        const offer = one.state === 'offered' ? presentOffer(one) : undefined;
        if (offer === undefined) return [];
        return offer.channels.flatMap((channel, way) => {
          if (channel !== 'mail' && channel !== 'webhook') return [];
          const id = namedUuid('point notice', one.id, String(offer.number), String(way));
          return [
            { id, case_id: facts.id, escalation_id: one.id, offer: offer.number, way, channel } as const,
          ];
        });
      }),
    );
  if (rows.length === 0) return;
  await tx
    .insertInto('point_notices')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
