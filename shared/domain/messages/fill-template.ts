import { DAY, HOUR } from '../instant.ts';

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** What stands for each placeholder; null where there is nothing to say. */
export type MessageValues = Readonly<Record<string, string | null>>;

/** Names that stand in braces in a text. */
export function placeholdersIn(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
}

/** In one line, without what steers a mail or a screen: what people write must not look like ours. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}

/** The same for a text of several lines, which keeps its line breaks. */
export function plainLines(text: string): string {
  const lines = text.replaceAll(/\r\n?|\u2028|\u2029|\u0085/g, '\n').split('\n');
  return lines.map(oneLine).join('\n').replaceAll(/\n{3,}/g, '\n\n').trim();
}

/** Cuts a text at the end of a word. @param most most characters, the mark of the cut among them */
export function cutAt(text: string, most: number): string {
  if (text.length <= most) return text;
  const piece = text.slice(0, most - 1);
  const space = piece.lastIndexOf(' ');
  // A half of a character must not stay behind.
  return `${(space > most / 2 ? piece.slice(0, space) : piece).replace(/\p{Cs}$/u, '')}…`;
}

/** Puts values into a text; null when one of them is missing. Values are never looked at for placeholders. */
function fill(text: string, values: MessageValues): string | null {
  let whole = true;
  const filled = text.replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = values[name] ?? null;
    if (value === null || value === '') whole = false;
    return value ?? '';
  });
  return whole ? filled : null;
}

/** Parts of a template with their values; a part is left out when one of its values is missing. */
export function fillParts(parts: readonly string[], values: MessageValues): string[] {
  return parts.flatMap((part) => fill(part, values) ?? []);
}

/** A date in a sentence: "Thursday, November 19", "jueves, 19 de noviembre", with the time when it is asked for. */
export function dateWords(
  at: number,
  now: number,
  { language, timeZone, withTime }: { language: 'en' | 'es'; timeZone: string; withTime: boolean },
): string {
  const far = Math.abs(at - now) > 180 * DAY;
  return new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    timeZone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(far ? { year: 'numeric' } : {}),
    ...(withTime ? { hour: 'numeric', minute: '2-digit' } : {}),
  }).format(at);
}

/** A due time at midnight is the end of the day before it: nobody is told "by Friday" of what ends on Thursday. */
export function dayMeant(at: number, timeZone: string): number {
  const time = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  return time === '00:00' ? at - HOUR : at;
}
