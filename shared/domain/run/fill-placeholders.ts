/** What can stand in a text of a macro, and what each is. */
export const PLACEHOLDERS = {
  number: 'the number of the case',
  service: 'what was asked for',
  due: 'the day it is due',
  address: 'where it is',
} as const satisfies Record<string, string>;
type PlaceholderName = keyof typeof PLACEHOLDERS;

/** Their values for one case. */
export type Placeholders = Readonly<Record<PlaceholderName, string>>;

const BRACED = /\{(\w+)\}/g;
const isKnown = (name: string): name is PlaceholderName => name in PLACEHOLDERS;

/** Puts a case's own words in the place of "{number}" and the like; braces around anything else stay as they are. */
export function fillPlaceholders(text: string, values: Placeholders): string {
  return text.replace(BRACED, (whole, name: string) => (isKnown(name) ? values[name] : whole));
}

/** Names in braces that mean nothing: likely a slip of whoever wrote the text. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(BRACED)].map(([, name = '']) => name).filter((name) => !isKnown(name));
}
