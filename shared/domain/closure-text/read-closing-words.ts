import { foldText } from '../fold-text.ts';
import { kindOf } from './closing-kinds.ts';
import { CONTRACTIONS, FILLERS, PAIRS, SHORT_FORMS } from './closing-lexicon.ts';
import { stemClosingWord } from './stem-closing-word.ts';

/** How a word is meant: as a fact, under a negation, or as something that is still to come. */
export type Mark = '' | 'n' | 'f';
/**
 * What its sentence does: tells what happened (''), asks the reader for something or thanks (i), speaks of a condition
 * (c), or is a stamp that a system puts before what people type (s).
 */
export type SentenceRole = '' | 'i' | 'c' | 's';

/** A word of a closing text as it is compared, and where it stands: [start, end) in UTF-16 units. */
export interface ClosingWord {
  readonly stem: string;
  /** What kind of word it is; null for one that stands for itself. */
  readonly kind: string | null;
  /** True for what is said to have happened: "removed", "sent". */
  readonly past: boolean;
  readonly start: number;
  readonly end: number;
  readonly mark: Mark;
  readonly role: SentenceRole;
  /** Number of its clause, from 0. */
  readonly clause: number;
  /** True for words that carry nothing between their neighbours. */
  readonly filler: boolean;
}

/** More than this of one text decides nothing; a text of a million characters costs no more than one of these. */
const MOST_CHARACTERS = 6_000;
/** Words that a negation or a future reaches. */
const REACH = 5;

const TOKEN =
  /\p{N}[\p{N}.,:/]*\p{N}|\p{N}[\p{L}\p{N}]*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’ʼ`]\p{L}+)*|[.!?;:,\n()–—•|*-]/gu;
const SLASHED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'p/u': 'pickup',
    'f/u': 'followup',
    'n/a': 'na',
    'w/o': 'workorder',
    'n/v': 'no violation',
  }),
);
const SLASHED_TEXT = /(?<![\p{L}\p{N}/])[a-z]\/[a-z](?![\p{L}\p{N}/])/giu;

const NEGATIONS = new Set(
  'no not never none without nothing neither nor unable fail unsuccessful nobody nolonger nowhere'
    .split(' ')
    .map(stemClosingWord),
);
const FUTURES = new Set(
  'will shall pending await wait need must should would expect going plan upcoming once until being'
    .split(' ')
    .map(stemClosingWord),
);
const TURNS = new Set(
  'but however although though except yet then therefore so because'.split(' ').map(stemClosingWord),
);
const ASKS = new Set('please thank sorry apologize apologise appreciate'.split(' ').map(stemClosingWord));
const IFS = new Set('if unless'.split(' '));
/** Two words that begin what the reader may do. */
const ASK_PAIRS = new Set(
  [
    'you can',
    'you may',
    'you should',
    'you must',
    'you need',
    'more information',
    'more details',
    'further information',
    'additional information',
  ].map((pair) => pair.split(' ').map(stemClosingWord).join(' ')),
);
const IF_PAIRS = new Set(['should you', 'in case', 'should this', 'should the']);
const NO_STOP_AFTER = new Set([
  'st',
  'ave',
  'blvd',
  'rd',
  'dr',
  'mr',
  'ms',
  'mrs',
  'no',
  'approx',
  'apt',
  'sgt',
  'lt',
]);

const PAIR_OF = new Map(
  [...PAIRS].map(([pair, one]) => [pair.split(' ').map(stemClosingWord).join(' '), stemClosingWord(one)]),
);
const FILLER_STEMS = new Set([...FILLERS].map(stemClosingWord));

/** What systems put before the text, of which nothing is learned: "Case Closed. Closed date : 2022-01-03 00:11:40.3". */
const HEADER =
  /^\s*case\s+closed(?:\s*[.:]|(?=\s+(?:case\s+)?(?:resolved|noted|invalid)))\s*(?:closed\s+date\s*:\s*(?:\w{3}\s+\w{3}\s+\d+\s+[\d:]+\s+\w+\s+\d{4}|[\d/.:-]+\s+[\d:.]+)\s*)?/iu;
/** The state that they put after it: "Case Resolved", "Noted". */
const STAMP = /^\s*(?:case\s+)?(?:resolved|noted|closed|completed)\b\s*(?:[:-]\s*|(?=[\p{Lu}\d])|$)/u;
const STAMP_WRITTEN = /^\s*(?:case\s+)?(?:resolved|noted|closed|completed)\b/iu;

/** Where what people typed begins, and where the stamp before it; both 0 when there is none. */
function beginnings(text: string): { readonly stamp: number; readonly typed: number } {
  const says = (from: number): boolean => /[\p{L}\p{N}]/u.test(text.slice(from));
  const header = HEADER.exec(text)?.[0].length ?? 0;
  const stamp = says(header) ? header : 0;
  const rest = text.slice(stamp);
  const found = STAMP_WRITTEN.test(rest)
    ? (STAMP.exec(rest.replace(STAMP_WRITTEN, lowered))?.[0].length ?? 0)
    : 0;
  return { stamp, typed: found > 0 && says(stamp + found) ? stamp + found : stamp };
}

const lowered = (words: string): string => words.toLowerCase();

/** Past forms without -ed. */
const PASTS = new Set(
  `found sent gave given took taken left wrote written built met told spoke spoken seen made caught swept hung paid stood
   withdrawn came went done gone`.split(/\s+/),
);

/** True for a word that tells something as having happened. */
function isPast(word: string): boolean {
  if (PASTS.has(word)) return true;
  if (word.endsWith('ed'))
    return word.length > 4 && !/(?:need|feed|seed|weed|speed|exceed|indeed|proceed|ceed)$/.test(word);
  return SHORT_FORMS.has(word) && word.endsWith('d') && word.length > 3 && word !== 'sched';
}

/** True where a dot ends a sentence, not a shortened word or a number. */
function endsSentence(text: string, at: number, before: string): boolean {
  const next = text.charAt(at + 1);
  if (next === '' || /\s/.test(next)) return !NO_STOP_AFTER.has(before) || text.slice(at + 1).trim() === '';
  return /\p{Ll}/u.test(text.charAt(at - 1)) && /\p{Lu}/u.test(next);
}

/** The stems that one written word stands for. */
function stemsOf(written: string, mend: (word: string) => string): string[] {
  if (written === '311' || written === '911') return [written];
  if (/^\p{N}/u.test(written)) return ['#'];
  const folded = foldText(written).replace(/[’ʼ`]/g, "'");
  const bare = folded.replaceAll("'", '');
  const said = CONTRACTIONS.get(folded) ?? CONTRACTIONS.get(bare) ?? SHORT_FORMS.get(bare);
  if (said !== undefined) return said.split(' ').map(stemClosingWord);
  const [head = '', tail = ''] = folded.split("'");
  if (tail === 's' || tail === 've' || tail === 're' || tail === 'd' || tail === 'm')
    return [stemClosingWord(mend(head))];
  return [stemClosingWord(mend(bare))];
}

/** Collects the words of one text; knows the clause, and what reaches the next word. */
class Collector {
  readonly words: ClosingWord[] = [];
  private clause = 0;
  private role: SentenceRole = '';
  private negated = 0;
  private future = 0;
  /** False right after a mark between words: words over it do not belong together. */
  private joined = false;

  endPhrase(): void {
    this.negated = 0;
    this.future = 0;
    this.joined = false;
  }

  endClause(): void {
    this.endPhrase();
    if (this.words.at(-1)?.clause === this.clause) this.clause += 1;
  }

  endSentence(): void {
    this.endClause();
    this.role = '';
  }

  /** From here on it is what people typed. */
  endStamp(): void {
    if (this.words.length === 0) return;
    this.words.forEach((word, at) => (this.words[at] = { ...word, role: 's' }));
    this.endSentence();
  }

  add(stem: string, past: boolean, start: number, end: number): void {
    const last = this.words.at(-1);
    const before = this.joined && last?.clause === this.clause ? last : undefined;
    if (TURNS.has(stem)) this.endClause();
    // "was referred and has been completed": what is told after "and" is told anew.
    if (before?.stem === 'and' && (stem === 'have' || stem === 'be')) this.endClause();
    const pair = `${before?.stem} ${stem}`;
    const merged = before === undefined ? undefined : PAIR_OF.get(pair);
    if (before !== undefined && merged !== undefined) {
      this.words.pop();
      this.push(merged, before.past || past, before.start, end, before.mark);
      return;
    }
    if (IFS.has(stem) || IF_PAIRS.has(pair)) this.role = 'c';
    else if (this.role === '' && (ASKS.has(stem) || ASK_PAIRS.has(pair))) this.role = 'i';
    if (stem === 'and') this.negated = 0;
    const mark: Mark = this.negated > 0 ? 'n' : this.future > 0 ? 'f' : '';
    this.push(stem, past, start, end, mark);
    if (NEGATIONS.has(stem)) this.negated = REACH + 1;
    else if (FUTURES.has(stem) || (stem === 'be' && before?.stem === 'to')) this.future = REACH + 1;
    if (!FILLER_STEMS.has(stem)) {
      this.negated = Math.max(0, this.negated - 1);
      this.future = Math.max(0, this.future - 1);
    }
  }

  private push(stem: string, past: boolean, start: number, end: number, mark: Mark): void {
    const { role, clause } = this;
    const filler = FILLER_STEMS.has(stem);
    this.words.push({ stem, kind: kindOf(stem), past, start, end, mark, role, clause, filler });
    this.joined = true;
  }
}

/**
 * Reads a closing text as words that can be compared: folded, typing errors mended, shortened forms spelt out, each
 * with how it is meant. Never throws.
 * @param mend gives the known word for one with a typing error
 */
export function readClosingWords(text: string, mend: (word: string) => string): ClosingWord[] {
  const read = text.slice(0, MOST_CHARACTERS);
  const collector = new Collector();
  const slashed = new Map<number, string>();
  if (read.includes('/')) {
    for (const match of read.matchAll(SLASHED_TEXT)) {
      const said = SLASHED.get(match[0].toLowerCase());
      if (said !== undefined) slashed.set(match.index, said);
    }
  }
  const { stamp, typed } = beginnings(read);
  let before = '';
  let skipTo = stamp;
  let inStamp = typed > stamp;
  for (const match of read.matchAll(TOKEN)) {
    const [written] = match;
    const start = match.index;
    if (start < skipTo) continue;
    if (inStamp && start >= typed) {
      collector.endStamp();
      inStamp = false;
    }
    const end = start + written.length;
    const said = slashed.get(start);
    if (said !== undefined) {
      skipTo = start + 3;
      for (const word of said.split(' ')) collector.add(stemClosingWord(word), isPast(word), start, skipTo);
    } else if (/^[\p{L}\p{N}]/u.test(written)) {
      const isMonth = /^nov$/i.test(written) && /^[\s.]{0,2}\d/.test(read.slice(end, end + 3));
      const past = isPast(foldText(written));
      for (const stem of isMonth ? ['november'] : stemsOf(written, mend))
        collector.add(stem, past, start, end);
    } else if (written === '.') {
      if (endsSentence(read, start, before)) collector.endSentence();
    } else if ('!?;\n'.includes(written)) collector.endSentence();
    else if (written === ',' || written === '(' || written === ')') collector.endPhrase();
    else if (written !== '-' || /\s-[\s-]/.test(read.slice(Math.max(0, start - 1), end + 1)))
      collector.endClause();
    before = written.toLowerCase();
  }
  return collector.words;
}
