import { isLive } from '../../../shared/domain/case-state.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { Place } from '../../../shared/domain/place.ts';
import type { Random } from '../../../hub/demo/random.ts';
import { BENCH_ACCOUNT } from '../city-year/bench-account.ts';
import type { MadeCase } from '../city-year/city-year.ts';
import type { WantedCases, JudgedWord } from './search-query.ts';
import { judgeWords } from './judge-words.ts';
import type { SaidTimes } from './said-times.ts';

/** A text as a person would type it to find a case, and what it means. */
export interface Typed {
  readonly text: string;
  readonly asked: WantedCases;
}

export interface Typing {
  readonly made: MadeCase;
  readonly random: Random;
  readonly city: City;
  readonly times: SaidTimes;
}

/** Null when the case has nothing of the kind. */
export type Typist = (typing: Typing) => Typed | null;

const whole = (words: readonly string[]): JudgedWord[] => words.map((word) => ({ word, begins: false }));
/** Words between two streets, of which a case may have other ones. */
export const BETWEEN: ReadonlySet<string> = new Set(['at', 'and', 'y']);

/** A text whose words are all to be found, as they stand. */
export function plainText(text: string, more: Omit<WantedCases, 'words'> = {}): Typed {
  return { text, asked: { words: whole(judgeWords(text)), ...more } };
}

const lower = (text: string | null): string => (text ?? '').toLowerCase();
const joined = (...parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null && part !== '')
    .join(' ')
    .toLowerCase();

function serviceOf({ made, city }: Typing): Service {
  const { service } = made.item.facts;
  const found = city.service(service);
  if (found === undefined) throw new Error(`the city has no service "${service}"`);
  return found;
}

const nameIn = ({ made }: Typing): string | null => made.callers[0]?.card.name ?? null;
const phoneIn = ({ made }: Typing): string | null => made.callers[0]?.phone ?? null;
const houseIn = ({ made }: Typing): Place | null =>
  made.item.facts.place.house === null ? null : made.item.facts.place;
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
const lastName = (name: string): string => name.split(' ').slice(1).join(' ') || name;

function digitsOf(text: string, digits: string): Typed {
  return { text, asked: { words: whole([digits]) } };
}

function numberIn({ made }: Typing): string {
  return (made.item.facts.number ?? '').slice(2);
}

function phoneTyped(
  typing: Typing,
  write: (phone: string) => readonly [text: string, digits: string],
): Typed | null {
  const phone = phoneIn(typing);
  return phone === null ? null : digitsOf(...write(phone));
}

const LONG: Readonly<Record<string, string>> = {
  st: 'street',
  ave: 'avenue',
  blvd: 'boulevard',
  dr: 'drive',
  pl: 'place',
  rd: 'road',
  ln: 'lane',
  ct: 'court',
  ter: 'terrace',
  hwy: 'highway',
};
const SPANISH: Readonly<Record<string, string>> = {
  st: 'calle',
  ave: 'avenida',
  blvd: 'bulevar',
  n: 'norte',
  s: 'sur',
  e: 'este',
  w: 'oeste',
};
const NTH = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
  'seventeenth eighteenth nineteenth twentieth'
).split(' ');
const long = (word: string | null): string => LONG[lower(word)] ?? lower(word);

/** Words of five letters and more that were said or noted, as they were written there. */
function saidIn({ made }: Typing): string[] {
  const bodies = made.item.entries
    .flatMap(({ texts }) => Object.values(texts))
    .filter((body) => body !== null);
  return bodies
    .flatMap((body) => body.split(/[^\p{L}\p{N}'’-]+/u))
    .filter((word) => word.length > 4 && !word.includes('-'));
}

/** Two words side by side in one of its texts. */
function phraseIn({ made, random }: Typing): string | null {
  const bodies = made.item.entries
    .flatMap(({ texts }) => Object.values(texts))
    .filter((body) => body !== null);
  const pairs = bodies.flatMap((body) =>
    [...body.matchAll(/(?=(?<![\p{L}\p{N}])(\p{L}{4,} \p{L}{4,})(?![\p{L}\p{N}]))/gu)].map(
      (match) => match[1] ?? '',
    ),
  );
  return pairs.length === 0 ? null : random.pick(pairs).toLowerCase();
}

const serviceWord = (typing: Typing, language: 'en' | 'es'): string =>
  typing.random.pick(serviceOf(typing).words[language]);
/** One word that tells the service, of four letters or more. */
function keyWord(typing: Typing): string {
  const words = judgeWords(serviceOf(typing).words.en.join(' ')).filter((word) => word.length > 3);
  return typing.random.pick(words.length > 0 ? words : judgeWords(serviceOf(typing).name.en));
}
/** When it was closed, as one says it now. */
function closedIn({ made, random, times }: Typing) {
  const { state, closedAt } = made.item.facts;
  const said = isLive(state) || closedAt === null ? [] : times.containing(closedAt);
  if (said.length === 0) return null;
  const { words, from, to } = random.pick(said);
  const closed = [from, to] as const;
  return { text: `closed ${words}`, asked: { states: ['closed'] as const, closed } };
}

const streetIn = ({ made }: Typing): string | null => made.item.facts.place.street;
const streetFull = (place: Place): string => joined(place.street, place.suffix);

/** Each writes a sort of query. The names are the rows of the report. */
export const TYPISTS: Readonly<Record<string, Typist>> = {
  'case number, whole': (typing) => {
    const body = numberIn(typing);
    return digitsOf(typing.random.pick([`1-${body}`, `1${body}`, `1 ${body}`, body]), body);
  },
  'case number, part': (typing) => {
    const body = numberIn(typing);
    const part = typing.random.pick([body.slice(-4), body.slice(-5), body.slice(-6), body.slice(0, 8)]);
    return digitsOf(part, part);
  },
  'phone, whole': (typing) =>
    phoneTyped(typing, (phone) => {
      const [area, next, last] = [phone.slice(0, 3), phone.slice(3, 6), phone.slice(6)];
      const text = typing.random.pick([
        phone,
        `(${area}) ${next}-${last}`,
        `${area}-${next}-${last}`,
        `+1 ${area} ${next} ${last}`,
        `${area}.${next}.${last}`,
      ]);
      return [text, phone];
    }),
  'phone, 7 digits': (typing) =>
    phoneTyped(typing, (phone) => [
      typing.random.pick([phone.slice(3), `${phone.slice(3, 6)}-${phone.slice(6)}`]),
      phone.slice(3),
    ]),
  'phone, last 4': (typing) => phoneTyped(typing, (phone) => [phone.slice(6), phone.slice(6)]),
  'caller, whole name': (typing) => {
    const name = nameIn(typing);
    if (name === null) return null;
    const [first, last] = [name.split(' ')[0] ?? '', lastName(name)];
    return plainText(
      typing.random.pick([
        name,
        lower(name),
        plain(name).toLowerCase(),
        lower(`${last} ${first}`),
        lower(`${last}, ${first}`),
      ]),
    );
  },
  'caller, last name': (typing) => {
    const name = nameIn(typing);
    return name === null
      ? null
      : plainText(typing.random.pick([lastName(name), plain(lastName(name)).toLowerCase()]));
  },
  'address, whole': (typing) => {
    const { address } = typing.made.item.facts.place;
    return houseIn(typing) === null
      ? null
      : plainText(typing.random.pick([address, address.toLowerCase(), address.split(',')[0] ?? '']));
  },
  'address, house and street': (typing) => {
    const place = houseIn(typing);
    return place === null
      ? null
      : plainText(
          typing.random.pick([
            joined(place.house, place.street),
            joined(place.house, place.direction, place.street),
          ]),
        );
  },
  'address, words spelled out': (typing) => {
    const place = houseIn(typing);
    return place === null || place.suffix === null
      ? null
      : plainText(joined(place.house, place.street, long(place.suffix)));
  },
  'address, in Spanish': (typing) => {
    const place = houseIn(typing);
    const suffix = SPANISH[lower(place?.suffix ?? null)];
    const direction = SPANISH[lower(place?.direction ?? null)];
    if (place === null || (suffix === undefined && direction === undefined)) return null;
    return plainText(
      suffix === undefined
        ? joined(place.house, direction ?? null, place.street)
        : joined(suffix, place.street, place.house),
    );
  },
  'numbered street': (typing) => {
    const { house, street, suffix } = typing.made.item.facts.place;
    const number = Number(/^(\d+)(?:ST|ND|RD|TH)$/.exec(street ?? '')?.[1] ?? 0);
    if (number === 0) return null;
    const spelled = NTH[number - 1] ?? lower(street);
    return plainText(
      joined(house, typing.random.pick([spelled, lower(street)]), typing.random.pick([suffix, ''])),
    );
  },
  crossing: (typing) => {
    const { street, suffix, crossStreet } = typing.made.item.facts.place;
    if (street === null || crossStreet === null) return null;
    const short = crossStreet.split(' ').slice(0, -1).join(' ') || crossStreet;
    const sides = typing.random.pick([
      [joined(street, suffix), lower(crossStreet)],
      [lower(street), lower(short)],
    ]);
    const [a, b] = typing.random.chance(0.5) ? sides : sides.toReversed();
    const text = `${a} ${typing.random.pick(['&', 'at', 'and', 'y'])} ${b}`;
    return { text, asked: { words: whole(judgeWords(text).filter((word) => !BETWEEN.has(word))) } };
  },
  'street alone': (typing) => {
    const { place } = typing.made.item.facts;
    return place.street === null
      ? null
      : plainText(typing.random.pick([lower(place.street), streetFull(place)]));
  },
  'service, English': (typing) => plainText(serviceWord(typing, 'en')),
  'service, Spanish': (typing) =>
    plainText(typing.random.pick([serviceWord(typing, 'es'), plain(serviceWord(typing, 'es'))])),
  'word of a note': (typing) => {
    const said = saidIn(typing);
    return said.length === 0 ? null : plainText(typing.random.pick(said).toLowerCase());
  },
  'two words of notes': (typing) => {
    const said = saidIn(typing);
    return said.length < 4
      ? null
      : plainText(`${typing.random.pick(said)} ${typing.random.pick(said)}`.toLowerCase());
  },
  'state, service, district': (typing) => {
    const { state, place } = typing.made.item.facts;
    if (place.district === null) return null;
    const open = isLive(state);
    const word = keyWord(typing);
    return {
      text: typing.random.pick([
        `${open ? 'open' : 'closed'} ${word} cd${place.district}`,
        `${word} district ${place.district} ${open ? 'open' : 'closed'}`,
      ]),
      asked: {
        words: whole([word]),
        states: open ? typing.times.live : ['closed'],
        district: place.district,
      },
    };
  },
  'service and time': (typing) => {
    const { openedAt, place } = typing.made.item.facts;
    const said = typing.times.containing(openedAt);
    if (said.length === 0) return null;
    const { words, from, to } = typing.random.pick(said);
    const word = keyWord(typing);
    const near = place.district === null || typing.random.chance(0.5) ? null : place.district;
    return {
      text: joined(word, near === null ? null : `cd${near}`, words),
      asked: { words: whole([word]), opened: [from, to], ...(near === null ? {} : { district: near }) },
    };
  },
  'overdue service': (typing) => {
    const { state, clock } = typing.made.item.facts;
    if (!isLive(state) || clock.dueAt === null || clock.dueAt >= typing.times.now) return null;
    const word = keyWord(typing);
    return { text: `overdue ${word}`, asked: { words: whole([word]), overdue: true } };
  },
  'name, overdue': (typing) => {
    const { state, clock } = typing.made.item.facts;
    const name = nameIn(typing);
    if (name === null || !isLive(state) || clock.dueAt === null || clock.dueAt >= typing.times.now)
      return null;
    return {
      ...plainText(lower(lastName(name)), { overdue: true }),
      text: `${lower(lastName(name))} overdue`,
    };
  },
  'department, overdue': (typing) => {
    const { state, clock, department } = typing.made.item.facts;
    if (!isLive(state) || clock.dueAt === null || clock.dueAt >= typing.times.now) return null;
    return { text: `overdue ${lower(department)}`, asked: { words: [], department, overdue: true } };
  },
  'service, closed in a time': (typing) => {
    const closed = closedIn(typing);
    const word = keyWord(typing);
    return closed === null
      ? null
      : { text: `${word} ${closed.text}`, asked: { words: whole([word]), ...closed.asked } };
  },
  'name, closed in a time': (typing) => {
    const [closed, name] = [closedIn(typing), nameIn(typing)];
    if (closed === null || name === null) return null;
    return {
      ...plainText(lower(lastName(name)), closed.asked),
      text: `${lower(lastName(name))} ${closed.text}`,
    };
  },
  'department and state': (typing) => {
    const { state, department } = typing.made.item.facts;
    const found = typing.city.department(department);
    const names = [department, ...(found?.aliases ?? [])].filter((name) => /^\w+$/.test(name));
    const open = isLive(state);
    return {
      text: `${open ? 'open' : 'closed'} ${lower(typing.random.pick(names))}`,
      asked: { words: [], states: open ? typing.times.live : ['closed'], department },
    };
  },
  mine: (typing) => {
    const { assignee, openedBy, state } = typing.made.item.facts;
    if (!isLive(state) || (assignee !== BENCH_ACCOUNT.id && openedBy !== BENCH_ACCOUNT.id)) return null;
    const word = keyWord(typing);
    return { text: `mine ${word}`, asked: { words: whole([word]), mine: true } };
  },
  'in quotes': (typing) => {
    const phrase = phraseIn(typing);
    return phrase === null
      ? null
      : { text: `"${phrase}"`, asked: { words: whole(judgeWords(phrase)), phrases: [judgeWords(phrase)] } };
  },
  'with a minus': (typing) => {
    const street = streetIn(typing);
    if (street === null) return null;
    const without = typing.made.item.facts.service === 'graffiti-removal' ? 'mattress' : 'graffiti';
    return {
      text: `${lower(street)} -${without}`,
      asked: { words: whole(judgeWords(street)), without: [without] },
    };
  },
  'name and street': (typing) => {
    const [name, street] = [nameIn(typing), streetIn(typing)];
    return name === null || street === null ? null : plainText(lower(`${lastName(name)} ${street}`));
  },
  'name and service': (typing) => {
    const name = nameIn(typing);
    return name === null ? null : plainText(lower(`${lastName(name)} ${keyWord(typing)}`));
  },
  'street and service': (typing) => {
    const street = streetIn(typing);
    return street === null ? null : plainText(lower(`${street} ${keyWord(typing)}`));
  },
  'service and district': (typing) => {
    const { district } = typing.made.item.facts.place;
    const word = keyWord(typing);
    return district === null
      ? null
      : { text: `${word} cd${district}`, asked: { words: whole([word]), district } };
  },
};
