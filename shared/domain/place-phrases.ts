import { beginsAnew, isJoined, type PlaceToken } from './place-tokens.ts';

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What may stand before a place without being part of it; the place is still where the words after it say. */
const PREFACES = [
  'at the corner of|on the corner of|in the corner of|the corner of|corner of|corner|at the intersection of',
  'the intersection of|intersection of|intersection|en la esquina de|la esquina de|esquina de|esquina|esq de|esq',
  'en el cruce de|el cruce de|cruce de|cruce|en la interseccion de|la interseccion de|interseccion de',
  'in front of|across the street from|across from|next to|close to|near|by|behind|opposite|outside of|outside',
  'around|under|off|frente a|en frente de|enfrente de|cerca de|junto a|al lado de|a un lado de|detras de|atras de',
  'afuera de|fuera de|debajo de|the address is|address is|address|la direccion es|direccion|sobre|at|on|in|en',
]
  .join('|')
  .split('|')
  // "Frente al 1234", "cerca del 1234".
  .flatMap((one) => (/ (?:de|a)$/.test(one) ? [one, `${one}l`] : [one]))
  .map((one) => one.split(' '))
  .toSorted((one, other) => other.length - one.length);

/** What stands between two streets of a crossing. */
const JOINS = listOf('and at y con x esquina esq cruce');
/** After these a street is over: what follows says where beside it. */
const RELATIONS = listOf(
  'behind near between btwn inside outside across next opposite by on in at under over along off from with around ' +
    'and y con en entre esquina esq frente enfrente cerca junto detras atras afuera adentro debajo sobre hasta ' +
    'where donde',
);
/** What no street without a suffix is called. */
const THINGS = listOf(
  'school church store station hospital library laundromat restaurant house building playground parking garage ' +
    'driveway sidewalk entrance exit block blk cuadra ramp offramp onramp mcdonalds starbucks blocks dog dogs car cars tree trees ' +
    'escuela iglesia tienda casa edificio biblioteca restaurante lavanderia parque estacionamiento cuadras perro ' +
    'perros carro carros arbol his her their my your our this that is are was su mi tu esta',
);
/** What a number counts when it is no house. */
const COUNTED = listOf(
  'hour hours hr hrs eleven cent cents feet ft foot mile miles meters metros yards house houses door doors block ' +
    'blocks dog dogs car cars people person minutes minute min mins cuadras casas perros carros arboles trees am ' +
    'pm th percent bags tires mattresses couches colchones llantas bolsas',
);

/** Whether the words of a phrase begin at a token. */
function standsAt(tokens: readonly PlaceToken[], at: number, phrase: readonly string[]): boolean {
  return phrase.every((word, index) => tokens[at + index]?.word === word);
}

/** The tokens without what introduces the place. */
export function withoutPreface(tokens: readonly PlaceToken[]): readonly PlaceToken[] {
  let from = 0;
  for (;;) {
    const start = from;
    const phrase = PREFACES.find((one) => standsAt(tokens, start, one));
    if (phrase === undefined) return tokens.slice(from);
    from += phrase.length;
  }
}

/** One side of what a join parts, with the word or sign before it. */
interface JoinedSide {
  readonly join: string;
  readonly tokens: readonly PlaceToken[];
}

/** The tokens parted where streets are joined; empty sides ("esquina con") are left out. */
export function joinedSides(tokens: readonly PlaceToken[]): JoinedSide[] {
  const sides: { join: string; tokens: PlaceToken[] }[] = [{ join: '', tokens: [] }];
  tokens.forEach((one, at) => {
    if (at > 0 && isJoined(one)) sides.push({ join: one.gap.trim(), tokens: [] });
    if (JOINS.has(one.word)) sides.push({ join: one.word, tokens: [] });
    else sides.at(-1)?.tokens.push(one);
  });
  return sides.filter((side) => side.tokens.length > 0);
}

/** The tokens up to where something else is said: after a comma, or by a relation ("behind the store"). */
export function untilAside(tokens: readonly PlaceToken[]): readonly PlaceToken[] {
  const end = tokens.findIndex(
    (one, at) => at > 0 && (beginsAnew(one) || isJoined(one) || RELATIONS.has(one.word)),
  );
  return end < 0 ? tokens : tokens.slice(0, end);
}

/** The tokens after what is said before a street: "the laundromat on main" is "main". */
export function afterAside(tokens: readonly PlaceToken[]): readonly PlaceToken[] {
  const comma = tokens.findLastIndex((one, at) => at > 0 && beginsAnew(one));
  const on = tokens.findLastIndex(({ word }) => word === 'on' || word === 'en');
  return tokens.slice(Math.max(comma, on + 1, 0));
}

/** The stretches between commas, brackets and dashes. */
export function stretches(tokens: readonly PlaceToken[]): PlaceToken[][] {
  const found: PlaceToken[][] = [[]];
  tokens.forEach((one, at) => {
    if (at > 0 && beginsAnew(one)) found.push([]);
    found.at(-1)?.push(one);
  });
  return found;
}

export function saysJoin({ word }: PlaceToken): boolean {
  return JOINS.has(word);
}

export function saysRelation({ word }: PlaceToken): boolean {
  return RELATIONS.has(word);
}

export function saysThing({ word }: PlaceToken): boolean {
  return THINGS.has(word);
}

const NUMBER_WORDS = listOf('no num numero nro number');

export function saysNumber({ word }: PlaceToken): boolean {
  return NUMBER_WORDS.has(word);
}

export function isCounted({ word }: PlaceToken): boolean {
  return COUNTED.has(word);
}
