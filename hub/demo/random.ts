/** Randomness that the same seed always repeats. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of the names, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** Of a log-normal distribution with this median and 90th percentile. */
  logNormal(median: number, p90: number): number;
  uuid(): string;
}

/** How many standard deviations above the median the 90th percentile of a normal distribution lies. */
const Z90 = 1.2816;

/** 32 bits of a text (FNV-1a with a final mix). */
function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** sfc32, a small generator that passes the usual tests of randomness. */
function sfc32(a: number, b: number, c: number): () => number {
  let counter = 1;
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i += 1) step();
  return step;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

interface Wheel {
  readonly names: readonly (readonly [name: string, weight: number])[];
  readonly sum: number;
}
/** The same few tables are drawn from again and again. */
const wheels = new WeakMap<object, Wheel>();

function wheelOf(weights: Readonly<Partial<Record<string, number>>>): Wheel {
  const known = wheels.get(weights);
  if (known !== undefined) return known;
  const names = Object.entries(weights).map(([name, weight]) => [name, weight ?? 0] as const);
  const wheel = { names, sum: names.reduce((sum, [, weight]) => sum + weight, 0) };
  wheels.set(weights, wheel);
  return wheel;
}

/** One stream of randomness per list of names: what one part of the city draws does not shift what another draws. */
export function seededRandom(...names: readonly (string | number)[]): Random {
  const name = names.join('\u0000');
  const bits = sfc32(hash32(`a${name}`), hash32(`b${name}`), hash32(`c${name}`));
  const next = (): number => bits() / 2 ** 32;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const hex = (): string => {
    const word = bits();
    return `${HEX[word >>> 24]}${HEX[(word >>> 16) & 0xff]}${HEX[(word >>> 8) & 0xff]}${HEX[word & 0xff]}`;
  };
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
    weighted: <K extends string>(weights: Readonly<Partial<Record<K, number>>>) => {
      const { names, sum } = wheelOf(weights);
      let left = next() * sum;
      const found = names.find(([, weight]) => (left -= weight) < 0) ?? names.at(-1);
      if (found === undefined) throw new Error('there is nothing to pick from');
      return found[0] as K;
    },
    logNormal: (median, p90) => median * Math.exp((Math.log(p90 / median) / Z90) * normal()),
    uuid: () => {
      const [a, b, c, d] = [hex(), hex(), hex(), hex()];
      const variant = ((Number.parseInt(c.charAt(0), 16) & 0x3) | 0x8).toString(16);
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
    },
  };
}
