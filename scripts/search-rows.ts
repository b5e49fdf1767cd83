import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { showProgress } from '../hub/show-progress.ts';
import { StartRefusal } from '../hub/start-refusal.ts';
import { complaint } from '../hub/open-program.ts';
import type { CaseRowInput } from '../test/rows/row-case.ts';
import { openRowDesk, type RowDesk } from '../test/rows/row-desk.ts';

const HELP = `Loads rows of any data set into a desk's encrypted cache and asks its search, without a hub.

  npm run search-rows -- load FOLDER FILE.ndjson...   one JSON object a line; electron/core/search/README.md has the shape
  npm run search-rows -- ask FOLDER "figueroa pothole"
  npm run search-rows -- ask FOLDER < queries.txt     one query a line; one JSON object a line comes back

  --now TIME   the desk's clock (ISO date), for "overdue" and "last week"; the computer's without it
  --limit N    most cases in an answer, 20 without it`;

const LINES = 2_000;

async function load(desk: RowDesk, files: readonly string[]): Promise<void> {
  const bar = showProgress('Rows');
  let loaded = 0;
  let rows: CaseRowInput[] = [];
  const put = () => {
    desk.load(rows);
    loaded += rows.length;
    bar.update(loaded, loaded, () => `${loaded.toLocaleString('en-US')} rows`);
    rows = [];
  };
  try {
    for (const file of files) {
      let line = 0;
      for await (const text of createInterface({ input: createReadStream(file) })) {
        line += 1;
        if (text.trim() === '') continue;
        try {
          rows.push(JSON.parse(text) as CaseRowInput);
        } catch {
          throw new StartRefusal(`${file}, line ${line}: this is no JSON. Correct it and load again.`);
        }
        if (rows.length >= LINES) put();
      }
    }
    put();
    desk.settle();
  } finally {
    // A bar that moves on would keep the program going after an error.
    bar.stop();
  }
  console.log(`${loaded} rows are loaded.`);
}

function ask(desk: RowDesk, texts: readonly string[], limit: number): void {
  for (const text of texts) {
    const { tookMs, rowIds, corrections, hits } = desk.search(text, limit);
    const others = hits.flatMap((hit) => (hit.kind === 'case' ? [] : [hit.kind]));
    console.log(JSON.stringify({ text, tookMs, rowIds, corrections, others }));
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      now: { type: 'string' },
      limit: { type: 'string', default: '20' },
      help: { type: 'boolean', default: false },
    },
  });
  const [what, folder, ...rest] = positionals;
  if (values.help || what === undefined) {
    console.log(HELP);
    return;
  }
  if (folder === undefined || !['load', 'ask'].includes(what)) {
    throw new StartRefusal(`Say "load" or "ask" and a folder. \`--help\` shows how.`);
  }
  const now = values.now === undefined ? Date.now() : Date.parse(values.now);
  const limit = Number(values.limit);
  if (!Number.isFinite(now)) throw new StartRefusal(`--now takes an ISO date, not "${values.now}".`);
  if (!Number.isInteger(limit) || limit < 1) throw new StartRefusal('--limit takes a whole number from 1.');
  const desk = await openRowDesk(folder, now);
  try {
    if (what === 'load') await load(desk, rest);
    else {
      const texts =
        rest.length > 0
          ? rest
          : readFileSync(0, 'utf8')
              .split('\n')
              .filter((one) => one !== '');
      ask(desk, texts, limit);
    }
  } finally {
    desk.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(complaint(error));
  process.exitCode = 1;
}
