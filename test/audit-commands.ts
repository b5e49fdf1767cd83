import {
  auditReviewId,
  type AuditCommand,
  type AuditCommandOf,
  type AuditSampleId,
} from '../shared/domain/audit/audit-command.ts';
import type { AuditVerdict } from '../shared/domain/audit/verdict.ts';
import type { CaseId, CommandId } from '../shared/domain/ids.ts';
import { ids, type TestDesk } from './test-hub.ts';

/** Asks for the first closures of a sample, whatever they are. */
export const ALL = {
  department: null,
  service: null,
  district: null,
  month: null,
  verdict: null,
  offset: 0,
  limit: 200,
};

export const review = () => auditReviewId.parse(ids.case());
let seq = 0;
/** Sends a command of the audit in an envelope of its own. */
export async function give(desk: TestDesk, command: AuditCommand, commandId: CommandId = ids.command()) {
  seq += 1;
  return desk.sendEnvelope({ commandId, seq, command, seen: null });
}
/** Asks the hub; throws when it refuses. */
export async function read<T>(desk: TestDesk, name: string, input: unknown): Promise<T> {
  const { status, body } = await desk.post(`/api/query/${name}`, input);
  if (status !== 200) throw new Error(`${name}: ${JSON.stringify(body)}`);
  return body as T;
}

/** A verdict with the words it needs; of the risk list when no sample is named. */
export const verdictOf = (
  caseId: CaseId,
  verdict: AuditVerdict,
  sampleId: AuditSampleId | null,
  closing = 1,
): AuditCommandOf<'give-verdict'> => ({
  type: 'give-verdict',
  reviewId: review(),
  of: sampleId === null ? { stream: 'risk' } : { stream: 'random', sampleId },
  caseId,
  closing,
  verdict,
  note: null,
  words:
    verdict === 'unsupported' || verdict === 'wrong-reason'
      ? { id: ids.text(), body: 'We looked at it again: the pothole is still there.' }
      : null,
});
