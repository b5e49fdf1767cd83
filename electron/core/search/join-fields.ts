import type { Choice } from './choices.ts';
import { GOES_ON, type WordDemand } from './match-expression.ts';
import { LONGEST_EDGE, pairOf, tagged, TAG, type Tag } from './tokens.ts';

/** So many joined tokens are asked for at most: each is looked up by itself. */
const MOST_TOKENS = 32;
/** A common word before so few letters: its pairs are so many that walking both lists is quicker. */
export const COMMON = 20_000;
export const FEW_LETTERS = 2;

/** Fields that the index also knows together, with the one that stands first in the token. */
const TOGETHER: readonly (readonly [first: Tag, second: Tag, together: Tag])[] = [
  [TAG.person, TAG.person, TAG.fullName],
  [TAG.person, TAG.street, TAG.callerStreet],
  [TAG.person, TAG.service, TAG.callerService],
  [TAG.street, TAG.service, TAG.streetService],
];

/** Whether a choice stands for all words that begin so, by a token for first letters. */
const isEdge = ({ meaning, token }: Choice): boolean =>
  meaning.begins && meaning.form.length <= LONGEST_EDGE && !token.startsWith(`${meaning.tag}_`);

/** The word of a choice as it stands in its token. */
const wordOf = ({ token }: Choice): string => token.slice(token.indexOf('_') + 1);

function joined(first: Choice, second: Choice, tag: Tag): Choice | null {
  if (isEdge(first)) return null;
  const isBegun = isEdge(second);
  if (isBegun && first.n > COMMON && second.meaning.form.length <= FEW_LETTERS) return null;
  const form = pairOf(wordOf(first), wordOf(second));
  const token = tagged(tag, form);
  return { token: isBegun ? token + GOES_ON : token, n: 1, meaning: { ...first.meaning, tag, form } };
}

/** The token that says both; null where the index has none. */
function together(a: Choice, b: Choice): Choice | null {
  for (const [first, second, tag] of TOGETHER) {
    if (a.meaning.tag === first && b.meaning.tag === second) {
      const one = joined(a, b, tag);
      if (one !== null) return one;
    }
    if (b.meaning.tag === first && a.meaning.tag === second) {
      const one = joined(b, a, tag);
      if (one !== null) return one;
    }
  }
  return null;
}

/** Two words of a demand as one: what the index knows of them together, and what is left to be asked side by side. */
interface Joint {
  readonly at: readonly [number, number];
  readonly choices: readonly Choice[];
  readonly rest: readonly (readonly [readonly Choice[], readonly Choice[]])[];
}

function jointOf(demand: WordDemand, one: number, other: number): Joint | null {
  const [a = [], b = []] = [demand[one], demand[other]];
  if (a.length * b.length > MOST_TOKENS) return null;
  const choices: Choice[] = [];
  const rest = new Map<string, [Choice[], Choice[]]>();
  for (const first of a) {
    const left: Choice[] = [];
    for (const second of b) {
      const both = together(first, second);
      if (both === null) left.push(second);
      else choices.push(both);
    }
    if (left.length === 0) continue;
    const key = left.map(({ token }) => token).join(' ');
    const known = rest.get(key);
    if (known === undefined) rest.set(key, [[first], left]);
    else known[0].push(first);
  }
  return choices.length === 0 ? null : { at: [one, other], choices, rest: [...rest.values()] };
}

/** A list that few cases are in needs no help. */
const isRare = (choices: readonly Choice[]): boolean => choices.every(({ n }) => n <= 1);

/**
 * The same demand as several that are quicker, each its own share of the answer: two of its words that the index also
 * knows together, such as a caller's name and a service, are asked for as one.
 */
export function joinFields(demand: WordDemand): readonly WordDemand[] {
  if (demand.length < 2 || demand.some(isRare)) return [demand];
  let best: Joint | null = null;
  for (let one = 0; one < demand.length; one += 1) {
    for (let other = one + 1; other < demand.length; other += 1) {
      const joint = jointOf(demand, one, other);
      if (joint !== null && (best === null || joint.rest.length < best.rest.length)) best = joint;
    }
  }
  if (best === null) return [demand];
  const { at, choices, rest } = best;
  const others = demand.filter((_, place) => !at.includes(place));
  return [[choices, ...others], ...rest.map(([a, b]) => [a, b, ...others])];
}
