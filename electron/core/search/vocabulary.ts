import { statement, type SqliteDb } from '../store/open-encrypted.ts';
import { TAG, vocabularyWord } from './tokens.ts';
import { WordList, type CountedWord } from './word-list.ts';

const NONE = new WordList();

/**
 * The words the index holds, per field, with how many cases have each. Kept in memory so that only what can match is
 * asked of the index, and so that a misspelt word finds its neighbours. Follows the cache transaction by transaction.
 */
export class Vocabulary {
  readonly #lists = new Map<string, WordList>();
  #at: number | null = null;

  /** Reads what changed since the last time; all of it at first, and when it fell too far behind. */
  follow(db: SqliteDb): void {
    const last = statement<[], { last: number | null }>(
      db,
      'SELECT max(at) AS last FROM vocabulary_changes',
    ).get()?.last;
    const head = last ?? 0;
    if (this.#at === head) return;
    if (this.#at === null || this.#at > head || !this.#catchUp(db, this.#at)) this.#readAll(db);
    this.#at = head;
  }

  /** In how many cases a token stands. */
  count(token: string): number {
    const kept = vocabularyWord(token);
    return kept === null ? 0 : this.list(kept.tag).count(kept.word);
  }

  /** The words of a field. */
  list(tag: string): WordList {
    return this.#lists.get(tag) ?? NONE;
  }

  /** Makes what finds misspelt words; takes a tenth of a second for a city. */
  prepareSpelling(): void {
    for (const tag of [TAG.street, TAG.person, TAG.text]) this.list(tag).prepareSpelling();
  }

  #listOf(tag: string): WordList {
    let list = this.#lists.get(tag);
    if (list === undefined) {
      list = new WordList();
      this.#lists.set(tag, list);
    }
    return list;
  }

  #catchUp(db: SqliteDb, since: number): boolean {
    const changes = statement<[number], { at: number; body: string }>(
      db,
      'SELECT at, body FROM vocabulary_changes WHERE at > ? ORDER BY at',
    ).all(since);
    if (changes[0]?.at !== since + 1) return false;
    for (const { body } of changes) {
      for (const line of body.split('\n')) {
        const space = line.lastIndexOf(' ');
        const kept = vocabularyWord(line.slice(0, space));
        if (kept !== null) this.#listOf(kept.tag).add(kept.word, Number(line.slice(space + 1)));
      }
    }
    return true;
  }

  #readAll(db: SqliteDb): void {
    this.#lists.clear();
    const words = new Map<string, CountedWord[]>();
    const rows = statement<[], { token: string; n: number }>(
      db,
      'SELECT token, n FROM vocabulary ORDER BY token',
    ).iterate();
    for (const { token, n } of rows) {
      const kept = vocabularyWord(token);
      if (kept === null) continue;
      let list = words.get(kept.tag);
      if (list === undefined) words.set(kept.tag, (list = []));
      list.push({ word: kept.word, n });
    }
    for (const [tag, list] of words) this.#lists.set(tag, new WordList(list));
  }
}
