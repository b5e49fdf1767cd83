import type { Article, ArticleLanguage } from '../../../shared/domain/article.ts';

type BlockKind = Article['body'][number]['kind'];

/** Headings of an article, in the language in which it is read. */
export const HEADINGS: Readonly<Record<ArticleLanguage, Record<BlockKind | 'say', string>>> = {
  en: { say: 'Say', steps: 'Do', facts: 'Know', 'not-to-file': 'When not to file' },
  es: { say: 'Diga', steps: 'Haga', facts: 'Sepa', 'not-to-file': 'Cuándo no registrar' },
};

/** A language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<ArticleLanguage, string>> = { en: 'English', es: 'Español' };
