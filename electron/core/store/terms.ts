import { statement, type SqliteDb } from './open-encrypted.ts';

/**
 * Words that stand in thousands of cases (services, streets, people of the city), each kept once. A term that was
 * given a number keeps it for as long as the cache lives.
 */
export interface Terms {
  /** The number of a term; it is given one when it has none. For the writer, within a transaction. */
  numberOf(term: string): number;
  /** The term of a number. Throws when there is none: then the cache was not written by these rules. */
  at(number: number): string;
}

interface Known {
  readonly numbers: Map<string, number>;
  readonly terms: (string | undefined)[];
}
const known = new WeakMap<SqliteDb, Known>();

/** The terms of a cache, remembered per connection. */
export function termsOf(db: SqliteDb): Terms {
  let here = known.get(db);
  if (here === undefined) known.set(db, (here = { numbers: new Map(), terms: [] }));
  const { numbers, terms } = here;
  const keep = (term: string, number: number): number => {
    numbers.set(term, number);
    terms[number] = term;
    return number;
  };
  return {
    numberOf(term) {
      const number = numbers.get(term);
      if (number !== undefined) return number;
      const found = statement<[string], { n: number }>(db, 'SELECT n FROM terms WHERE term = ?').get(term);
      if (found !== undefined) return keep(term, found.n);
      const made = statement<[string]>(db, 'INSERT INTO terms (term) VALUES (?)').run(term);
      return keep(term, Number(made.lastInsertRowid));
    },
    at(number) {
      const term = terms[number];
      if (term !== undefined) return term;
      const found = statement<[number], { term: string }>(db, 'SELECT term FROM terms WHERE n = ?').get(
        number,
      );
      if (found === undefined) throw new Error(`the cache has no term ${number}`);
      keep(found.term, number);
      return found.term;
    },
  };
}

/** Forgets what is remembered: after a transaction that was rolled back, some of it may not be in the file. */
export function forgetTerms(db: SqliteDb): void {
  known.delete(db);
}
