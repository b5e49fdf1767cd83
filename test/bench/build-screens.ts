import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startProgram } from '../program.ts';
import type { BenchStage } from './bench-stage.ts';

const INDEX = join(import.meta.dirname, '../../dist/renderer/index.html');

/** Builds the console's screens where there are none yet. */
export async function buildScreens(stage: BenchStage): Promise<void> {
  if (existsSync(INDEX)) return;
  const program = await stage.begin(
    async () => startProgram('scripts/build-renderer.ts', [], {}),
    (started) => started.kill(),
  );
  if ((await program.ended()) !== 0) throw new Error(`the screens were not built:\n${program.output()}`);
}
