import type { EscalationRow } from '../../shared/contract/escalation-view.ts';
import { turnDue } from '../../shared/domain/escalation/escalation-turn.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { useAsk } from './use-door.ts';

/** How many escalations are the person's to see to, and how many of those nobody acknowledged in time; zero before it is known. */
export function useEscalationCount(now: Instant): { mine: number; late: number } {
  const rows = useAsk('escalation.list', {}).data?.rows ?? [];
  const mine = rows.filter((row) => row.mine);
  return { mine: mine.length, late: mine.filter((row) => isLate(row, now)).length };
}

function isLate({ escalation }: EscalationRow, now: Instant): boolean {
  const due = turnDue(escalation);
  return escalation.state === 'exhausted' || (due !== null && due < now);
}
