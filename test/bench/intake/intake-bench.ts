import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCityPack } from '../../../hub/city/load-city-pack.ts';
import { cityOf } from '../../../shared/domain/city.ts';
import { repeatRuleOf } from '../../../shared/domain/repeat-offers.ts';
import type { Bench, BenchOptions, BenchReport } from '../bench.ts';
import type { BenchStage } from '../bench-stage.ts';
import { alignedTable } from '../figure-table.ts';
import { measureFinder, type FinderFigures, type Phrasing } from '../../finder/measure-finder.ts';
import { journeyReport } from './journey-report.ts';
import { measureJourneys } from './measure-journeys.ts';
import { finderSpeed } from './finder-speed.ts';
import { measureRepeats, type RepeatsMeasured } from './measure-repeats.ts';
import { realCases } from './real-cases.ts';

const LOS_ANGELES = join(import.meta.dirname, '../../../resources/cities/los-angeles');
/** The city's open data, beside the project; it is not part of it. */
const DATA = join(import.meta.dirname, '../../../../shared/data');

const PHRASINGS = join(import.meta.dirname, '../../finder');

async function phrasings(name: string): Promise<readonly Phrasing[]> {
  return JSON.parse(await readFile(join(PHRASINGS, `phrasings-${name}.json`), 'utf8')) as Phrasing[];
}

function finderRow(name: string, { asked, top1, top3, emergencies, ...one }: FinderFigures): string[] {
  return [
    name,
    String(asked),
    percent(top1),
    percent(top3),
    `${emergencies - one.emergenciesMissed.length} of ${emergencies}`,
    String(one.falseAlarms.length),
  ];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const share = (part: number, all: number): number => (all === 0 ? 0 : part / all);

function together(all: readonly RepeatsMeasured[]): RepeatsMeasured {
  const sum = (key: keyof RepeatsMeasured) => all.reduce((total, one) => total + one[key], 0);
  return {
    intakes: sum('intakes'),
    repeats: sum('repeats'),
    offered: sum('offered'),
    others: sum('others'),
    needless: sum('needless'),
  };
}

async function run(stage: BenchStage, options: BenchOptions): Promise<BenchReport> {
  const pack = await loadCityPack(LOS_ANGELES, null);
  const city = cityOf(pack);
  const tuning = measureFinder(pack, await phrasings('tuning'));
  const said = await phrasings('held-out');
  const heldOut = measureFinder(pack, said);
  const keystroke = finderSpeed(pack, said);
  const ruleOf = (code: string) => repeatRuleOf(city.service(code) ?? {});
  const files = await realCases(city, DATA);
  const measured = files.map(({ name, cases }) => ({ name, ...measureRepeats(cases, ruleOf) }));
  const all = together(measured);
  const rows = [...measured, { name: 'all', ...all }].map(
    ({ name, intakes, repeats, offered, others, needless }) => [
      name,
      String(intakes),
      String(repeats),
      percent(share(offered, repeats)),
      String(others),
      percent(share(needless, others)),
    ],
  );
  const journeys = journeyReport(await measureJourneys(stage, options));
  const head = ['file', 'intakes', 'repeats', 'offered in three', 'others', 'saw an offer'];
  return {
    figures: [
      { what: 'Service meant comes first, phrasings held out', value: 100 * heldOut.top1, unit: '%' },
      { what: 'Service meant among the first three, held out', value: 100 * heldOut.top3, unit: '%' },
      { what: 'Service finder, one keystroke, 95 in 100 within', value: keystroke, unit: 'ms' },
      {
        what: 'Real repeats offered among the first three',
        value: 100 * share(all.offered, all.repeats),
        unit: '%',
      },
      { what: 'Other intakes that see an offer', value: 100 * share(all.needless, all.others), unit: '%' },
    ],
    notes: [
      alignedTable(
        ['phrasings', 'asked', 'first', 'in three', 'emergencies', 'false alarms'],
        [finderRow('the finder was tuned on', tuning), finderRow('held out', heldOut)],
        new Set([1, 2, 3, 4, 5]),
      ),
      files.length === 0
        ? `No real requests were found in ${DATA}; nothing was measured with them.`
        : alignedTable(head, rows, new Set(head.keys().drop(1))),
      journeys.note,
    ],
    json: {
      finder_top1: heldOut.top1,
      finder_top3: heldOut.top3,
      finder_p95_ms: keystroke,
      finder_phrasings: heldOut.asked,
      finder_tuned_top1: tuning.top1,
      finder_tuned_top3: tuning.top3,
      intakes: all.intakes,
      repeats: all.repeats,
      repeats_offered: share(all.offered, all.repeats),
      others: all.others,
      needless_offers: share(all.needless, all.others),
      journey_keys: journeys.json,
    },
  };
}

/** What intake gets right of what the city's people really asked for. */
export const intakeBench: Bench = {
  about:
    "intake: the service finder; repeats and needless offers among the city's real requests; keys of seven calls in a browser",
  run,
};
