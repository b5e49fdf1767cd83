import type { CallLookUp } from '../../../shared/contract/call-look-up.ts';
import { CASE_DEEDS, type ContactDeed } from '../../../shared/domain/contact-pack.ts';
import { MINUTE, SECOND } from '../../../shared/domain/instant.ts';
import type { PhoneCall } from '../../../shared/domain/phone-call.ts';
import type { ContactSession } from '../../workspace/contact-session.ts';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';

/** A number as it is read out: "(213) 555-0142"; one of another form as it came. */
export function numberWords(ani: string | null): string {
  if (ani === null) return 'Number withheld';
  const digits = ani.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  const [, area, exchange, line] = /^(\d{3})(\d{3})(\d{4})$/.exec(digits) ?? [];
  return area === undefined ? ani : `(${area}) ${exchange}-${line}`;
}

/** "0:07", "12:31", "1:02:09". */
export function clockWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND));
  const minutes = Math.floor(milliseconds / MINUTE);
  const two = (n: number) => String(n).padStart(2, '0');
  if (minutes < 60) return `${Math.max(0, minutes)}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** What happens with a call now. */
export function stepWords({ step }: PhoneCall): string {
  switch (step) {
    case 'ringing':
      return 'Ringing';
    case 'answered':
      return 'On the line';
    case 'ended':
      return 'Missed';
  }
}

/** How sure one can be of who calls, in a sentence. Untold numbers are for `lookUp` null. */
export function knownWords(lookUp: CallLookUp | null): string {
  if (lookUp === null) return 'The number was withheld: nobody can be recognised by it.';
  const { candidates, holds } = lookUp;
  const [first] = candidates;
  if (first !== undefined) {
    if (candidates.length > 1)
      return `${candidates.length} people have this number. Ask who it is, and choose.`;
    return first.match === 'whole'
      ? 'Known by this number.'
      : 'Maybe: only the last seven digits of the number are known to be theirs.';
  }
  switch (holds) {
    case 'nothing':
      return 'This desk holds no cases yet, so nobody can be recognised.';
    case 'part':
      return 'Nobody among the cases on this desk so far; its copy is still being made.';
    case 'all':
      return 'Nobody on this desk has this number.';
  }
}

/** What to call the caller of a contact. */
export function callerWords({ caller, callerName }: Pick<ContactSession, 'caller' | 'callerName'>): string {
  switch (caller.kind) {
    case 'known':
      return callerName === '' ? 'Known caller' : shownName(callerName);
    case 'anonymous':
      return 'Anonymous caller';
    case 'unknown':
      return 'Caller not named';
  }
}

/** What was done to a case, as the beginning of a line: "Looked up". */
export function deedWords(deed: ContactDeed): string {
  const words = CASE_DEEDS[deed];
  return words.charAt(0).toUpperCase() + words.slice(1);
}
