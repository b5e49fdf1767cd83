import pg from 'pg';
import { ASKED_FOR, peerWords, type PeerEngine } from './peer-engine.ts';

export interface PostgresSearchOptions {
  /** Reads the cases it finds from the hub's own table. */
  readonly readsCases: boolean;
  /** When nothing is found, longer words are replaced by similar ones of the vocabulary (pg_trgm), as its manual says. */
  readonly corrects: boolean;
}

/** Similar words that are tried for one. */
const SIMILAR = 3;
const SHORTEST_CORRECTED = 4;
const TIMED_OUT = '57014';

/** A query that took longer than its statement timeout. */
export class TimedOut extends Error {}

/**
 * PostgreSQL's full text: tsvector under GIN, newest first, with an index on the time so that the planner may choose.
 * (Without it common words are slower and rare ones quicker; the p95 over all is the same, measured at 40,000 cases.)
 * The words are cut as for the other engines, so nothing is lost to its parser.
 */
export async function postgresSearch(
  client: pg.Client,
  { readsCases, corrects }: PostgresSearchOptions,
): Promise<PeerEngine> {
  await client.query(`create unlogged table bench_documents (
    row bigint not null, case_id uuid not null, opened_at bigint not null, words tsvector not null)`);
  const find = `select d.row${readsCases ? ', cases.facts' : ''} from bench_documents d
    ${readsCases ? 'join cases on cases.id = d.case_id' : ''}
    where d.words @@ $1::tsquery order by d.opened_at desc limit $2`;

  const ask = async (terms: readonly string[]): Promise<number[]> => {
    const { rows } = await client.query<{ row: string }>(find, [terms.join(' & '), ASKED_FOR]);
    return rows.map(({ row }) => Number(row));
  };
  const similar = async (word: string): Promise<string | null> => {
    if (word.length < SHORTEST_CORRECTED || /\d/.test(word)) return null;
    const { rows } = await client.query<{ word: string }>(
      `select word from bench_vocabulary where word % $1 order by similarity(word, $1) desc, ndoc desc limit $2`,
      [word, SIMILAR],
    );
    return rows.length === 0 ? null : `(${rows.map((row) => `'${row.word}'`).join(' | ')})`;
  };
  const askCorrected = async (words: readonly string[], typed: readonly string[]): Promise<number[]> => {
    const terms: string[] = [];
    for (const [at, word] of words.entries()) terms.push((await similar(word)) ?? typed[at] ?? '');
    return ask(terms);
  };

  return {
    name: `PostgreSQL tsvector + GIN${corrects ? ' + pg_trgm' : ''}`,
    add: async (documents) => {
      await client.query(
        `insert into bench_documents (row, case_id, opened_at, words)
          select r, id, at, array_to_tsvector(string_to_array(words, ' '))
          from unnest($1::bigint[], $2::uuid[], $3::bigint[], $4::text[]) as d(r, id, at, words)`,
        [
          documents.map(({ row }) => row),
          documents.map(({ id }) => id),
          documents.map(({ openedAt }) => openedAt),
          documents.map(({ words }) => [...new Set(words)].join(' ')),
        ],
      );
    },
    settle: async () => {
      await client.query('create index on bench_documents using gin (words)');
      await client.query('create index on bench_documents (opened_at)');
      await client.query('vacuum analyze bench_documents');
      if (!corrects) return;
      await client.query('create extension if not exists pg_trgm');
      await client.query(
        `create unlogged table bench_vocabulary as select word, ndoc from ts_stat('select words from bench_documents')
          where length(word) >= ${SHORTEST_CORRECTED} and word !~ '[0-9]'`,
      );
      await client.query('create index on bench_vocabulary using gin (word gin_trgm_ops)');
      await client.query('vacuum analyze bench_vocabulary');
    },
    ask: async (text) => {
      const { words, typing } = peerWords(text);
      if (words.length === 0) return [];
      const terms = words.map((word, at) => `'${word}'${typing && at === words.length - 1 ? ':*' : ''}`);
      try {
        const found = await ask(terms);
        return found.length > 0 || !corrects ? found : await askCorrected(words, terms);
      } catch (error) {
        if (error instanceof pg.DatabaseError && error.code === TIMED_OUT) throw new TimedOut();
        throw error;
      }
    },
  };
}
