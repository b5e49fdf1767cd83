import { rm } from 'node:fs/promises';
import pg from 'pg';
import { startPostgres } from '../../hub/storage/embedded-postgres.ts';
import { postgresHome } from '../../hub/storage/postgres-home.ts';
import { postgresUser } from '../../hub/storage/postgres-user.ts';
import type { BenchStage } from './bench-stage.ts';

/**
 * Starts PostgreSQL as a hub starts its own, on a folder of the stage; gives its URL.
 * @param settings of PostgreSQL that win over the hub's
 */
export async function benchDatabase(
  stage: BenchStage,
  settings: Readonly<Record<string, string>> = {},
): Promise<string> {
  const folder = await stage.folder('postgres');
  const { url } = await stage.begin(
    () => startPostgres({ folder, log: () => {}, settings }),
    async (postgres) => {
      await postgres.stop();
      // As root, where the postgres user can't reach the folder, the database lies in another one.
      await rm(await postgresHome(folder, await postgresUser(), () => {}), { recursive: true, force: true });
    },
  );
  return url;
}

/** A bare connection to a database. */
export function connect(stage: BenchStage, databaseUrl: string): Promise<pg.Client> {
  return stage.begin(
    async () => {
      const client = new pg.Client({ connectionString: databaseUrl });
      // Its queries reject by themselves.
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
    (client) => client.end(),
  );
}
