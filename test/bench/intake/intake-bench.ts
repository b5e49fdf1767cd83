import { join } from 'node:path';
import { loadCityPack } from '../../../hub/city/load-city-pack.ts';
import { cityOf } from '../../../shared/domain/city.ts';
import { repeatRuleOf } from '../../../shared/domain/repeat-offers.ts';
import type { Bench, BenchReport } from '../bench.ts';
import { alignedTable } from '../figure-table.ts';
import { measureRepeats, type RepeatsMeasured } from './measure-repeats.ts';
import { realCases } from './real-cases.ts';

const LOS_ANGELES = join(import.meta.dirname, '../../../resources/cities/los-angeles');
/** The city's open data, beside the project; it is not part of it. */
const DATA = join(import.meta.dirname, '../../../../shared/data');

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

async function run(): Promise<BenchReport> {
  const city = cityOf(await loadCityPack(LOS_ANGELES, null));
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
  const head = ['file', 'intakes', 'repeats', 'offered in three', 'others', 'saw an offer'];
  return {
    figures: [
      { what: 'Real repeats offered among the first three', value: 100 * share(all.offered, all.repeats), unit: '%' },
      { what: 'Other intakes that see an offer', value: 100 * share(all.needless, all.others), unit: '%' },
    ],
    notes: [
      files.length === 0
        ? `No real requests were found in ${DATA}; nothing was measured with them.`
        : alignedTable(head, rows, new Set(head.keys().drop(1))),
    ],
    json: {
      intakes: all.intakes,
      repeats: all.repeats,
      repeats_offered: share(all.offered, all.repeats),
      others: all.others,
      needless_offers: share(all.needless, all.others),
    },
  };
}

/** What intake gets right of what the city's people really asked for. */
export const intakeBench: Bench = {
  about: "intake: repeats offered and needless offers among the city's real requests",
  run,
};
