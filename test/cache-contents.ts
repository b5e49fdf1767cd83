import type { SqliteDb } from '../electron/core/store/open-encrypted.ts';
import { readRecord } from '../electron/core/store/read-case.ts';
import type { CaseId } from '../shared/domain/ids.ts';

/** Everything a cache holds but its row ids, which depend on the order things came in. */
export function cacheContents(cache: SqliteDb) {
  const all = (sql: string) => cache.prepare(sql).all();
  const words = (table: string) => {
    cache.exec(`CREATE VIRTUAL TABLE temp.v_${table} USING fts5vocab('main', '${table}', 'row')`);
    const rows = all(`SELECT term, doc FROM temp.v_${table} ORDER BY term`) as {
      term: string;
      doc: number;
    }[];
    cache.exec(`DROP TABLE temp.v_${table}`);
    return rows;
  };
  const ids = all('SELECT id FROM cases ORDER BY id') as { id: CaseId }[];
  return {
    cases: all(
      `SELECT id, number, number_body, service, department, receiver, state, is_open, waiting, assignee, opened_by,
        outcome, closed_elsewhere, channel, cases.address, cases.district, source_type, opened_at, updated_at,
        closed_at, due_at, due_sort, cell, callers, reopen_count,
        (SELECT json_group_array(json_remove(said.value, '$[0]')) FROM json_each(nullif(callers_said, '')) AS said) AS callers_said,
        (SELECT key FROM addresses WHERE addresses.row = address_row) AS address_key FROM cases ORDER BY id`,
    ),
    records: ids.map(({ id }) => readRecord(cache, id)),
    packed: all('SELECT count(*) AS n FROM case_facts'),
    callers: all('SELECT id, card FROM callers ORDER BY id'),
    links: all(
      `SELECT callers.id AS caller, cases.id AS "case", caller_cases.is_open FROM caller_cases JOIN callers ON callers.row = caller_row
        JOIN cases ON cases.row = case_row ORDER BY 1, 2`,
    ),
    keys: all('SELECT key, id FROM caller_keys JOIN callers ON callers.row = caller_row ORDER BY 1, 2'),
    addresses: all('SELECT key, cases, open_cases FROM addresses ORDER BY key'),
    caseWords: words('case_words'),
    callerWords: words('caller_words'),
    addressWords: words('address_words'),
    vocabulary: all('SELECT token AS term, n AS doc FROM vocabulary ORDER BY token'),
  };
}
