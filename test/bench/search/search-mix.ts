import { seededRandom, type Random } from '../../../hub/demo/random.ts';
import type { CityYear, MadeCase } from '../city-year/city-year.ts';
import type { SearchQuery } from './search-query.ts';
import { judgeWords } from './judge-words.ts';
import { mistype } from './mistype.ts';
import { saidTimes } from './said-times.ts';
import { BETWEEN, plainText, TYPISTS, type Typed, type Typist, type Typing } from './typed-queries.ts';

/** Subjects looked at for one query before its kind counts as absent from this city. */
const MOST_TRIES = 3_000;
/** Half of the subjects of rare kinds are looked for among the newest cases: there are what lives and what came last week. */
const NEWEST = 0.06;
const LONGEST_TYPED = 24;
/** Shares of the mix: typing and misspelling are several kinds' worth each. */
const TYPED_TEXTS = 0.55;
const MISTYPED = 1.2;
/** Queries that one typed text makes, about. */
const KEYS_EACH = 15;

const LATE = new Set([
  'service and time',
  'overdue service',
  'mine',
  'service, closed in a time',
  'name, closed in a time',
]);

/** Texts of which every beginning from two letters is a query. */
const TYPED_AS: Readonly<Record<string, readonly string[]>> = {
  'typing a name': ['caller, whole name'],
  'typing an address': ['address, whole', 'address, house and street', 'crossing'],
  'typing a service': ['service, English', 'service, Spanish'],
};

/** What is misspelt, and the right word beside it. */
const MISTYPED_AS: Readonly<Record<string, readonly string[]>> = {
  'mistyped name': ['caller, last name', 'caller, whole name'],
  'mistyped street': ['street alone', 'address, house and street'],
  'mistyped service': ['service, English', 'service, Spanish'],
  'mistyped name, with another word': ['name and street', 'name and service'],
  'mistyped street, with another word': ['street and service', 'crossing'],
};

const subjectOf = ({ item: { facts } }: MadeCase): SearchQuery['subject'] => ({
  callers: facts.callerIds,
  address: facts.place.address,
  service: facts.service,
});

function typistOf(kind: string): Typist {
  const typist = TYPISTS[kind];
  if (typist === undefined) throw new Error(`nobody types "${kind}"`);
  return typist;
}

/** Everything that stands in the box while a text is typed. Between two streets an "at" half typed is no word yet. */
function keystrokes(text: string): Typed[] {
  const cut = text.slice(0, LONGEST_TYPED);
  return Array.from({ length: Math.max(0, cut.length - 1) }, (_, at) => cut.slice(0, at + 2)).flatMap(
    (typed): Typed[] => {
      const { asked } = plainText(typed);
      const words = asked.words.filter(({ word }, at) => !BETWEEN.has(word) || at === 0);
      const open = /[\p{L}\p{N}]$/u.test(typed);
      if (words.length === 0 || (open && words.length < asked.words.length && /\b(?:at|and|y)$/i.test(typed)))
        return [];
      return [
        {
          text: typed,
          asked: { words: words.map((one, at) => ({ ...one, begins: open && at === words.length - 1 })) },
        },
      ];
    },
  );
}

export interface MixOptions {
  readonly seed: string;
  /** How many queries, roughly. */
  readonly queries: number;
}

/**
 * Queries as people type them, each made of a case of the year, in mixed order; the same for the same seed. A kind the
 * city has nothing for is left out.
 */
export function searchMix(year: CityYear, { seed, queries }: MixOptions): SearchQuery[] {
  const random = seededRandom(seed, 'search mix');
  const times = saidTimes(year.end, year.city.timeZone);
  const kinds =
    Object.keys(TYPISTS).length +
    Object.keys(MISTYPED_AS).length * MISTYPED +
    Object.keys(TYPED_AS).length * TYPED_TEXTS * KEYS_EACH;
  const ofEach = Math.max(1, Math.round(queries / kinds));

  const typingOf = (late: boolean): Typing => {
    const from = late && random.chance(0.5) ? Math.floor(year.cases * (1 - NEWEST)) : 0;
    return { made: year.caseAt(random.int(from, year.cases - 1)), random, city: year.city, times };
  };
  const some = <T>(count: number, late: boolean, write: (typing: Typing) => readonly T[]): T[] => {
    const written: T[] = [];
    let made = 0;
    for (let tries = 0; made < count && tries < MOST_TRIES; tries += 1) {
      const found = write(typingOf(late));
      written.push(...found);
      if (found.length > 0) made += 1;
    }
    return written;
  };
  const query = (kind: string, typing: Typing, { text, asked }: Typed, mistyped = false): SearchQuery => ({
    kind,
    text,
    asked,
    mistyped,
    subject: subjectOf(typing.made),
  });

  const right = Object.entries(TYPISTS).flatMap(([kind, typist]) =>
    some(ofEach, LATE.has(kind), (typing) => {
      const typed = typist(typing);
      return typed === null ? [] : [query(kind, typing, typed)];
    }),
  );
  const typing = Object.entries(TYPED_AS).flatMap(([kind, texts]) =>
    some(Math.ceil(ofEach * TYPED_TEXTS), false, (one) => {
      const typed = typistOf(random.pick(texts))(one);
      return typed === null ? [] : keystrokes(typed.text).map((key) => query(kind, one, key));
    }),
  );
  const wrong = Object.entries(MISTYPED_AS).flatMap(([kind, texts]) =>
    some(Math.ceil(ofEach * MISTYPED), false, (one) => {
      const typed = typistOf(random.pick(texts))(one);
      const text = typed === null ? null : mistypedText(typed.text, kind, one, random);
      return typed === null || text === null ? [] : [query(kind, one, { text, asked: typed.asked }, true)];
    }),
  );
  return mixed([...right, ...typing, ...wrong], random);
}

/** With another word beside it, the misspelt one is that of the kind's name. */
function mistypedText(text: string, kind: string, { made }: Typing, random: Random): string | null {
  if (!kind.endsWith('with another word')) return mistype(text, random);
  const source = kind.startsWith('mistyped name')
    ? (made.callers[0]?.card.name ?? '')
    : (made.item.facts.place.street ?? '');
  const wanted = new Set(judgeWords(source));
  const words = text
    .split(' ')
    .map((word, at) => ({ word, at }))
    .filter(({ word }) => wanted.has(judgeWords(word)[0] ?? ''));
  const tries = words.flatMap(({ word, at }) => {
    const wrong = mistype(word, random);
    return wrong === null ? [] : [text.split(' ').with(at, wrong).join(' ')];
  });
  return tries.length === 0 ? null : random.pick(tries);
}

function mixed<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((one) => ({ one, order: random.next() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ one }) => one);
}
