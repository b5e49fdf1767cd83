import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { passwordEnvelope } from './password-envelope.ts';
import { writeFileWhole } from '../host/write-file-whole.ts';

/** What stands in a profile folder in place of the key. */
const keyFile = z.discriminatedUnion('by', [
  /** Opened by the password alone. */
  z.object({ version: z.literal(1), by: z.literal('password'), envelope: passwordEnvelope }),
  /** Opened by the system's safe storage; the password's envelope is inside. */
  z.object({ version: z.literal(1), by: z.literal('safe-storage'), sealed: z.base64() }),
]);
export type KeyFile = z.infer<typeof keyFile>;

/** The key file of a profile folder; null when there is none. Rejects with a sentence when it is there and unreadable. */
export async function readKeyFile(folder: string): Promise<KeyFile | null> {
  const path = pathOf(folder);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  const parsed = keyFile.safeParse(jsonOf(text));
  if (!parsed.success) {
    throw new Error(
      `The key file ${path} is damaged, so what this desk keeps can't be opened. What the hub has is safe; restore the file from a backup to keep unsent work.`,
    );
  }
  return parsed.data;
}

/** Puts the key file in place, whole or not at all. */
export async function writeKeyFile(folder: string, file: KeyFile): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFileWhole(pathOf(folder), `${JSON.stringify(file, null, 2)}\n`);
}

/**
 * Makes room for a new key. The old one stays beside it under another name, because what it locks may still be wanted
 * when a forgotten password comes back.
 */
export async function setKeyAside(folder: string): Promise<void> {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  await rename(pathOf(folder), join(folder, `key-aside-${stamp}.json`)).catch((error: unknown) => {
    if (!isAbsent(error)) throw error;
  });
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function pathOf(folder: string): string {
  return join(folder, 'key.json');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
