import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MECHANISMS } from '../../../hub/demo/planting.ts';
import { loadCityPack } from '../../../hub/city/load-city-pack.ts';
import { cityOf } from '../../../shared/domain/city.ts';
import type { Bench } from '../bench.ts';
import { confusionTable, figuresLine, measureClosureTexts } from '../closure-text-measure.ts';
import { alignedTable, type Figure } from '../figure-table.ts';
import { laNote, measureLosAngeles } from './measure-la.ts';
import { openPlantedCity, PLANTED_RATE } from './planted-city.ts';
import { rankPlanted, type MechanismFound, type RankFigures } from './rank-planted.ts';

const CITY = fileURLToPath(new URL('../../../resources/cities/los-angeles', import.meta.url));
const REAL_DATA = join(import.meta.dirname, '../../../../shared/data');
/** A weekly audit looks at closings about so many days old. */
const AUDIT_DAYS = 7;
/** Where the first hundredth is nearly all planted, it tells rankings apart no more; there are about so many planted. */
const TWICE = 0.02;

const percent = (share: number | null): string => (share === null ? '' : `${(share * 100).toFixed(0)} %`);

function mechanismTable(found: readonly MechanismFound[]): string {
  return alignedTable(
    ['planted', 'closings', 'recall', 'alone: recall', 'precision', 'perfect'],
    found.map(({ mechanism, planted, recall, alone }) => [
      MECHANISMS[mechanism].label,
      String(planted),
      percent(recall),
      percent(alone?.recall ?? null),
      percent(alone?.precision ?? null),
      percent(alone?.perfect ?? null),
    ]),
    new Set([1, 2, 3, 4, 5]),
  );
}

function sentence({ lookedAt, found, planted, precision, recall, ceiling, lift, liftCeiling }: RankFigures) {
  return `${found} of the ${lookedAt} looked at were planted (precision ${percent(precision)}), of ${planted} in all (recall ${percent(recall)}; a perfect ranking reaches ${percent(ceiling)}); ${lift.toFixed(1)} times as many as at random (perfect: ${liftCeiling.toFixed(1)})`;
}

/** Finds planted premature closures, reads closing texts, and ranks real closings of Los Angeles where they are there. */
export const closureBench: Bench = {
  about: 'how well premature closures are found among planted ones, and how fast a city is judged',
  run: async (stage, options) => {
    // Weights were set by looking at even seeds; an odd one has other texts besides other cases.
    const seed = options.seed % 2 === 0 ? options.seed + 1 : options.seed;
    const texts = measureClosureTexts();
    const planted = await openPlantedCity(stage, { cases: options.cases, seed });
    const [then, week, month] = [0, AUDIT_DAYS, 30].map((days) => rankPlanted(planted.closings, days));
    if (then === undefined || week === undefined || month === undefined)
      throw new Error('nothing was ranked');
    const perSecond = planted.judged / planted.judgeSeconds;
    const real = await measureLosAngeles(cityOf(await loadCityPack(CITY, null)), REAL_DATA);
    const figures: Figure[] = [
      { what: 'closing texts, macro-F1', value: texts.textMacroF1, unit: '' },
      { what: 'closings that people judge', value: week.closings, unit: '' },
      { what: 'of them planted', value: week.planted, unit: '' },
      { what: `precision at 1 %, ${AUDIT_DAYS} days after`, value: week.precision, unit: '' },
      { what: `recall at 1 %, ${AUDIT_DAYS} days after`, value: week.recall, unit: '' },
      {
        what: `found at 1 %, ${AUDIT_DAYS} days after`,
        value: week.precision,
        unit: '',
        peer: { name: 'a random sample', value: week.planted / week.closings, as: 'rate' },
      },
      { what: 'own reports and hand-offs with a score', value: week.selfReports, unit: '' },
      { what: 'closings judged', value: perSecond, unit: '/s' },
    ];
    return {
      figures,
      notes: [
        `Planted: ${(PLANTED_RATE * 100).toFixed(0)} % of the closings asked of people, in a city of ${planted.cases.toLocaleString('en-US')} cases from seed ${seed}. Weights were set on cities from even seeds, whose planted texts are others; the generator is ours as the signals are, so real ones are harder.`,
        `Known at the closing: ${sentence(then)}.`,
        `Known ${AUDIT_DAYS} days after: ${sentence(week)}.`,
        `Known 30 days after: ${sentence(month)}.`,
        `Twice as many looked at, known ${AUDIT_DAYS} days after: ${sentence(rankPlanted(planted.closings, AUDIT_DAYS, TWICE))}.`,
        `Honest people's share among those looked at after ${AUDIT_DAYS} days: ${percent(1 - week.precision)}.`,
        `By mechanism, 1 % looked at after ${AUDIT_DAYS} days: among all, and each alone among the honest (with the precision of a perfect ranking).\n${mechanismTable(week.mechanisms)}`,
        `Closing texts: ${figuresLine(texts)}\n${confusionTable(texts)}`,
        laNote(real),
      ],
      json: {
        text_macro_f1: texts.textMacroF1,
        planted_recall: week.recall,
        planted_precision: week.precision,
        lift: week.lift,
        honest_flagged_share: 1 - week.precision,
        self_reports_flagged: week.selfReports,
        backfill_per_s: Math.round(perSecond),
      },
    };
  },
};
