import type { ComplaintCommand, FileComplaint } from '../../shared/domain/complaint/complaint-command.ts';
import { complaintId, type CaseId, type ComplaintId } from '../../shared/domain/ids.ts';
import { ids, type TestDesk } from '../test-hub.ts';

export const freshComplaint = (): ComplaintId => complaintId.parse(ids.case());
export const said = (body: string) => ({ id: ids.text(), body });

/** A complaint about handling by nobody named, as plain as can be. */
export function fileCommand(rest: Partial<FileComplaint> = {}): FileComplaint {
  return {
    type: 'file-complaint',
    complaintId: freshComplaint(),
    statement: said('Nobody called me back for three weeks'),
    remedySought: null,
    about: 'handling',
    subject: null,
    department: 'BSS',
    severity: 'moderate',
    safety: 'none',
    impact: 'one',
    channel: 'call',
    caller: { kind: 'anonymous' },
    cases: [],
    disputes: null,
    ...rest,
  };
}

/** "You closed it but did not do it." */
export function notDoneCommand(caseId: CaseId, rest: Partial<FileComplaint> = {}): FileComplaint {
  return fileCommand({
    about: 'closure',
    statement: said('You closed it but did not do it: the hole is as deep as before'),
    cases: [caseId],
    disputes: { caseId, notDone: true, text: ids.text() },
    ...rest,
  });
}

/** Sends a command about a complaint, in an envelope of its own. */
export function sendComplaint(desk: TestDesk, command: ComplaintCommand) {
  return desk.sendEnvelope({ commandId: ids.command(), seq: 1, command, seen: null });
}
