import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { commandId, type CommandId } from '../../../shared/domain/ids.ts';
import { ask } from '../../door/door-client.ts';
import type { RulesDraft } from '../../workspace/rules-draft.ts';

export type SaveAnswer = DoorOutput<'trigger.save'>;

const sent = new WeakMap<RulesDraft, { readonly what: string; readonly id: CommandId }>();

/** The same text with the same note is one command however often it is sent: an answer may have been lost. */
function idOf(document: RulesDraft, what: string): CommandId {
  const known = sent.get(document);
  if (known?.what === what) return known.id;
  const id = commandId.parse(crypto.randomUUID());
  sent.set(document, { what, id });
  return id;
}

/** Saves rules as the next version after `base`. Throws a DoorError. */
export function saveRules(base: number, document: RulesDraft, note: string): Promise<SaveAnswer> {
  return ask('trigger.save', { commandId: idOf(document, `${base} ${note}`), base, document, note });
}
