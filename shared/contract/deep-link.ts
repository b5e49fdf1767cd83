import { z } from 'zod';
import { callNews, type CallNews } from '../domain/phone-call.ts';

/** Scheme of the links that open Desk311 from elsewhere (an e-mail, the phone system, another program). */
export const DEEP_LINK_SCHEME = 'desk311';

/** Longest link, in characters. */
const MOST_CHARACTERS = 2_000;

/** Where a link leads. It opens or prefills; nothing is ever done or sent by one. */
export const deepLink = z.discriminatedUnion('to', [
  z.object({
    to: z.literal('case'),
    number: z.string().regex(/^[0-9A-Za-z](?:[0-9A-Za-z-]{0,38}[0-9A-Za-z])?$/),
  }),
  z.object({
    to: z.literal('search'),
    text: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u),
  }),
  /** The telephone system tells of a call. */
  z.object({ to: z.literal('call'), news: callNews }),
]);
export type DeepLink = z.infer<typeof deepLink>;

/** Parameters of a call; all may be left out, none may come twice, and no other is taken. */
const CALL_PARAMETERS: ReadonlySet<string> = new Set(callNews.keyof().options);

/** Reads `desk311://case/<number>`, `desk311://search?q=<text>` and `desk311://call?ani=...`; null for anything else. */
export function parseDeepLink(link: string): DeepLink | null {
  const path = link.length <= MOST_CHARACTERS ? /^desk311:\/\/(.*)$/i.exec(link)?.[1] : undefined;
  return path === undefined ? null : linkOfPath(path);
}

/** The link as the part of the screen's address behind `#`, by which a shell hands it to the screen. */
export function fragmentOf(link: DeepLink): string {
  switch (link.to) {
    case 'case':
      return `#/case/${link.number}`;
    case 'search':
      return `#/search?q=${encodeURIComponent(link.text)}`;
    case 'call':
      return `#/call?${callParameters(link.news)}`;
  }
}

/** The link in `location.hash`; null when there is none. Whoever takes it clears the hash, so that the next one is seen. */
export function linkOfFragment(hash: string): DeepLink | null {
  return hash.startsWith('#/') && hash.length <= MOST_CHARACTERS * 3 ? linkOfPath(hash.slice(2)) : null;
}

function callParameters(news: CallNews): string {
  return Object.entries(news)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');
}

/** The news of a call in the part after its question mark; null when something in it is not as it should be. */
function callOf(query: string): DeepLink | null {
  const given: Record<string, string> = {};
  for (const part of query.split('&')) {
    const [name = '', value, more] = part.split('=');
    const text = decoded(value);
    if (text === null || more !== undefined || !CALL_PARAMETERS.has(name) || Object.hasOwn(given, name))
      return null;
    given[name] = text;
  }
  const found = callNews.safeParse(given);
  return found.success ? { to: 'call', news: found.data } : null;
}

function linkOfPath(path: string): DeepLink | null {
  const call = /^call\/?\?([^#]*)$/i.exec(path)?.[1];
  if (call !== undefined) return callOf(call);
  const [, to, number, text] = /^(?:(case)\/([^/?#]+)\/?|(?:search)\/?\?q=([^&#]*))$/i.exec(path) ?? [];
  const found = deepLink.safeParse(
    to === undefined ? { to: 'search', text: decoded(text) } : { to: 'case', number: decoded(number) },
  );
  return found.success ? found.data : null;
}

function decoded(text: string | undefined): string | null {
  try {
    return text === undefined ? null : decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
