import { EMPTY_DRAFT, newCaseDraft, type NewCaseDraft } from './workspace.ts';

/** The text a draft is kept as, on this desk and on the hub. */
export function draftText(draft: NewCaseDraft): string {
  return JSON.stringify(draft);
}

/** A draft from what another version may have written: what can be read comes back, the rest is as in an empty one. */
export function readDraft(value: Readonly<Record<string, unknown>>): NewCaseDraft {
  const parts = Object.entries(newCaseDraft.shape).map(([name, shape]): [string, unknown] => {
    const read = shape.safeParse(value[name]);
    return [name, read.success ? read.data : EMPTY_DRAFT[name as keyof NewCaseDraft]];
  });
  return newCaseDraft.parse(Object.fromEntries(parts));
}

/** The draft in a kept text; an empty one when it is no draft. */
export function readDraftText(text: string): NewCaseDraft {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return readDraft({ ...value });
  } catch {
    // Written by something that is no console: there is nothing in it to show.
  }
  return EMPTY_DRAFT;
}

/** Nothing was typed into it. */
export function isEmptyDraft(draft: NewCaseDraft): boolean {
  return draft === EMPTY_DRAFT || draftText(draft) === draftText(EMPTY_DRAFT);
}
