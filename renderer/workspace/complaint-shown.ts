import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { CaseId, ComplaintId, DepartmentCode } from '../../shared/domain/ids.ts';
import type { RecognisedCaller } from './contact-session.ts';
import { create } from './create-store.ts';
import { goTo, workspace } from './workspace.ts';

/** A case a complaint begins with. */
export interface ComplainedCase {
  readonly id: CaseId;
  /** Its number, or what it is called until it has one. */
  readonly name: string;
  readonly what: string;
  readonly department: DepartmentCode;
  /** It is closed now. */
  readonly closed: boolean;
  /** It is closed, or was before. */
  readonly wasClosed: boolean;
}

/** What is known when somebody begins to complain. */
export interface ComplaintStart {
  readonly case: ComplainedCase | null;
  readonly caller: RecognisedCaller | null;
  /** Nobody on the case gave a name. */
  readonly anonymous: boolean;
}

/** The complaint that is being taken; null while none is. */
export const complaintForm = create<ComplaintStart | null>(null);

/** The complaint whose page is open in the view of complaints; null: the list. */
export const complaintShown = create<ComplaintId | null>(null);

/** A case as a complaint names it. */
export function complainedCase(
  facts: Pick<CaseFacts, 'id' | 'number' | 'department' | 'state' | 'reopenCount'>,
  reference: string,
  what: string,
): ComplainedCase {
  const closed = facts.state === 'closed';
  return {
    id: facts.id,
    name: facts.number ?? reference,
    what,
    department: facts.department,
    closed,
    wasClosed: closed || facts.reopenCount > 0,
  };
}

/**
 * Begins to take a complaint. Who is on the line comes along; between two contacts, the only caller of the case.
 * @param callers of the case
 */
export function takeComplaint(
  of: ComplainedCase | null = null,
  callers: readonly RecognisedCaller[] = [],
): void {
  const { contact } = workspace.get();
  const caller =
    contact?.caller.kind === 'known'
      ? { id: contact.caller.id, name: contact.callerName, language: contact.language }
      : contact === null && callers.length === 1
        ? (callers[0] ?? null)
        : null;
  complaintForm.set({ case: of, caller, anonymous: of !== null && callers.length === 0 && caller === null });
}

/** Shows the list of complaints. */
export function showComplaints(): void {
  complaintShown.set(null);
  goTo('complaints');
}

/** Shows one complaint on its page. */
export function openComplaint(id: ComplaintId): void {
  complaintShown.set(id);
  goTo('complaints');
}

/** What is shown here belongs to the person who leaves. */
export function forgetComplaints(): void {
  complaintForm.set(null);
  complaintShown.set(null);
}
