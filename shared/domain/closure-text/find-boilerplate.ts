import { FILLERS } from './closing-lexicon.ts';
import { kindOf } from './closing-kinds.ts';
import { readClosingWords } from './read-closing-words.ts';
import { stemClosingWord } from './stem-closing-word.ts';

/** Kinds of words that every closing has; the others name something of the case. */
const EVERYWHERE: ReadonlySet<string> = new Set([
  'WORK',
  'DONE',
  'VIOLATION',
  'TROUBLE',
  'SEND',
  'TELL',
  'LOOK',
  'FIND',
  'CREW',
  'PERSON',
  'ORG',
  'TIME',
  'CASE',
]);

/** What stands in closings of any case. */
const STOCK = new Set(
  `close closed case thank thanks resolve resolved complete completed note noted received receive update status comment
   attach attached contact city service services department report notice action necessary need require required further
   time observe evidence information available additional provide provided detail more below above see please call visit website
   online number use using apologize sorry inconvenience appreciate patience help keep clean safe good day morning afternoon
   dear hello sincerely regards team has was been will not no any all at on by to from is be if still exist persist again
   new file submit open duplicate previous existing original location site area place condition property responsible upon
   arrival gone unable locate found able gain access determine matter appropriate proper unit handle handling office agency
   inspect inspected investigation investigate review respond response take taken issue issued work order create request valid
   invalid administrative administratively automatically cancel cancelled process per policy system public concern let us know
   future same now as soon possible schedule scheduled future yes ok okay done fixed other question field staff responded
   and the a of for in we you your our it this that these those with`
    .split(/\s+/)
    .map(stemClosingWord),
);
const FILLER_STEMS = new Set([...FILLERS].map(stemClosingWord));

const same = (word: string): string => word;

/**
 * True when a text has no word that names anything of its case: no thing, no street or number, nothing that the request
 * speaks of.
 * @param about words of the request: its service, description and place; may be empty
 */
export function isBoilerplate(text: string, about: string): boolean {
  const asked = new Set(
    readClosingWords(about, same)
      .map((word) => word.stem)
      .filter((stem) => stem !== '#' && !FILLER_STEMS.has(stem) && !STOCK.has(stem)),
  );
  const told = readClosingWords(text, same).filter((word) => word.role === '' && !word.filler);
  if (told.length === 0) return true;
  return !told.some(({ stem }) => {
    if (asked.has(stem)) return true;
    if (STOCK.has(stem)) return false;
    const kind = kindOf(stem);
    return kind === null || !EVERYWHERE.has(kind);
  });
}
