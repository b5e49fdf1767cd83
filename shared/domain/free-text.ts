import { z } from 'zod';

/** Control characters but tab and line break, and halves of characters: PostgreSQL keeps neither NUL nor these. */
// oxlint-disable-next-line no-control-regex -- the point of the rule is to find these
const UNKEEPABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Cs}/u;

/** Why a text can't be kept as it was said, and what to do, as the rest of a sentence; null when it can. */
export function unkeepable(text: string): string | null {
  const found = UNKEEPABLE.exec(text);
  if (found === null) return null;
  const what = found[0] >= ' ' ? 'half of a character' : 'a control character that nobody can see';
  const before = Array.from(text.slice(0, found.index)).length;
  return `has ${what} at place ${(before + 1).toLocaleString('en-US')}. Delete it there, or write the text anew`;
}

const room = (max: number) => `has room for ${max.toLocaleString('en-US')} characters. Make it shorter`;

/** A text that is only looked for, never kept: anything may stand in it. @param max most characters */
export const askedText = (max: number) => z.string().max(max, room(max));

/** Text is kept as it was said; what no store can keep is refused, with what to do. @param max most characters */
export const freeText = (max: number) =>
  z
    .string()
    .max(max, room(max))
    .refine((text) => unkeepable(text) === null, { error: ({ input }) => unkeepable(String(input)) ?? '' });

const NO_LANGUAGE = 'is no language such as en or es. Choose one from the list';
const LANGUAGE = /^[A-Za-z]{2,3}(?:-[0-9A-Za-z]{1,8})*$/;

/** A language by its BCP 47 code, such as "en" or "es". */
export const languageCode = z
  .string()
  .min(2, NO_LANGUAGE)
  .max(12, NO_LANGUAGE)
  .refine((code) => LANGUAGE.test(code), NO_LANGUAGE);

export const emailAddress = z
  .email('is no whole e-mail address such as ana@example.org. Correct it, or take it out')
  .max(200, room(200));
