import type { AddressTally } from './import-addresses.ts';

const inWords = (count: number): string => count.toLocaleString('en-US');
const MOST_SHOWN = 12;

function counted(title: string, counts: ReadonlyMap<string, number>): string[] {
  if (counts.size === 0) return [];
  const rows = [...counts].toSorted(([, a], [, b]) => b - a);
  const more = rows.length - MOST_SHOWN;
  return [
    title,
    ...rows.slice(0, MOST_SHOWN).map(([what, count]) => `  ${inWords(count)}  ${what}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/**
 * What became of a file of address points, as lines for the terminal.
 * @param seconds how long it took
 * @param report where the refused rows are listed; null when there are none
 */
export function addressSummary(tally: AddressTally, seconds: number, report: string | null): string[] {
  const { path, read, points, again, refused, change, columns } = tally;
  const nothing = 'Nothing was changed.';
  if (tally.how === 'stopped') return [`${path}: stopped. ${nothing}`];
  const told = [
    ...(columns === null
      ? []
      : [
          `  Columns: ${Object.entries(columns)
            .map(([field, name]) => `${field}=${name}`)
            .join(', ')}`,
        ]),
    `  ${inWords(points)} addresses + ${inWords(again)} rows of the same + ${inWords(refused)} refused = ${inWords(read)} read, in ${seconds.toFixed(1)} s`,
    ...counted('Refused because', tally.reasons).map((line) => `  ${line}`),
    ...(report === null ? [] : [`  The refused rows are listed in ${report}`]),
    ...counted('In another town by the file', tally.towns).map((line) => `  ${line}`),
  ];
  if (tally.how === 'failed' || change === null) {
    return [`${path}: ${tally.message ?? 'it could not be read.'} ${nothing}`, ...(read > 0 ? told : [])];
  }
  const { streetsNew, streetsChanged, streetsUnchanged, streetsGone, pointsBefore, pointsAfter } = change;
  return [
    `${path}: the address book has ${inWords(pointsAfter)} addresses now, ${inWords(pointsBefore)} before.`,
    ...told,
    `  Streets: ${inWords(streetsNew)} new, ${inWords(streetsChanged)} changed, ${inWords(streetsUnchanged)} unchanged, ${inWords(streetsGone)} taken out`,
    ...(streetsNew + streetsChanged + streetsGone === 0
      ? ['  Nothing changed: desks fetch nothing.']
      : ['  Desks fetch what changed within two minutes.']),
  ];
}
