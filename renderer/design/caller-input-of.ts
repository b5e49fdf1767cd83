import type { CallerInput } from '../../shared/domain/case-command.ts';
import type { CallerId } from '../../shared/domain/ids.ts';
import type { CallerDraft } from './caller-fields.tsx';

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/**
 * A caller as a command names them. "Known" without an id counts as anonymous: what is missing is asked for before.
 * @param newId the id somebody new will have
 */
export function callerInputOf(caller: CallerDraft, newId: CallerId): CallerInput {
  if (caller.mode === 'new') {
    return {
      kind: 'new',
      id: newId,
      name: caller.name.trim(),
      phone: orNull(caller.phone),
      email: orNull(caller.email),
      language: caller.language,
    };
  }
  return caller.mode === 'known' && caller.id !== null
    ? { kind: 'known', id: caller.id }
    : { kind: 'anonymous' };
}
