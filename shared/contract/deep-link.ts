import { z } from 'zod';

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
      .regex(/^\P{Cc}*$/u),
  }),
]);
export type DeepLink = z.infer<typeof deepLink>;

/** Reads `desk311://case/<number>` and `desk311://search?q=<text>`; null for anything else. */
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
  }
}

/** The link in `location.hash`; null when there is none. Whoever takes it clears the hash, so that the next one is seen. */
export function linkOfFragment(hash: string): DeepLink | null {
  return hash.startsWith('#/') && hash.length <= MOST_CHARACTERS * 3 ? linkOfPath(hash.slice(2)) : null;
}

function linkOfPath(path: string): DeepLink | null {
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
