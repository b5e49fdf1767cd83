import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopPostgres } from '../hub/storage/embedded-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder for the one PostgreSQL of this run; the first test that wants a database starts it. */
    postgresFolder: string;
  }
}

/** Makes the folder of this run's PostgreSQL, and stops what was started in it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'desk311-test-'));
  // As root PostgreSQL runs as another user, who must get in.
  await chmod(folder, 0o711);
  project.provide('postgresFolder', folder);
  return async () => {
    const cluster = join(folder, 'cluster');
    if (existsSync(cluster)) await stopPostgres({ folder: cluster, log: () => {} });
    await rm(folder, { recursive: true, force: true });
  };
}
