import type { Random } from './random.ts';

const CHOICE = /\{([^{}]*)\}/g;

/**
 * Makes one sentence of many: of each "{this|that}" one is taken, inner braces first, and "$name" becomes a value.
 * Throws when a name has no value. The first letter becomes a capital.
 */
export function spin(pattern: string, random: Random, values: Readonly<Record<string, string>> = {}): string {
  let text = pattern;
  while (text.includes('{')) {
    const before = text;
    text = text.replaceAll(CHOICE, (_whole, choices: string) => random.pick(choices.split('|')));
    if (text === before) throw new Error(`a brace is never closed in "${pattern}"`);
  }
  text = text.replaceAll(/\$(\w+)/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`"${pattern}" wants $${name}, which is not given`);
    return value;
  });
  text = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,!?])/g, '$1')
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
