import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startProgram, until, type ChildProgram } from './program.ts';

export interface HubProgram extends ChildProgram {
  readonly url: string;
}

/** Starts a hub on a database; resolves when it answers. The same port can be asked for again after a stop. */
export async function startHub(
  databaseUrl: string,
  folder: string,
  port = 0,
  settings: Readonly<Record<string, string>> = {},
): Promise<HubProgram> {
  const program = startProgram('hub/main.ts', [], {
    DATABASE_URL: databaseUrl,
    DESK311_DATA: folder,
    DESK311_PORT: String(port),
    ...settings,
  });
  const note = z.object({ port: z.number(), pid: z.number() });
  const ready = await until(
    'the hub',
    () => {
      const path = join(folder, 'hub.json');
      if (!existsSync(path)) return null;
      const read = note.safeParse(JSON.parse(readFileSync(path, 'utf8') || 'null'));
      return read.success && read.data.pid === program.pid ? read.data : null;
    },
    30_000,
    program.output,
  );
  return { ...program, url: `http://127.0.0.1:${ready.port}` };
}
