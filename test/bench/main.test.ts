import { chmodSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { startProgram, temporaryFolder, until } from '../program.ts';

const folder = temporaryFolder();
chmodSync(folder.path, 0o711);
afterAll(() => folder.remove());

const startBench = (...args: string[]) =>
  startProgram('test/bench/main.ts', args, { TMPDIR: folder.path, TEMP: folder.path });

/** Processes that were started with our folder for temporary files; only Linux tells. */
function leftOver(): string[] {
  return globSync('/proc/[0-9]*/environ').filter((file) => {
    try {
      return readFileSync(file, 'utf8').includes(`TMPDIR=${folder.path}`);
    } catch {
      // It ended while we looked.
      return false;
    }
  });
}

async function said(...args: string[]): Promise<{ code: number | null; text: string }> {
  const bench = startBench(...args);
  return { code: await bench.ended(), text: bench.output().trim() };
}

describe('the bench', () => {
  it('says in one sentence what it does not know', async () => {
    const answers = await Promise.all([
      said('serach'),
      said('--cases', '0.5'),
      said('--case', '5'),
      said('whole', 'whole'),
    ]);
    expect(answers).toEqual([
      {
        code: 1,
        text: 'There is no bench "serach". The ones there are: whole, search, intake, places, escalation, closure, audit.',
      },
      { code: 1, text: '--cases takes a whole number from 300, not "0.5".' },
      { code: 1, text: expect.stringMatching(/^Unknown option '--case'.*`--help` shows how\.$/s) },
      { code: 1, text: 'One bench at a time.' },
    ]);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('leaves no process and no folder behind when it is cancelled', async () => {
    const bench = startBench('--cases', '2000');
    await until(
      'a console that fills',
      () => (bench.output().includes('Fill, agent') ? true : null),
      60_000,
      bench.output,
    );
    expect(await bench.stop()).toBe(130);
    expect(bench.output()).toContain('Cancelled.');
    expect([readdirSync(folder.path), leftOver()]).toEqual([[], []]);
  });

  it('searches a small city and says what was asked for in one line', async () => {
    const { code, text } = await said('search', '--cases', '300', '--queries', '60', '--no-paint', '--json');
    expect(code, text).toBe(0);
    const figures: unknown = JSON.parse(text.split('\n').at(-1) ?? '');
    expect(figures).toMatchObject({
      cases: 300,
      p50_ms: expect.any(Number),
      p95_ms: expect.any(Number),
      p99_ms: expect.any(Number),
      found: expect.any(Number),
      mistyped: expect.any(Number),
      agreement: expect.any(Number),
      write_p95_ms: expect.any(Number),
      index_mb: expect.any(Number),
      build_s: expect.any(Number),
      rss_mb: process.platform === 'win32' ? null : expect.any(Number),
      best_peer: expect.any(String),
      best_peer_p95_ms: expect.any(Number),
      peers_cases: 300,
      hostile_errors: 0,
      fresh: 1,
      former_gone: 1,
    });
    expect([readdirSync(folder.path), leftOver()]).toEqual([[], []]);
  });
});
