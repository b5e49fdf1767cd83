import type { JsonValue } from '../bench.ts';
import { alignedTable } from '../figure-table.ts';
import type { JourneysMeasured } from './measure-journeys.ts';

interface JourneyReport {
  readonly note: string;
  /** Keys by journey; null for one that broke off, and null altogether where there was no browser. */
  readonly json: Readonly<Record<string, JsonValue>> | null;
}

/** What is said of the calls that were made, or why none was. */
export function journeyReport(measured: JourneysMeasured): JourneyReport {
  if (measured.status === 'no-browser') {
    return {
      note: `No browser was opened, so no call was made and no key counted. ${measured.because}`,
      json: null,
    };
  }
  const { journeys } = measured;
  const rows = journeys.map(({ name, about, keystrokes, problem }) => [
    name,
    keystrokes === null ? '-' : String(keystrokes.keys),
    keystrokes === null ? '-' : String(keystrokes.letters),
    problem === null ? about : `${about}. ${problem}`,
  ]);
  return {
    note: alignedTable(['call', 'keys', 'beyond letters', ''], rows, new Set([1, 2])),
    json: Object.fromEntries(journeys.map(({ name, keystrokes }) => [name, keystrokes?.keys ?? null])),
  };
}
