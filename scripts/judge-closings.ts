import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DAY } from '../shared/domain/instant.ts';
import { judgeClosing } from '../shared/domain/signals/judge-closing.ts';
import { signalPack } from '../shared/domain/signals/signal-weights.ts';
import { signalWords } from '../shared/domain/signals/signal-words.ts';
import { closingRow } from './closure-signals/closing-row.ts';
import { knownAround, type ReportedRow } from './closure-signals/known-around.ts';

const HELP = `Scores closings given as JSON lines on standard input: one line of JSON each, in their order. docs/closure-signals.md
lists the fields.

  npm run --silent judge-closings -- [--zone America/Los_Angeles] [--days N] [--weights signals.json] < rows.jsonl

  --zone Z     the city's time zone, for hours at which nobody works
  --days N     by what was known N days after each closing; 0: at the closing. Without it: all that the rows tell
  --weights F  a city's signals.json`;

/** What is done in the minutes of the closing is known at it. */
const SAME_TIME = 5 * 60_000;

type Line =
  | { readonly row: ReportedRow & { readonly id: string | number } }
  | { readonly line: number; readonly error: string };

function readLine(text: string, line: number, zone: string): Line {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { line, error: `No JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = closingRow(zone).safeParse(json);
  if (!parsed.success) return { line, error: z.prettifyError(parsed.error) };
  return { row: { ...parsed.data, id: parsed.data.id ?? line } };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      zone: { type: 'string', default: 'America/Los_Angeles' },
      days: { type: 'string' },
      weights: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const days = values.days === undefined ? null : Number(values.days);
  if (days !== null && !(days >= 0)) throw new Error('--days takes a number from 0.');
  const pack =
    values.weights === undefined
      ? undefined
      : signalPack.parse(JSON.parse(await readFile(values.weights, 'utf8')));
  const lines: Line[] = [];
  let number = 0;
  for await (const text of createInterface({ input: process.stdin })) {
    number += 1;
    if (text.trim() !== '') lines.push(readLine(text, number, values.zone));
  }
  const rows = lines.flatMap((line) => ('row' in line ? line.row : []));
  const around = knownAround(rows, pack);
  for (const line of lines) {
    const answer = 'row' in line ? answerOf(line.row) : line;
    const room = process.stdout.write(`${JSON.stringify(answer)}\n`);
    if (!room) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }

  function answerOf(row: ReportedRow & { readonly id: string | number }): object {
    const { id, closing } = row;
    if (closing === null) return { id, score: null, excluded: 'open', signals: [] };
    const asOf = days === null ? Number.MAX_SAFE_INTEGER : closing.closedAt + days * DAY + SAME_TIME;
    const { score, signals } = judgeClosing(closing, around(row), pack, asOf);
    const told = signals.map((signal) => ({ ...signal, words: signalWords(signal) }));
    return { id, score, excluded: closing.excluded, signals: told };
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
