import type { FileTally, WordCount } from './import-file.ts';

const inWords = (count: number): string => count.toLocaleString('en-US');

/** Rows of cells as lines, the first column to the left and numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const [head = []] = rows;
  const widths = head.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

function byWord(title: string, words: ReadonlyMap<string, WordCount>): string[] {
  const rows = [...words].toSorted(([, a], [, b]) => b.read - a.read);
  return table([
    [title, 'lines', 'taken', 'refused'],
    ...rows.map(([word, { read, refused }]) => [
      word === '' ? '(not said)' : word,
      inWords(read),
      inWords(read - refused),
      inWords(refused),
    ]),
  ]);
}

function counted(title: string, counts: ReadonlyMap<string, number>): string[] {
  if (counts.size === 0) return [];
  const rows = [...counts].toSorted(([, a], [, b]) => b - a);
  return ['', title, ...rows.map(([what, count]) => `  ${inWords(count)}  ${what}`)];
}

function ending({ how, message }: FileTally): string[] {
  switch (how) {
    case 'done':
      return [];
    case 'stopped':
      return [
        'Stopped. What was taken stays; run the same import again to go on: what is there counts as unchanged.',
      ];
    case 'failed':
      return [message ?? 'It could not be read.'];
  }
}

/**
 * What became of one file, as lines for the terminal.
 * @param seconds how long it took
 * @param report where the refused lines are listed; null when there are none
 */
export function importSummary(tally: FileTally, seconds: number, report: string | null): string[] {
  const { read, taken, updated, unchanged, refused } = tally;
  if (tally.layout === null) return [`${tally.path}: ${ending(tally).join(' ')}`];
  const kept = taken + updated + unchanged;
  const goesOn =
    tally.how === 'failed' && kept > 0
      ? ['What was taken before stays; the same import of the repaired file goes on from there.']
      : [];
  return [
    `${tally.path}: ${tally.layout}`,
    ...ending(tally),
    ...goesOn,
    '',
    ...table([
      ['read', inWords(read)],
      ['taken, new here', inWords(taken)],
      ['updated, the source says something newer', inWords(updated)],
      ['unchanged', inWords(unchanged)],
      ['refused', inWords(refused)],
    ]).map((line) => `  ${line}`),
    ...(report === null ? [] : [`  The refused lines are listed in ${report}`]),
    `  ${inWords(kept)} + ${inWords(refused)} refused = ${inWords(read)} read, in ${seconds.toFixed(1)} s (${inWords(Math.round(read / Math.max(seconds, 0.001)))} a second)`,
    '',
    ...byWord('type', tally.types).map((line) => `  ${line}`),
    '',
    ...byWord('status', tally.statuses).map((line) => `  ${line}`),
    ...[
      ...counted('Defects kept with the cases:', tally.defects),
      ...counted('Departments under another code or name:', tally.otherNames),
    ].map((line) => (line === '' ? line : `  ${line}`)),
    ...(tally.districtsFromMap > 0
      ? ['', `  The file names no districts: ${inWords(tally.districtsFromMap)} were found on the map.`]
      : []),
  ];
}
