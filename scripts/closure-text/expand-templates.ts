import { closingLabels, type ClosingLabel } from '../../shared/domain/closure-text/closing-label.ts';

/** Sentences with holes, what fills the holes, and what stands before and after in many agencies' texts. */
export interface TextTemplates {
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly openings: readonly string[];
  /** What systems stamp before what people typed; which stamp goes with which label is part of what is learned. */
  readonly stamps: Readonly<Record<ClosingLabel, readonly string[]>>;
  readonly endings: readonly string[];
  readonly patterns: Readonly<Record<ClosingLabel, readonly string[]>>;
}

/** A closing text and what it really reports. */
export interface LabelledText {
  readonly text: string;
  readonly label: ClosingLabel;
  /** Texts of one source are alike: they are never parted between learning and measuring. */
  readonly source: string;
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <Item>(items: readonly Item[], random: () => number): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
};

function filled(pattern: string, slots: TextTemplates['slots'], random: () => number): string {
  const text = pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    const words = slots[name];
    if (words === undefined) throw new Error(`There is no slot "${name}".`);
    return pick(words, random);
  });
  return text
    .replace(/ +([.,;])/g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** A letter left out, doubled or swapped with its neighbour in one longer word, as in haste. */
function mistyped(text: string, random: () => number): string {
  const words = [...text.matchAll(/[a-z]{6,}/gi)];
  if (words.length === 0) return text;
  const word = pick(words, random);
  const at = word.index + 1 + Math.floor(random() * (word[0].length - 2));
  const [head, letter, next, rest] = [
    text.slice(0, at),
    text.charAt(at),
    text.charAt(at + 1),
    text.slice(at + 2),
  ];
  const kind = random();
  if (kind < 0.4) return head + next + rest;
  if (kind < 0.6) return head + letter + letter + next + rest;
  return head + next + letter + rest;
}

/** Dirt as it is in real texts: shouting, no capitals, no stops, typing errors. */
export function dirtied(text: string, random: () => number): string {
  let dirty = random() < 0.2 ? mistyped(text, random) : text;
  const kind = random();
  if (kind < 0.12) dirty = dirty.toUpperCase();
  else if (kind < 0.3) dirty = dirty.toLowerCase();
  if (random() < 0.15) dirty = dirty.replace(/[.,;]/g, ' ').replace(/ {2,}/g, ' ').trim();
  return dirty;
}

/** A text with what agencies put around it. */
export function wrapped(
  { text, label }: Pick<LabelledText, 'text' | 'label'>,
  templates: TextTemplates,
  random: () => number,
): string {
  const kind = random();
  const stamped = kind < 0.12 ? templates.stamps[label] : kind < 0.27 ? templates.openings : [''];
  const opening = filled(pick(stamped, random), templates.slots, random);
  const ending = random() < 0.3 ? pick(templates.endings, random) : '';
  const stop = ending !== '' && /[\p{L}\p{N}]$/u.test(text) ? '.' : '';
  return `${opening}${opening === '' ? '' : ' '}${text}${stop}${ending}`;
}

/** Fills every pattern a number of times. The same seed makes the same texts. */
export function expandTemplates(templates: TextTemplates, times: number, seed: number): LabelledText[] {
  const random = seededNumbers(seed);
  const texts: LabelledText[] = [];
  for (const label of closingLabels) {
    for (const [at, pattern] of templates.patterns[label].entries()) {
      for (let time = 0; time < times; time += 1) {
        const text = wrapped({ text: filled(pattern, templates.slots, random), label }, templates, random);
        texts.push({ text: dirtied(text, random), label, source: `${label} pattern ${at}` });
      }
    }
  }
  return texts;
}
