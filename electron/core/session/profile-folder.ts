import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { consoleId, type ConsoleId } from '../../../shared/domain/ids.ts';
import { writeFileWhole } from '../host/write-file-whole.ts';

/** Stands in a profile folder in the clear: the sign-in screen offers the logins this desk knows. */
const profileFile = z.object({ hub: z.string(), login: z.string() });

const OUTBOX = 'outbox.db';

/** A login however it was typed. */
function sameLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

function hash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** The name of a person's folder: it tells neither the login nor the hub. */
export function profileName(hub: string, login: string): string {
  return `profile-${hash(hub, sameLogin(login)).slice(0, 32)}`;
}

/** The id by which the hub knows this person's outbox on this installation. */
export function profileConsoleId(installation: string, name: string): ConsoleId {
  const hex = hash('console', installation, name);
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return consoleId.parse(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`,
  );
}

/** Whose folder this is; null when it is nobody's (any more). */
function readProfile(folder: string): { hub: string; login: string } | null {
  const path = join(folder, 'profile.json');
  if (!existsSync(path)) return null;
  try {
    const read = profileFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    // A damaged file hides the login from the sign-in screen; typing it still finds the folder.
    return null;
  }
}

export async function writeProfile(folder: string, hub: string, login: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFileWhole(join(folder, 'profile.json'), `${JSON.stringify({ hub, login: sameLogin(login) })}\n`);
}

/** Logins that have an outbox and a cache for a hub on this desk, in the order of the alphabet. */
export function knownLogins(dataFolder: string, hub: string): string[] {
  return readdirSync(dataFolder)
    .filter((name) => name.startsWith('profile-') && hasStores(join(dataFolder, name)))
    .map((name) => readProfile(join(dataFolder, name)))
    .filter((profile) => profile?.hub === hub)
    .filter((profile) => profile !== null)
    .map((profile) => profile.login)
    .toSorted();
}

/** Whether somebody has worked in a folder: there is something a key must open. */
export function hasStores(folder: string): boolean {
  return existsSync(join(folder, OUTBOX));
}

/** Puts the stores that a lost password locked aside; nothing of the outbox is deleted. Returns its new name. */
export async function setLockedAside(folder: string, stamp: string): Promise<string> {
  const name = `outbox-locked-${stamp}.db`;
  for (const part of ['', '-wal', '-shm']) {
    if (existsSync(join(folder, OUTBOX + part)))
      await rename(join(folder, OUTBOX + part), join(folder, name + part));
    await rm(join(folder, `cache.db${part}`), { force: true });
  }
  return name;
}
