import { parseArgs } from 'node:util';
import { runImport } from '../import/run-import.ts';
import { showProgress } from '../show-progress.ts';
import { judgeCity } from './judge-city.ts';

const HELP = `Judges every closing of this hub by the signs of a premature closure: docs/closure-signals.md.

  npm run judge-city -- [--again]

  --again   throws away what was judged and begins anew, after weights changed for instance

A running hub goes on meanwhile. Ctrl+C stops softly; the same command, or the hub by itself, goes on from there.
DATABASE_URL or DESK311_DATA says which hub, as for the hub itself.`;

const inWords = (count: number): string => Math.round(count).toLocaleString('en-US');

const { values } = parseArgs({
  options: { again: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});
if (values.help) console.log(HELP);
else {
  const words = {
    stopping: 'Stopping after this batch.',
    after: 'What was judged so far stays. The same command goes on from there, without --again.',
  };
  await runImport(words, async ({ core }, stopAsked) => {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    const bars = { reading: showProgress('Reading '), judging: showProgress('Judging ') };
    try {
      const judged = await judgeCity(core.db, core.city, {
        again: values.again,
        progress: (step, done, total) =>
          bars[step].update(done, total, () =>
            step === 'reading'
              ? `of the feed, ${inWords(done / seconds())} a second`
              : `${inWords(done)} closings`,
          ),
        stopAsked,
      });
      for (const bar of Object.values(bars)) bar.stop();
      const counts = await core.db
        .selectFrom('closing_signals')
        .select(({ fn }) => [fn.countAll<number>().as('all'), fn.count<number>('excluded').as('never')])
        .executeTakeFirst();
      console.log(
        `${inWords(judged)} closings judged in ${inWords(seconds())} s. There are ${inWords(counts?.all ?? 0)}, ${inWords(counts?.never ?? 0)} of which nobody judges (crews' own reports, requests only handed on, history).`,
      );
      return true;
    } finally {
      for (const bar of Object.values(bars)) bar.stop();
    }
  });
}
