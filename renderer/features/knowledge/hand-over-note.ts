import type { Article, ArticleLanguage } from '../../../shared/domain/article.ts';
import { languageName } from '../../design/caller-words.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';
import type { TransferTarget } from './transfer-target.ts';

/** The caller as far as they said who they are; nothing is made up. */
function callerOf(draft: NewCaseDraft | null): string {
  if (draft === null) return '';
  return draft.callerMode === 'anonymous' ? 'does not give a name' : draft.callerName.trim();
}

/** The language of the caller. That an article is read in English, or a draft stands at English, says nothing yet. */
function spokenBy(draft: NewCaseDraft | null, language: ArticleLanguage): string {
  if (draft !== null && draft.callerLanguage !== 'en') return languageName(draft.callerLanguage);
  return language === 'en' ? '' : languageName(language);
}

/**
 * What the agent tells the receiving desk before the caller is passed on, a line each; what is not known is left to be
 * filled in.
 * @param draft the new case being taken, if one is
 * @param language in which the article is read to the caller
 */
export function handOverNote(
  { title, transfer }: Pick<Article, 'title' | 'transfer'>,
  target: TransferTarget,
  draft: NewCaseDraft | null,
  language: ArticleLanguage,
): string {
  const place = draft?.place?.address ?? draft?.placeText ?? '';
  const lines: readonly (readonly [string, string])[] = [
    ['To', `${target.name} (${target.reach})`],
    ['About', title.en],
    ['Caller', callerOf(draft)],
    ['Call back', draft?.callerPhone.trim() ?? ''],
    ['Speaks', spokenBy(draft, language)],
    ['Place', place.trim()],
    ...(transfer?.handOver.map((line) => [line, ''] as const) ?? []),
    ['Told the caller', ''],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`.trimEnd()).join('\n');
}
