import { sql } from 'kysely';
import type { Tx } from '../storage/database.ts';
import { canGuess } from './index-cases.ts';
import type { Asked, AskedTerm } from './search-terms.ts';

/** From here on two words count as alike; "figeroa" and "figueroa" have 0.55. */
const ALIKE = 0.4;
/** Words taken for one that is written nowhere. */
const MOST_GUESSES = 3;
const GUESSABLE = /^\p{L}{4,}$/u;

async function guessesFor(tx: Tx, { word, begins }: AskedTerm, seesCallers: boolean): Promise<string[]> {
  const kinds = seesCallers ? ['street', 'person'] : ['street'];
  // What is written so somewhere needs no guess: it is another word of the question that is nowhere.
  const { rows: known } = await sql`
    select from search_words where kind = any(${kinds}::text[])
      and ${begins ? sql`word ^@ ${word}` : sql`word = ${word}`} limit 1`.execute(tx);
  if (known.length > 0) return [];
  const { rows } = await sql<{ word: string }>`
    select word from search_words where kind = any(${kinds}::text[]) and word % ${word}
    group by word order by similarity(word, ${word}) desc, word limit ${MOST_GUESSES}`.execute(tx);
  return rows.map((row) => row.word);
}

/** The question with words of streets and people in place of those that are written nowhere; null when there are none. */
export async function guessWords(tx: Tx, asked: Asked): Promise<Asked | null> {
  const wanting = asked.words.filter(({ word }) => GUESSABLE.test(word));
  if (wanting.length === 0 || !(await canGuess(tx))) return null;
  await sql`select set_config('pg_trgm.similarity_threshold', ${String(ALIKE)}, true)`.execute(tx);
  const guesses = new Map<AskedTerm, string[]>();
  for (const one of wanting) {
    const found = await guessesFor(tx, one, asked.seesCallers);
    if (found.length > 0) guesses.set(one, found);
  }
  if (guesses.size === 0) return null;
  return { ...asked, words: asked.words.map((one) => ({ ...one, guesses: guesses.get(one) ?? [] })) };
}
