import type { Action } from './action.ts';

interface Searched {
  readonly label: string;
  readonly inLabel: readonly string[];
  readonly more: readonly string[];
}

/** Every action is looked through with each key typed: its words are made ready once. */
const ready = new WeakMap<Action, Searched>();

function searchedOf(action: Action): Searched {
  const known = ready.get(action);
  if (known !== undefined) return known;
  const label = action.label.toLowerCase();
  const made = { label, inLabel: label.split(/\s+/), more: action.words.map((one) => one.toLowerCase()) };
  ready.set(action, made);
  return made;
}

function rank(action: Action, words: readonly string[]): number {
  const { label, inLabel, more } = searchedOf(action);
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
