import type { Actor } from './actor.ts';
import type { City } from './city.ts';
import type { ContactCommand } from './contact-command.ts';
import type { Disposition } from './contact-pack.ts';
import { mayNot } from './permission.ts';
import { refuse, type Refusal } from './refusal.ts';

/** What keeps a contact from ending in some way, in a sentence; null when it may. */
export function whyNotEnd(
  { needs }: Pick<Disposition, 'needs'>,
  { cases, articles }: { readonly cases: readonly unknown[]; readonly articles: readonly unknown[] },
): string | null {
  if (needs === 'case' && cases.length === 0) return 'It needs a case: open, file or join one first.';
  if (needs === 'article' && articles.length === 0)
    return 'It needs the article that was used: open it first.';
  return null;
}

/**
 * What the rules say against recording a contact; null when nothing does. Pure; the hub decides with it and the desk
 * refuses with it beforehand.
 */
export function decideContact(command: ContactCommand, actor: Actor, city: City): Refusal | null {
  const forbidden = mayNot(actor, 'take-contact', null, false);
  if (forbidden !== null) return forbidden;
  const chosen = city.pack.dispositions?.find(({ code }) => code === command.disposition);
  if (chosen === undefined) {
    return refuse('invalid', 'The city knows no such end of a contact. Choose one of its list.');
  }
  const missing = whyNotEnd(chosen, command);
  if (missing !== null) return refuse('invalid', missing);
  const { startedAt, endedAt, wrappedUpAt } = command;
  if (startedAt > endedAt || endedAt > wrappedUpAt) {
    return refuse('invalid', 'It ends before it begins. Check the clock of this desk.');
  }
  return null;
}
