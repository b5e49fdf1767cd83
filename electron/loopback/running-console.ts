import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileWhole } from '../core/host/write-file-whole.ts';
import { NEW_ADDRESS_PATH, type Loopback } from './create-loopback.ts';

const running = z.object({
  origin: z.string().regex(/^http:\/\/127\.0\.0\.1:\d+$/),
  ownerSecret: z.string(),
});
const newAddress = z.object({ url: z.string() });

/** Leaves word in the data folder of how a second start can ask for an address. Only the same person can read it. */
export function noteRunning(dataFolder: string, { origin, ownerSecret }: Loopback): Promise<void> {
  return writeFileWhole(pathOf(dataFolder), JSON.stringify({ origin, ownerSecret }));
}

export function forgetRunning(dataFolder: string): Promise<void> {
  return rm(pathOf(dataFolder), { force: true });
}

/** A new address of the console that runs on this folder already; null when none answers. */
export async function askRunning(dataFolder: string): Promise<string | null> {
  try {
    const { origin, ownerSecret } = running.parse(JSON.parse(await readFile(pathOf(dataFolder), 'utf8')));
    const answer = await fetch(`${origin}${NEW_ADDRESS_PATH}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ownerSecret}` },
      signal: AbortSignal.timeout(3_000),
    });
    return newAddress.parse(await answer.json()).url;
  } catch {
    return null;
  }
}

function pathOf(dataFolder: string): string {
  return join(dataFolder, 'running.json');
}
