import type { ArticleLanguage } from '../../shared/domain/article.ts';
import { create } from './create-store.ts';
import { workspace, type NewCaseDraft } from './workspace.ts';

/** The article that stands beside the work, and the language in which it is read. */
export interface ArticleShown {
  readonly id: string;
  readonly language: ArticleLanguage;
}

/** Null while none is open. */
export const articleShown = create<ArticleShown | null>(null);

/** What is being taken in the tab on screen; null when no new case is. */
export function draftOnScreen(): NewCaseDraft | null {
  const { tabs, active } = workspace.get();
  const tab = tabs.find((one) => one.key === active);
  return tab?.kind === 'new-case' ? tab.draft : null;
}

/**
 * Opens an article beside the work, in the language of the caller.
 * @param found the language in which it was asked for, used when the caller's is not known to be Spanish
 */
export function openArticle(id: string, found: ArticleLanguage = 'en'): void {
  const isSpanish = draftOnScreen()?.callerLanguage === 'es';
  articleShown.set({ id, language: isSpanish ? 'es' : found });
}

/** Reads the open article in another language. */
export function setArticleLanguage(language: ArticleLanguage): void {
  const shown = articleShown.get();
  if (shown !== null) articleShown.set({ ...shown, language });
}

export function closeArticle(): void {
  articleShown.set(null);
}
