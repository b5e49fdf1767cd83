import { create } from './create-store.ts';

/** An article as it read when it was used as an answer. */
export interface ArticleUsed {
  readonly id: string;
  readonly version: number;
}

/** The articles that answered the person on the line now, in the order in which they were used; each once. */
export const articlesUsed = create<readonly ArticleUsed[]>([]);

function without(id: string): ArticleUsed[] {
  return articlesUsed.get().filter((one) => one.id !== id);
}

/** Keeps an article with the contact. A later version takes the place of an earlier one. */
export function markArticleUsed({ id, version }: ArticleUsed): void {
  articlesUsed.set([...without(id), { id, version }]);
}

/** Takes it back: it was not the answer. */
export function unmarkArticleUsed(id: string): void {
  articlesUsed.set(without(id));
}
