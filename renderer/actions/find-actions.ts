import type { Action } from './action.ts';

function rank(action: Action, words: readonly string[]): number {
  const label = action.label.toLowerCase();
  const inLabel = label.split(/\s+/);
  const more = action.words.map((one) => one.toLowerCase());
  let worst = 0;
  for (const word of words) {
    if (inLabel.some((one) => one.startsWith(word))) continue;
    if (more.some((one) => one.startsWith(word))) worst = Math.max(worst, 1);
    else if (label.includes(word)) worst = Math.max(worst, 2);
    else return Number.POSITIVE_INFINITY;
  }
  return worst;
}

/** Actions every word of the text is found in, best first; all of them for an empty text. An id is listed once. */
export function findActions(actions: readonly Action[], text: string): Action[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const seen = new Set<string>();
  return actions
    .filter((one) => !seen.has(one.id) && seen.add(one.id))
    .map((action) => ({ action, rank: rank(action, words) }))
    .filter((one) => Number.isFinite(one.rank))
    .toSorted((a, b) => a.rank - b.rank)
    .map((one) => one.action);
}
