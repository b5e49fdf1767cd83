import type { CaseId, ComplaintId } from '../../../shared/domain/ids.ts';

/** Digits and letters that can't be mistaken for each other when read out. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What a case is called on this desk until the hub gives it a number: "New-7F3K", the same each time. */
export function temporaryReference(id: CaseId): string {
  return `New-${lettersOf(id)}`;
}

/** What a complaint is called on this desk until the hub gives it a number: "C-new-7F3K". */
export function temporaryComplaint(id: ComplaintId): string {
  return `C-new-${lettersOf(id)}`;
}

function lettersOf(id: string): string {
  let bits = Number.parseInt(id.slice(-5), 16);
  let letters = '';
  for (let n = 0; n < 4; n += 1) {
    letters = `${LETTERS[bits % 32] ?? '0'}${letters}`;
    bits = Math.floor(bits / 32);
  }
  return letters;
}

/** How a case is called: its number, or the temporary reference. */
export function caseReference(facts: { readonly id: CaseId; readonly number: string | null }): string {
  return facts.number ?? temporaryReference(facts.id);
}
