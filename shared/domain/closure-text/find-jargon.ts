import { SHORT_FORMS } from './closing-lexicon.ts';
import type { TextFinding } from './text-finding.ts';

/** Short forms that residents know. */
const KNOWN = new Set(
  `st ave blvd rd dr apt mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec info
   admin potholes orig temp inv rep rem ins ref trans resp perm st us usa ok tv id am pm led dna zip faq pin sms atm gps app
   police fire pd city pls plz thx dept`.split(/\s+/),
);
/** More than these are not told: who writes like that sees the point. */
const MOST_TOLD = 3;

const SHORT = /(?<![\p{L}\p{N}@./'’-])(?:\p{L}\/\p{L}|\p{L}{2,8})(?![\p{L}\p{N}@'’])/gu;

/** What a short form means when nobody spelt it out nearby: "Bureau of Street Lighting (BSL)" explains itself. */
function isExplained(text: string, at: number, word: string): boolean {
  return text.charAt(at - 1) === '(' || new RegExp(`${word}\\s*\\(`).test(text);
}

/** Abbreviations that a resident does not know, each once. */
export function findJargon(text: string): TextFinding[] {
  const shouting = !/\p{Ll}{2}/u.test(text);
  const told = new Set<string>();
  const findings: TextFinding[] = [];
  for (const match of text.matchAll(SHORT)) {
    const [word] = match;
    const plain = word.toLowerCase();
    if (told.has(plain) || KNOWN.has(plain)) continue;
    const meant = SHORT_FORMS.get(plain);
    const isAcronym = !shouting && /^\p{Lu}{2,6}$/u.test(word) && !/^[IVX]+$/.test(word);
    if (meant === undefined && !isAcronym && !word.includes('/')) continue;
    if (isExplained(text, match.index, word)) continue;
    told.add(plain);
    const meaning = meant === undefined || meant === plain ? '' : ` (“${meant}”)`;
    findings.push({
      code: 'jargon',
      severity: 'hint',
      words: `Spell out “${word}”${meaning}: the resident may not know it.`,
      start: match.index,
      end: match.index + word.length,
    });
    if (findings.length === MOST_TOLD) break;
  }
  return findings;
}
