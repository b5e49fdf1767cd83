import { useMemo } from 'react';
import type { VerdictCommand } from '../../../shared/domain/audit/audit-command.ts';
import type { AuditVerdict } from '../../../shared/domain/audit/verdict.ts';
import { useAsk } from '../../door/use-door.ts';
import { closureKey } from './audit-place.ts';

function keyOf(command: VerdictCommand): string {
  const { caseId, closing } = command;
  if (command.type === 'settle-review')
    return closureKey({ stream: 'random', sampleId: command.sampleId, caseId, closing });
  const { of } = command;
  return closureKey({
    stream: of.stream,
    sampleId: of.stream === 'random' ? of.sampleId : null,
    caseId,
    closing,
  });
}

/** Verdicts of this desk that are on their way, by closure; refused ones are work, and not among them. */
export function useUnsentVerdicts(): ReadonlyMap<string, AuditVerdict> {
  const entries = useAsk('outbox.list', {}).data?.entries;
  return useMemo(
    () =>
      new Map(
        (entries ?? []).flatMap(({ command, state }) =>
          (command.type === 'give-verdict' || command.type === 'settle-review') && state.name !== 'refused'
            ? [[keyOf(command), command.verdict] as const]
            : [],
        ),
      ),
    [entries],
  );
}
