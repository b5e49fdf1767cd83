import { cuesOf } from './closing-cues.ts';
import type { ClosingLabel } from './closing-label.ts';
import type { ClosingWord } from './read-closing-words.ts';

/** Something a text has, by a name the model knows, with where it stands: [start, end) in UTF-16 units. */
export interface ClosingFeature {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Kinds of which it matters whether they are told as having happened: "to repair" is not "repaired". */
const TENSED: ReadonlySet<string> = new Set(['WORK', 'DONE', 'CITE', 'SEND', 'LOOK']);
/** Kinds that tell what happened; which of them come together, in what order, tells parts and turns. */
const TELLING: ReadonlySet<string> = new Set([
  'WORK',
  'DONE',
  'CITE',
  'SEND',
  'FIND',
  'ENTRY',
  'VIOLATION',
  'LOOK',
  'TROUBLE',
  'TELL',
]);
/** What comes after these takes back what was said before. */
const TURNS: ReadonlySet<string> = new Set(['but', 'however', 'yet', 'though', 'although']);
/** More pairs than this tell nothing more. */
const MOST_TELLING = 8;

const kindOf = (word: ClosingWord): string | null =>
  word.kind === null ? null : word.past && TENSED.has(word.kind) ? `${word.kind}+` : word.kind;
const generalOf = (word: ClosingWord): string => kindOf(word) ?? word.stem;
const markOf = (word: ClosingWord): string => (word.mark === '' ? '' : `~${word.mark}`);

/** How long what people typed is; short texts are read by other rules than long ones. */
function lengthOf(telling: readonly ClosingWord[]): string {
  const count = telling.filter((word) => word.role !== 's').length;
  return count > 12 ? 'long' : count > 5 ? 'middle' : `words ${count}`;
}

type Add = (name: string, first: ClosingWord, last: ClosingWord) => void;

function addNeighbours(telling: readonly ClosingWord[], add: Add): void {
  for (const [at, word] of telling.entries()) {
    const role = word.role === '' ? '' : `${word.role}:`;
    const general = generalOf(word);
    add(`${role}${word.stem}${markOf(word)}`, word, word);
    const kind = kindOf(word);
    if (kind !== null) add(`${role}${kind}${markOf(word)}`, word, word);
    const next = telling[at + 1];
    const after = telling[at + 2];
    if (telling[at - 1]?.clause !== word.clause) add(`${role}^ ${general}`, word, word);
    if (next?.clause !== word.clause) {
      add(`${role}${general} $`, word, word);
      continue;
    }
    add(`${role}${general} ${generalOf(next)}`, word, next);
    if (word.kind !== null || next.kind !== null) add(`${role}${word.stem} ${next.stem}`, word, next);
    if (after?.clause !== word.clause) continue;
    add(`${role}${general} ${generalOf(next)} ${generalOf(after)}`, word, after);
    add(`${role}${general} * ${generalOf(after)}`, word, after);
  }
}

function addPairs(telling: readonly ClosingWord[], add: Add): void {
  const told = telling.filter((word) => word.role === '' && word.kind !== null && TELLING.has(word.kind));
  const last = told.at(-1);
  if (last === undefined) return;
  add(`last ${kindOf(last)}${markOf(last)}`, last, last);
  for (const [at, first] of told.slice(0, MOST_TELLING).entries()) {
    for (const second of told.slice(at + 1, MOST_TELLING)) {
      add(`${kindOf(first)}${markOf(first)} > ${kindOf(second)}${markOf(second)}`, first, second);
    }
  }
}

/** Clauses that tell what happened, and within them the turns of phrase. The label that the last one speaks for counts apart. */
function addCues(telling: readonly ClosingWord[], add: Add): void {
  const clauses = new Map<string, ClosingWord[]>();
  for (const word of telling) {
    const key = `${word.clause} ${word.role}`;
    const there = clauses.get(key);
    if (there === undefined) clauses.set(key, [word]);
    else there.push(word);
  }
  let before: ReadonlySet<ClosingLabel> = new Set();
  /** What the whole text speaks for. */
  const all = new Set<ClosingLabel>();
  let ending: readonly ClosingWord[] = [];
  for (const clause of clauses.values()) {
    const role = clause[0]?.role ?? '';
    const labels = new Set<ClosingLabel>();
    const first = clause[0];
    const last = clause.at(-1);
    if (first === undefined || last === undefined) continue;
    for (const cue of cuesOf(clause)) {
      add(`${role}? ${cue.name}`, cue.first, cue.last);
      add(`${role}?? ${cue.label}`, cue.first, cue.last);
      labels.add(cue.label);
    }
    if (role !== '' || labels.size === 0) continue;
    for (const label of labels) for (const earlier of before) add(`${earlier} then ${label}`, first, last);
    before = labels;
    ending = clause;
    for (const label of labels) all.add(label);
  }
  const [first] = telling;
  const last = telling.at(-1);
  const [endingFirst] = ending;
  const endingLast = ending.at(-1);
  if (first === undefined || last === undefined || endingFirst === undefined || endingLast === undefined)
    return;
  for (const label of before) add(`end? ${label}`, endingFirst, endingLast);
  for (const word of ending) {
    const kind = kindOf(word);
    if (kind !== null && TELLING.has(word.kind ?? '')) add(`end ${kind}${markOf(word)}`, word, word);
  }
  if (TURNS.has(endingFirst.stem)) for (const label of before) add(`turn? ${label}`, endingFirst, endingLast);
  if (all.size <= 3) add(`all: ${[...all].toSorted().join(' ')}`, first, last);
}

/** Every feature of a text once, at its last place. */
export function closingFeatures(words: readonly ClosingWord[]): ClosingFeature[] {
  const features = new Map<string, ClosingFeature>();
  const add: Add = (name, first, last) => features.set(name, { name, start: first.start, end: last.end });
  const telling = words.filter((word) => !word.filler);
  const [first] = telling;
  const last = telling.at(-1);
  if (first === undefined || last === undefined) return [];
  addNeighbours(telling, add);
  addPairs(telling, add);
  addCues(telling, add);
  add(`= ${lengthOf(telling)}`, first, last);
  return [...features.values()];
}
