import type { Choice } from './choices.ts';

/** Words that must all be met, each by one of its tokens. */
export type Demand = readonly (readonly Choice[])[];

function anyOf(tokens: readonly string[]): string {
  const quoted = [...new Set(tokens)].map((token) => `"${token}"`);
  return quoted.length === 1 ? (quoted[0] ?? '') : `(${quoted.join(' OR ')})`;
}

/**
 * The full-text query for a demand, with tokens every match must have and tokens none may; null when nothing is
 * asked for that the index could be asked.
 */
export function matchExpression(
  demand: Demand,
  must: readonly (readonly string[])[],
  mustNot: readonly string[],
): string | null {
  const parts = [...must.map(anyOf), ...demand.map((choices) => anyOf(choices.map((one) => one.token)))];
  if (parts.length === 0) return null;
  const all = parts.join(' AND ');
  return mustNot.length === 0 ? all : `(${all}) NOT ${anyOf(mustNot)}`;
}
