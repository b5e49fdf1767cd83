import type { City } from '../../../shared/domain/city.ts';
import type { Department, Service } from '../../../shared/domain/city-pack.ts';
import { wordsOf } from '../../../shared/domain/fold-text.ts';
import type { DepartmentCode, ServiceCode } from '../../../shared/domain/ids.ts';
import { directionOf, suffixOf } from '../../../shared/domain/street-words.ts';
import { phraseBook, type PhraseBook } from './phrase-book.ts';

/** The services a phrase names, and how a chip says it. */
export interface ServicePhrase {
  readonly services: readonly ServiceCode[];
  readonly label: string;
}

/** How surely a name means its department: always, or maybe as words, or only when asked as "dept:fire". */
export interface DepartmentName {
  readonly department: DepartmentCode;
  readonly label: string;
  readonly sure: 'always' | 'maybe' | 'asked';
}

/** The singular of a plural without its "s": "baches" is "bache". */
function withoutS(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** The singular as in "couches" and "boxes"; else without "s". */
function withoutHissingEs(word: string): string {
  return word.length > 4 && /(?:[sxz]|ch|sh)es$/.test(word) ? word.slice(0, -2) : withoutS(word);
}

/** The singular as in Spanish "animales"; else without "s". */
function withoutEs(word: string): string {
  return word.length > 4 && word.endsWith('es') ? word.slice(0, -2) : withoutS(word);
}

/** What a word may be the plural of, roughly, English and Spanish, itself first. */
export function singularsOf(word: string): string[] {
  return [...new Set([word, withoutHissingEs(word), withoutS(word)])];
}

/** Everything a service is called. */
export function phrasesOf({ name, words, sourceTypes }: Service): string[] {
  return [name.en, name.es, ...words.en, ...words.es, ...sourceTypes];
}

/** One word of a street, or digits, says no service. */
function saysService(words: readonly string[]): boolean {
  const [first = ''] = words;
  if (words.length !== 1) return words.length > 1;
  return /\D/.test(first) && directionOf(first) === undefined && suffixOf(first) === undefined;
}

/** What citizens call the services: a search for the longest phrase, singular or plural. */
export function servicePhrasesOf(city: City): PhraseBook<ServicePhrase> {
  const named = new Map<string, { readonly words: string[]; readonly codes: ServiceCode[]; said: string }>();
  const learn = (words: string[], code: ServiceCode, said: string) => {
    const key = words.join(' ');
    const known = named.get(key) ?? { words, codes: [], said };
    if (!known.codes.includes(code)) known.codes.push(code);
    named.set(key, known);
  };
  const phrases = city.pack.services.flatMap((service) =>
    [...phrasesOf(service), service.code].map((said) => ({ said, words: wordsOf(said), code: service.code })),
  );
  const spoken = phrases.filter(({ words }) => saysService(words));
  for (const { words, code, said } of spoken) learn(words, code, said);
  const exact = new Set(named.keys());
  for (const { words, code, said } of spoken) {
    for (const singular of [withoutHissingEs, withoutS]) {
      const form = words.map(singular);
      if (!exact.has(form.join(' '))) learn(form, code, said);
    }
  }
  const book = phraseBook(
    [...named.values()].map(({ words, codes, said }) => {
      const only = codes.length === 1 && codes[0] !== undefined ? city.service(codes[0]) : undefined;
      const label = only?.name.en ?? said.charAt(0).toUpperCase() + said.slice(1);
      return [words, { services: codes, label }] as const;
    }),
  );
  return {
    longest(words, at, end) {
      let best = book.longest(words, at, end);
      for (const singular of [withoutHissingEs, withoutS, withoutEs]) {
        const found = book.longest(words, at, end, singular);
        if (found !== null && (best === null || found.end > best.end)) best = found;
      }
      return best;
    },
    begun: (words) => book.begun(words),
  };
}

/** A name of one word that people also use otherwise: written as a word, or short and spoken as one (RAP, DOT). */
function isOrdinary(name: string): boolean {
  return /^\p{Lu}?\p{Ll}+$/u.test(name) || /^(?=.{1,4}$)[^aeiou]?[aeiou]{1,2}[^aeiou]?[aeiou]?$/i.test(name);
}

function namesOf({ code, aliases, name, shortName }: Department): [string, DepartmentName['sure']][] {
  const bare = name.replace(/\(.*\)/, '');
  const inBrackets = /\((.*)\)/.exec(name)?.[1] ?? '';
  return [
    ...[code, ...aliases, name, bare, inBrackets].map((one): [string, DepartmentName['sure']] => [
      one,
      wordsOf(one).length === 1 && isOrdinary(one.trim()) ? 'maybe' : 'always',
    ]),
    [shortName, wordsOf(shortName).length === 1 ? 'asked' : 'maybe'],
  ];
}

/** What departments are called: codes, aliases, full and short names. */
export function departmentNamesOf(departments: readonly Department[]): PhraseBook<DepartmentName> {
  const said = departments.flatMap((one) =>
    namesOf(one).map(([name, sure]) => ({ name, sure, department: one.code, label: one.shortName })),
  );
  // A full name that is also a short one may be meant as words.
  const ordered = (['maybe', 'always', 'asked'] as const).flatMap((sure) =>
    said.filter((one) => one.sure === sure),
  );
  return phraseBook(
    ordered.map(({ name, sure, department, label }) => [wordsOf(name), { department, label, sure }] as const),
  );
}
