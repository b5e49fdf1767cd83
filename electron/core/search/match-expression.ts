import type { Choice } from './choices.ts';
import { TAG, tagged, vocabularyWord, type Tag } from './tokens.ts';

/** Words that must all be met, each by one of its tokens. */
export type WordDemand = readonly (readonly Choice[])[];

const OPEN = tagged(TAG.state, 'open');
/** Fields that have a token of their own for open cases. */
const OPEN_TAGS: Readonly<Record<string, Tag>> = {
  [TAG.service]: TAG.openService,
  [TAG.district]: TAG.openDistrict,
};

/** The token for open cases that says the same; null when there is none. */
function openToken(token: string): string | null {
  const word = vocabularyWord(token);
  const tag = word === null ? undefined : OPEN_TAGS[word.tag];
  return word === null || tag === undefined ? null : tagged(tag, word.word);
}

/** "Open" and what it is combined with, asked for as one where there is a token for both. */
function joinOpen(terms: readonly (readonly string[])[]): (readonly string[])[] {
  const isOpen = (tokens: readonly string[]) => tokens.length === 1 && tokens[0] === OPEN;
  if (!terms.some(isOpen)) return [...terms];
  const joined = terms.filter((tokens) => !isOpen(tokens)).map((tokens) => tokens.map(openToken));
  const isWhole = (tokens: readonly (string | null)[]) => tokens.every((token) => token !== null);
  if (!joined.some(isWhole)) return [...terms];
  return terms
    .filter((tokens) => !isOpen(tokens))
    .map((tokens, at) => tokens.map((token, which) => joined[at]?.[which] ?? token));
}

/** Matches no case. No word of the index is spelt so. */
export const NOTHING = '"0_"';

/** Behind a token: it may go on. Only for what few tokens begin with, since the index looks through them all. */
export const GOES_ON = '*';

function quotedToken(token: string): string {
  return token.endsWith(GOES_ON) ? `"${token.slice(0, -1)}" *` : `"${token}"`;
}

function anyOf(tokens: readonly string[]): string {
  const quoted = [...new Set(tokens)].map(quotedToken);
  return quoted.length === 1 ? (quoted[0] ?? '') : `(${quoted.join(' OR ')})`;
}

/**
 * The full-text query for a demand, with tokens every match must have and tokens none may; null when nothing is
 * asked for that the index could be asked.
 */
export function matchExpression(
  demand: WordDemand,
  must: readonly (readonly string[])[],
  mustNot: readonly string[],
): string | null {
  const unwanted = new Set(mustNot);
  const parts = joinOpen([...must, ...demand.map((choices) => choices.map((one) => one.token))]);
  if (parts.length === 0) return null;
  // What is wanted and ruled out at once would be walked to its end in vain.
  const wanted = parts.map((tokens) => tokens.filter((token) => !unwanted.has(token)));
  if (wanted.some((tokens) => tokens.length === 0)) return NOTHING;
  const all = [...new Set(wanted.map(anyOf))].join(' AND ');
  return mustNot.length === 0 ? all : `(${all}) NOT ${anyOf(mustNot)}`;
}

/** Whether tokens have one. */
function hasToken(tokens: ReadonlySet<string>, token: string): boolean {
  if (!token.endsWith(GOES_ON)) return tokens.has(token);
  const begin = token.slice(0, -GOES_ON.length);
  return [...tokens].some((one) => one.startsWith(begin));
}

/** What `matchExpression` asks the index, told from the tokens of one case. */
export function meetsDemand(
  tokens: ReadonlySet<string>,
  demand: WordDemand,
  must: readonly (readonly string[])[],
  mustNot: readonly string[],
): boolean {
  const has = (token: string) => hasToken(tokens, token);
  return (
    demand.every((choices) => choices.some(({ token }) => has(token))) &&
    must.every((some) => some.some(has)) &&
    !mustNot.some(has)
  );
}
