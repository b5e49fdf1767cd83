import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchStage } from '../bench-stage.ts';
import { startProgram } from '../../program.ts';
import type { BenchDesk } from './bench-desk.ts';
import type { MemoryOrder } from './reader-memory.ts';

/** Memory in MB of a process that only opens the reader and answers queries, at most; null where no system tells. */
export async function measureMemory(
  stage: BenchStage,
  { folder, key }: BenchDesk,
  now: number,
  texts: readonly string[],
): Promise<number | null> {
  const file = join(await stage.folder('memory'), 'order.json');
  const order: MemoryOrder = { folder, key: Buffer.from(key).toString('hex'), now, texts };
  await writeFile(file, JSON.stringify(order));
  const program = await stage.begin(
    async () => startProgram('test/bench/search/reader-memory.ts', [file], {}),
    (started) => started.kill(),
  );
  const code = await program.ended();
  const said = program.output().trim().split('\n').at(-1) ?? '';
  if (code !== 0) throw new Error(`the reader by itself ended with ${code}:\n${program.output()}`);
  return (JSON.parse(said) as { megabytes: number | null }).megabytes;
}
