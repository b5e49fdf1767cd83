import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CommandId } from '../../shared/domain/ids.ts';
import type { Program } from '../open-program.ts';
import { showProgress } from '../show-progress.ts';
import { recordHistory } from '../write/record-history.ts';
import { importFile, type FileTally } from './import-file.ts';
import { importSummary } from './import-summary.ts';
import { layouts, type Layout } from './layout.ts';
import { refusalReport } from './refusal-report.ts';
import { runTask, type StopAsked } from '../run-task.ts';

const HELP = `Takes cases from files of another system's open data into this hub, as their history.

  npm run import -- FILE...

FILE is CSV, plain or gzip. Its first line says which layout it has; times without a zone are the city's.
A running hub goes on meanwhile. The same file again changes nothing; a broken import goes on where it ended.
DATABASE_URL or DESK311_DATA says which hub, as for the hub itself.`;

async function take(
  path: string,
  known: readonly Layout[],
  { core, dataFolder }: Program,
  stopAsked: StopAsked,
): Promise<FileTally> {
  const bar = showProgress(basename(path));
  const started = performance.now();
  const report = refusalReport(join(dataFolder, 'import-reports'), path, new Date());
  const seconds = () => (performance.now() - started) / 1000;
  try {
    const tally = await importFile(path, {
      city: core.city,
      layouts: known,
      now: Date.now(),
      record: (records) => recordHistory(core, { commandId: randomUUID() as CommandId, records }),
      report,
      progress: ({ bytes, of, lines }) =>
        bar.update(
          bytes,
          of,
          () =>
            `${lines.toLocaleString('en-US')} lines, ${Math.round(lines / seconds()).toLocaleString('en-US')} a second`,
        ),
      stopAsked,
    });
    bar.stop();
    console.log(`${importSummary(tally, seconds(), await report.close()).join('\n')}\n`);
    return tally;
  } finally {
    bar.stop();
    await report.close();
  }
}

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (values.help || positionals.length === 0) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 1;
} else {
  const words = {
    stopping: 'Stopping after this batch.',
    after: 'What was taken so far stays. The same import again goes on from there.',
  };
  await runTask(words, async (program, stopAsked) => {
    const known = await program.readCityFile('import-layouts.json', 'layouts', layouts);
    let well = true;
    for (const path of positionals) {
      if (stopAsked()) break;
      const tally = await take(path, known, program, stopAsked);
      well &&= tally.how !== 'failed';
    }
    return well;
  });
}
