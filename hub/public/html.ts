/** Markup that is safe to send: only `html` makes it, and it escapes every value. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template; `null` and `false` are nothing. */
type Part = Html | string | number | null | false | readonly Html[];

const made = new WeakSet<object>();

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Turns the direction of what stands beside it: somebody's text must not rearrange ours. */
const TURNING = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

function escaped(text: string): string {
  return text.replaceAll(TURNING, '').replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

function isList(part: Part): part is readonly Html[] {
  return Array.isArray(part);
}

function markupOf(part: Part): string {
  if (part === null || part === false) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  if (isList(part)) return part.map(markupOf).join('');
  // An object that only looks like ours was made of somebody's data.
  if (!made.has(part)) throw new Error('markup that was not made by html');
  return part.markup;
}

/** A piece of a page. Whatever is put in is text, also in attributes, which always stand in double quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.reduce((text, piece, at) => text + markupOf(parts[at - 1] ?? null) + piece);
  const whole = Object.freeze({ markup });
  made.add(whole);
  return whole;
}
