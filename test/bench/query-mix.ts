import type { CallerCard, CaseRecord } from '../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { isLive } from '../../shared/domain/case-state.ts';
import type { City } from '../../shared/domain/city.ts';
import { foldText, wordsOf } from '../../shared/domain/fold-text.ts';
import { seededRandom, type Random } from '../../hub/demo/random.ts';

/** A case that a query is made of. */
export interface AskedSubject {
  readonly facts: CaseFacts;
  readonly callers: readonly CallerCard[];
  /** Words of what was said and written about it, five letters and more. */
  readonly said: readonly string[];
}

/** Texts as a person would type them to find the subject; none when it has nothing of the kind. */
type Typist = (subject: AskedSubject, random: Random, city: City) => readonly string[];

export interface MixedQuery {
  readonly kind: string;
  readonly text: string;
}

/** Subjects looked at for one query before its kind counts as absent from this city. */
const MOST_TRIES = 2_000;

/** All numbers of the demo city are 555-0100 to 555-0199, so in a large one an ending is that of hundreds of callers. */
const phoneOf = ({ callers }: AskedSubject): string[] =>
  callers.flatMap(({ phoneLast4 }) => (phoneLast4 === null ? [] : [phoneLast4]));

const nameOf = ({ callers }: AskedSubject): string[] =>
  callers.slice(0, 1).map(({ name }) => name.toLowerCase());

const crossing = ({ facts: { place } }: AskedSubject): [string, string] | null =>
  place.street === null || place.crossStreet === null
    ? null
    : [place.street.toLowerCase(), place.crossStreet.toLowerCase()];

const house = ({ facts: { place } }: AskedSubject): string | null =>
  place.house === null || place.street === null
    ? null
    : [place.house, place.direction, place.street, place.suffix].filter((part) => part !== null).join(' ');

function serviceWords({ facts }: AskedSubject, city: City): readonly string[] {
  const service = city.service(facts.service);
  return service === undefined ? [] : [...service.words.en, ...service.words.es, service.name.en];
}

const KINDS: Readonly<Record<string, Typist>> = {
  'case number': ({ facts: { number } }, random) =>
    number === null ? [] : [random.pick([number, number.replace('-', ''), number.slice(2)])],
  'part of a number': ({ facts: { number } }, random) => {
    if (number === null) return [];
    const body = number.slice(2);
    return [random.pick([body.slice(-4), body.slice(-6), body.slice(0, 6), body.slice(0, 8)])];
  },
  'phone, last 4 or 7': (subject, random) =>
    phoneOf(subject).map((last) => random.pick([last, `555-${last}`, `555${last}`])),
  caller: (subject, random) =>
    nameOf(subject).map((name) => {
      const [first = '', ...rest] = name.split(' ');
      const last = rest.join(' ');
      return random.pick([name, `${last} ${first}`, `${last}, ${first}`, foldText(name), last]);
    }),
  address: (subject, random) => {
    const line = house(subject);
    const { place } = subject.facts;
    if (line === null) return [];
    return [random.pick([place.address, line.toLowerCase(), `${place.house} ${place.street}`.toLowerCase()])];
  },
  crossing: (subject, random) => {
    const streets = crossing(subject);
    if (streets === null) return [];
    const [a, b] = random.chance(0.5) ? streets : [streets[1], streets[0]];
    return [random.pick([`${a} & ${b}`, `${a} at ${b}`, `${a} and ${b}`])];
  },
  "citizen's word": (subject, random, city) => {
    const words = serviceWords(subject, city);
    return words.length === 0 ? [] : [random.pick(words)];
  },
  filters: (subject, random, city) => {
    const { facts } = subject;
    const [word = ''] = wordsOf(random.pick([...serviceWords(subject, city), facts.service]));
    const district = facts.place.district === null ? '' : `cd${facts.place.district}`;
    const state = random.pick([isLive(facts.state) ? 'open' : 'closed', facts.state.replaceAll('-', '')]);
    return [
      random
        .pick([
          `${state} ${word} ${district}`,
          `${state} ${facts.department} ${district}`,
          `${word} ${district}`,
          `overdue ${word}`,
        ])
        .trim(),
    ];
  },
  'words of a note': ({ said }, random) => {
    if (said.length < 2) return [];
    return [random.chance(0.5) ? random.pick(said) : `${random.pick(said)} ${random.pick(said)}`];
  },
  'each key while typing': (subject, random, city) => {
    const whole = random.pick([
      ...nameOf(subject),
      house(subject) ?? '',
      ...serviceWords(subject, city).slice(0, 2),
    ]);
    const text = foldText(whole).slice(0, 24);
    return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(0, at + 2));
  },
};

/** What a query can be made of. */
export function subjectOf({ facts, callers, entries }: CaseRecord): AskedSubject {
  const texts = entries.flatMap((entry) => Object.values(entry.texts));
  const said = texts
    .flatMap((text) => (text === null ? [] : wordsOf(text)))
    .filter((word) => word.length > 4);
  return { facts, callers, said };
}

/**
 * Queries as people type them, made of real cases, as many of each kind, in mixed order. The same seed on
 * the same cases gives the same. A kind that the city has nothing for is left out.
 */
export function queryMix(
  subjects: readonly AskedSubject[],
  city: City,
  seed: string,
  ofEach: number,
): MixedQuery[] {
  const random = seededRandom(seed, 'queries');
  const queries = Object.entries(KINDS).flatMap(([kind, typist]) => {
    const texts: string[] = [];
    for (let tries = 0; texts.length < ofEach && tries < MOST_TRIES; tries += 1) {
      texts.push(...typist(random.pick(subjects), random, city).filter((text) => text !== ''));
    }
    return texts.slice(0, ofEach).map((text): MixedQuery => ({ kind, text }));
  });
  return queries
    .map((query) => ({ query, order: random.next() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ query }) => query);
}
