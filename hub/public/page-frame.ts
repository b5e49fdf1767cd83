import type { City } from '../../shared/domain/city.ts';
import type { MessageLanguage } from '../../shared/domain/messages/message.ts';
import { html, type Html } from './html.ts';
import { STYLES_MARK } from './page-styles.ts';
import { EN, type PublicWords } from './words-en.ts';
import { ES } from './words-es.ts';

/** What every public page is made with. */
export interface PageContext {
  readonly language: MessageLanguage;
  readonly city: City;
  /** Path of the public address: "" or "/311". */
  readonly base: string;
  /** It can be asked for again in the other language: it was not the answer to a form. */
  readonly switchable: boolean;
}

const WORDS: Readonly<Record<MessageLanguage, PublicWords>> = { en: EN, es: ES };

/** The words of a language. */
export function publicWords(language: MessageLanguage): PublicWords {
  return WORDS[language];
}

function otherLanguage(language: MessageLanguage): MessageLanguage {
  return language === 'en' ? 'es' : 'en';
}

/** A whole page around its content. */
export function pageFrame(
  { language, city, base, switchable }: PageContext,
  title: string,
  content: Html,
): string {
  const words = publicWords(language);
  const other = otherLanguage(language);
  const name = words.city(city.pack.city.name);
  const page = html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <title>${title} – ${name}</title>
      <link rel="stylesheet" href="${base}/t-page.css?v=${STYLES_MARK}" />
    </head>
    <body>
      <a class="skip" href="#page">${words.skip}</a>
      <header class="bar">
        <p>${name}</p>
        ${switchable && html`<a href="?lang=${other}" hreflang="${other}" lang="${other}">${words.other}</a>`}
      </header>
      <main id="page">${content}</main>
    </body>
  </html>`;
  return `<!doctype html>\n${page.markup}\n`;
}

/** A page that says one thing and whom to call. */
export function plainPage(
  context: PageContext,
  said: 'missing' | 'tooOften' | 'tooLarge' | 'broken',
): string {
  const words = publicWords(context.language);
  const { title, text } = words[said];
  return pageFrame(
    context,
    title,
    html`<section>
      <h1>${title}</h1>
      <p>${text}</p>
      <p>${words.callInstead(context.city.pack.city.phone)}</p>
    </section>`,
  );
}
