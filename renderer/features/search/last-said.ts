import type { CaseView } from '../../../shared/contract/case-view.ts';

export interface Said {
  readonly at: number;
  readonly by: string;
  readonly body: string;
}

/** The answers that went with a new case, as the hub keeps them; null for an imported one, or when they are gone. */
export function openingAnswers(view: Pick<CaseView, 'entries'>): string | null {
  for (const { event, texts } of view.entries) {
    if (event.type === 'case-opened') return event.answers === null ? null : (texts[event.answers] ?? null);
  }
  return null;
}

/** The last thing somebody wrote on the case. Of a new case that is what it is about; answers are data, nothing said. */
export function lastSaid(view: Pick<CaseView, 'entries'>): Said | null {
  for (const { at, byName, event, texts } of view.entries.toReversed()) {
    // By what words a service was found is little beside what was told of it.
    if (event.type === 'caller-joined') continue;
    const said =
      event.type === 'case-opened'
        ? [event.description, event.placeSaid].map((id) => (id === null ? null : texts[id]))
        : Object.values(texts);
    const body = said.find((one) => one != null && one.trim() !== '');
    if (body != null) return { at, by: byName, body };
  }
  return null;
}
