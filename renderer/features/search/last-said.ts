import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { TextId } from '../../../shared/domain/ids.ts';

export interface Said {
  readonly at: number;
  readonly by: string;
  readonly body: string;
}

/** The answers that went with a new case, as the hub keeps them; null for an imported one, or when they are gone. */
export function openingTexts(view: Pick<CaseView, 'entries'>): { id: TextId | null; answers: string | null } {
  for (const { event, texts } of view.entries) {
    if (event.type !== 'case-opened' || event.answers === null) continue;
    return { id: event.answers, answers: texts[event.answers] ?? null };
  }
  return { id: null, answers: null };
}

/** The last thing somebody wrote on the case. Answers to questions are data, not something said. */
export function lastSaid(view: Pick<CaseView, 'entries'>): Said | null {
  const { id } = openingTexts(view);
  for (const entry of view.entries.toReversed()) {
    for (const [text, body] of Object.entries(entry.texts)) {
      if (text === id || body === null || body.trim() === '') continue;
      return { at: entry.at, by: entry.byName, body };
    }
  }
  return null;
}
