import { createHash } from 'node:crypto';
import {
  Kysely,
  PostgresDialect,
  type PostgresCursor,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
import pg from 'pg';
import { MINUTE, SECOND } from '../../shared/domain/instant.ts';
import type { Database, Db } from './database.ts';

/** Times and counts stay far below 2^53, so they are numbers here; the driver would make them strings. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);

/** A connection that plans each statement once: they are few, and planning the larger ones takes longer than running them. */
function prepared(client: pg.PoolClient): PostgresPoolClient {
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? createHash('sha1').update(text).digest('hex');
    names.set(text, name);
    return name;
  };
  const run = async <R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    // Migrations have no values and hold several statements, which can't be prepared.
    const { command, rowCount, rows } =
      values.length === 0
        ? await client.query(text)
        : await client.query({ name: nameOf(text), text, values: [...values] });
    return {
      command: command as PostgresQueryResult<R>['command'],
      rowCount: rowCount ?? 0,
      rows: rows as R[],
    };
  };
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    asked: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof asked === 'string') return run<R>(asked, values);
    throw new TypeError('cursors are not used here');
  }
  return { query, release: () => client.release() };
}

export interface PoolOptions {
  readonly poolSize?: number;
  /** Hears of connections that broke; a query on one rejects besides. */
  readonly lost?: (error: Error) => void;
  /**
   * A transaction that does nothing for so long is ended, milliseconds. One that a frozen hub or a broken network left
   * open would hold the lock of the feed, and with it every other hub.
   */
  readonly stuckAfter?: number;
}

/** A pool of connections to a database. */
export function openDatabase(url: string, options: PoolOptions = {}): Db {
  const { poolSize = 24, lost, stuckAfter = 10 * SECOND } = options;
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    connectionTimeoutMillis: 10 * SECOND,
    idle_in_transaction_session_timeout: stuckAfter,
    statement_timeout: MINUTE,
    keepAlive: true,
    application_name: 'desk311-hub',
  });
  // The pool itself listens to idle connections only: one that breaks between two statements of a transaction would
  // end the process. With this, what the pool hears has been told already.
  pool.on('connect', (client) => client.on('error', (error) => lost?.(error)));
  pool.on('error', () => {});
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    const known = clients.get(client) ?? prepared(client);
    clients.set(client, known);
    return known;
  };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } }) });
}
