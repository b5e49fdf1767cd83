import type { SqliteDb } from './open-encrypted.ts';

/** One step of a store's shape; numbers go by tens and are never changed once released. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** The file was written by a newer Desk311. */
export class StoreFromTheFuture extends Error {
  constructor(has: number, known: number) {
    super(
      `The outbox on this desk was written by a newer Desk311 (shape ${has}; this one knows ${known}). ` +
        'Nothing was changed. Start the newer Desk311 again, or update this one.',
    );
    this.name = 'StoreFromTheFuture';
  }
}

/** Brings a store to the newest shape, each step in a transaction of its own. Throws StoreFromTheFuture. */
export function migrateStore(db: SqliteDb, migrations: readonly Migration[]): void {
  const newest = migrations.at(-1)?.number ?? 0;
  const has = Number(db.pragma('user_version', { simple: true }));
  if (has > newest) throw new StoreFromTheFuture(has, newest);
  for (const { number, sql } of migrations) {
    if (number <= has) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${number}`);
    })();
  }
}
