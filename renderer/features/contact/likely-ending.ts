import type { Disposition } from '../../../shared/domain/contact-pack.ts';
import type { ContactSession } from '../../workspace/contact-session.ts';

/** What tells most about a contact, first. */
const TELLING = ['opened', 'reopened', 'joined', 'article', 'looked-up'] as const;

/** The disposition that what came up in a contact speaks for; null when nothing does. */
export function likelyEnding(
  dispositions: readonly Disposition[],
  { cases, articles }: Pick<ContactSession, 'cases' | 'articles'>,
): Disposition | null {
  const happened = TELLING.filter((one) =>
    one === 'article' ? articles.length > 0 : cases.some(({ deed }) => deed === one),
  );
  for (const one of happened) {
    const fits = dispositions.find(({ after }) => after === one);
    if (fits !== undefined) return fits;
  }
  return null;
}

/** The disposition that a letter asks for: the next one after `current` that begins with it. Null when none does. */
export function endingByLetter(
  dispositions: readonly Disposition[],
  letter: string,
  current: string | null,
): Disposition | null {
  const from = dispositions.findIndex(({ code }) => code === current) + 1;
  const inTurn = [...dispositions.slice(from), ...dispositions.slice(0, from)];
  return inTurn.find(({ label }) => label.en.toLowerCase().startsWith(letter.toLowerCase())) ?? null;
}
