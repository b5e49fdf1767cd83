import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { seededRandom } from '../../../hub/demo/random.ts';
import { DAY, HOUR, MINUTE } from '../../../shared/domain/instant.ts';
import { rankPlanted } from './rank-planted.ts';

const SCRIPT = fileURLToPath(new URL('../../../scripts/judge-closings.ts', import.meta.url));
const AT = Date.parse('2026-06-01T18:00:00Z');

async function judge(lines: readonly unknown[], ...flags: readonly string[]): Promise<unknown[]> {
  const child = spawn(process.execPath, [SCRIPT, ...flags], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  let text = '';
  for await (const part of child.stdout) text += String(part);
  return text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

it('scores closings given as lines, with all that the other lines tell of them', async () => {
  const random = seededRandom(311, 'rows');
  const usual = Array.from({ length: 60 }, (_, i) => {
    const openedAt = AT - 60 * DAY + i * 8 * HOUR;
    const closedAt = openedAt + random.int(40, 90) * HOUR;
    return { id: i, service: 'pothole', openedAt, closedAt, outcome: 'completed', by: 'ann' };
  });
  const bad = {
    id: 'bad',
    service: 'pothole',
    openedAt: new Date(AT).toISOString(),
    closedAt: AT + 5 * MINUTE,
    outcome: 'completed',
    by: 'bob',
    address: '1 Main St',
    text: 'A crew will come and fill the hole next month, it is on the list.',
  };
  const again = { id: 'again', service: 'pothole', openedAt: AT + 2 * DAY, address: '1 MAIN ST' };
  const rows = [
    ...usual,
    bad,
    again,
    { ...bad, id: 'crew', channel: 'crew' },
    'no json',
    { id: 'x', service: '' },
  ];
  const answers = await judge(rows);
  expect(answers.length).toBe(rows.length);
  expect(answers.slice(60)).toEqual([
    {
      id: 'bad',
      score: expect.any(Number),
      excluded: null,
      signals: [
        expect.objectContaining({ code: 'scheduled-text' }),
        expect.objectContaining({
          code: 'quick-close',
          words: expect.stringMatching(/^Closed 5 minutes after/),
        }),
        expect.objectContaining({ code: 'repeat', knownAt: AT + 2 * DAY }),
      ],
    },
    { id: 'again', score: null, excluded: 'open', signals: [] },
    { id: 'crew', score: 0, excluded: 'own-report', signals: [] },
    { line: 64, error: expect.stringMatching(/^No JSON/) },
    { line: 65, error: expect.stringContaining('service') },
  ]);
  const [then] = (await judge(rows, '--days', '0')).slice(60, 61);
  expect(then).toMatchObject({
    signals: [{ code: 'scheduled-text' }, { code: 'quick-close' }],
  });
});

it('counts what looking at the first hundredth finds', () => {
  const closings = Array.from({ length: 400 }, (_, i) => ({
    id: String(i).padStart(4, '0'),
    closing: 1,
    closedAt: AT,
    excluded: i < 100 ? 'own-report' : null,
    channel: 'call',
    signals:
      i >= 398 || i === 200 ? [{ code: 'clock-close' as const, points: i, knownAt: AT, figures: {} }] : [],
    mechanism: i >= 396 ? ('clock' as const) : null,
  }));
  const { mechanisms, ...figures } = rankPlanted(closings, 7);
  expect(figures).toEqual({
    closings: 300,
    planted: 4,
    lookedAt: 3,
    found: 2,
    precision: 2 / 3,
    recall: 0.5,
    ceiling: 0.75,
    lift: expect.closeTo(50),
    liftCeiling: 75,
    selfReports: 0,
  });
  expect(mechanisms.filter(({ planted }) => planted > 0)).toEqual([
    { mechanism: 'clock', planted: 4, recall: 0.5, alone: 0.5 },
  ]);
});
