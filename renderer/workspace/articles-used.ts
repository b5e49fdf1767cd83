import type { ContactSession } from './contact-session.ts';
import { changeContact } from './run-contact.ts';
import { workspace } from './workspace.ts';

type ArticleUsed = ContactSession['articles'][number];

/** Whether an article, as it reads now, is kept as an answer of the contact that is going on. */
export function isArticleUsed(contact: ContactSession | null, { id, version }: ArticleUsed): boolean {
  return contact?.articles.some((one) => one.id === id && one.version === version) === true;
}

const others = (id: ArticleUsed['id']): ArticleUsed[] =>
  (workspace.get().contact?.articles ?? []).filter((one) => one.id !== id);

/** Keeps an article with the contact that is going on. A later version takes the place of an earlier one. */
export function markArticleUsed({ id, version }: ArticleUsed): void {
  changeContact({ articles: [...others(id), { id, version }] });
}

/** Takes it back: it was not the answer. */
export function unmarkArticleUsed(id: ArticleUsed['id']): void {
  changeContact({ articles: others(id) });
}
