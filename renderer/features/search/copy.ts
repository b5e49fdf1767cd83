import { sayInSearch } from './search-box-state.ts';

/** Puts words on the clipboard, and says so in the box. */
export async function copy(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
    sayInSearch(`Copied ${words}.`);
  } catch {
    sayInSearch('Not copied: the clipboard is not open to Desk311.');
  }
}
