import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { knownAround, type ReportedRow } from '../../../scripts/closure-signals/known-around.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import { DAY, HOUR, MINUTE } from '../../../shared/domain/instant.ts';
import type { Closing, Surroundings } from '../../../shared/domain/signals/closing.ts';
import { deadHours } from '../../../shared/domain/signals/dead-hour.ts';
import { judgeClosing } from '../../../shared/domain/signals/judge-closing.ts';
import { seededRandom } from '../../../hub/demo/random.ts';
import { realCases } from '../intake/real-cases.ts';

const FILES = ['la_2017_dec.csv.gz', 'la_2020_jan.csv.gz'];
const TIMINGS = 'la_2015_2016_timings.csv.gz';
/** A report at the same place so soon says that the work was hardly done. */
const FOLLOW_UP = 3 * DAY;
const DRAWS = 2_000;
const OWN_REPORT = 'Driver Self Report';

/** How closings that were soon reported again rank among the others. */
export interface LaFigures {
  readonly file: string;
  readonly closings: number;
  /** Followed within three days by another report of the type at the place. */
  readonly again: number;
  /** Chance that one of them ranks before another closing: 0.5 says nothing. With a 95 % interval by drawing anew. */
  readonly auc: readonly [value: number, low: number, high: number];
  /** Among the tenth with the highest score, so many times as many as among all; with an interval. */
  readonly lift: readonly [value: number, low: number, high: number];
  /** Of them within the tenth. */
  readonly inTenth: number;
  /** Closings whose three days lie wholly in the file, and how many of them were reported again. */
  readonly whole: readonly [closings: number, again: number];
  /** Closings that have any sign. */
  readonly signed: number;
}

interface Ranked {
  /** The days in which it could be reported again lie in the file. */
  readonly whole: boolean;
  readonly score: number;
  readonly again: boolean;
}

async function usualTimes(city: City, folder: string): Promise<Map<string, Surroundings['usual']>> {
  const rows: Record<string, string>[] = parse(gunzipSync(await readFile(join(folder, TIMINGS))), {
    columns: true,
  });
  const services = new Map(
    city.pack.services.flatMap(({ code, sourceTypes }) => sourceTypes.map((type) => [type, code])),
  );
  const hours = new Map<string, number[]>();
  for (const { RequestType: type = '', RequestSource: source, duration_hrs: took } of rows) {
    const service = services.get(type);
    const value = Number(took);
    if (service === undefined || source === OWN_REPORT || took === '' || !(value >= 0)) continue;
    const known = hours.get(service);
    if (known === undefined) hours.set(service, [value]);
    else known.push(value);
  }
  return new Map(
    [...hours].map(([service, all]) => {
      const sorted = all.toSorted((a, b) => a - b);
      const share = (part: number) => (sorted[Math.ceil(part * sorted.length) - 1] ?? 0) * HOUR;
      return [service, sorted.length < 30 ? null : { p05: share(0.05), p50: share(0.5) }];
    }),
  );
}

function rowOf(facts: CaseFacts, city: City, deadHour: (at: number) => string | null): ReportedRow {
  const { history, closedAt, place, service } = facts;
  const ownReport = facts.channel === 'crew';
  const isClosed = history?.status === 'Closed' && closedAt !== null;
  const handOff = city.service(service)?.handOff === true;
  const closing: Closing | null = !isClosed
    ? null
    : {
        caseId: facts.id,
        closing: 1,
        service,
        department: facts.department,
        district: place.district,
        channel: facts.channel,
        openedAt: facts.openedAt,
        closedAt,
        closedBy: null,
        byClock: false,
        // The files tell no outcome: "Closed" is all they say.
        outcome: 'completed',
        text: null,
        dueAt: null,
        scheduledFor: facts.scheduledFor,
        withReceiver: false,
        referred: false,
        visits: [],
        doneAt: null,
        reason: null,
        missing: [],
        touches: null,
        worked: null,
        askedCaller: 0,
        parent: null,
        sourceStatus: history.status,
        deadHour: deadHour(closedAt),
        place: place.lat === null || place.lng === null ? null : { lat: place.lat, lng: place.lng },
        excluded: ownReport ? 'own-report' : handOff ? 'hand-off' : null,
      };
  const spot = place.address === '' ? null : place.address.toUpperCase();
  return { service, openedAt: facts.openedAt, ownReport, spot, closing, later: [] };
}

/** Ties count half. */
function aucOf(rows: readonly Ranked[]): number {
  const sorted = rows.toSorted((a, b) => a.score - b.score);
  let [ranks, at] = [0, 0];
  while (at < sorted.length) {
    let end = at;
    while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) end += 1;
    const mean = (at + end + 1) / 2;
    ranks += mean * sorted.slice(at, end).filter(({ again }) => again).length;
    at = end;
  }
  const hits = rows.filter(({ again }) => again).length;
  const others = rows.length - hits;
  return hits === 0 || others === 0 ? 0.5 : (ranks - (hits * (hits + 1)) / 2) / (hits * others);
}

/** Of those with equal scores at the edge, the share that fits counts. */
function hitsInTenth(rows: readonly Ranked[]): number {
  const room = rows.length / 10;
  const groups = [...Map.groupBy(rows, ({ score }) => score)].toSorted(([a], [b]) => b - a);
  let [left, hits] = [room, 0];
  for (const [, group] of groups) {
    if (left <= 0) break;
    const part = Math.min(1, left / group.length);
    hits += part * group.filter(({ again }) => again).length;
    left -= group.length;
  }
  return hits;
}

const liftOf = (rows: readonly Ranked[]): number => {
  const hits = rows.filter(({ again }) => again).length;
  return hits === 0 ? 0 : hitsInTenth(rows) / (hits / 10);
};

function withInterval(
  rows: readonly Ranked[],
  of: (some: readonly Ranked[]) => number,
): [value: number, low: number, high: number] {
  const random = seededRandom(311, 'bootstrap');
  const hits = rows.filter(({ again }) => again);
  const others = rows.filter(({ again }) => !again);
  const draws = Array.from({ length: Math.min(DRAWS, hits.length === 0 ? 0 : DRAWS) }, () =>
    of([...hits.map(() => random.pick(hits)), ...others]),
  ).toSorted((a, b) => a - b);
  const share = (part: number) => draws[Math.floor(part * (draws.length - 1))] ?? 0;
  return [of(rows), share(0.025), share(0.975)];
}

/** Ranks the closings of the real files by signs known at the closing; none where the files are not there. */
export async function measureLosAngeles(city: City, folder: string): Promise<readonly LaFigures[]> {
  if (!existsSync(join(folder, TIMINGS))) return [];
  const usual = await usualTimes(city, folder);
  const deadHour = deadHours(city.timeZone);
  const files = (await realCases(city, folder)).filter(({ name }) => FILES.includes(name));
  return files.map(({ name, cases }): LaFigures => {
    const rows = cases.map((facts) => rowOf(facts, city, deadHour));
    const last = Math.max(...rows.map(({ openedAt }) => openedAt));
    const around = knownAround(rows, city.pack.signals, (service) => usual.get(service) ?? null);
    const ranked = rows.flatMap((row): Ranked[] => {
      const { closing } = row;
      // A closing at the file's end can't be seen to be reported again.
      if (closing === null || closing.excluded !== null || closing.closedAt >= last) return [];
      const known = around(row);
      const again = known.later.some(
        ({ kind, at }) => kind === 'repeat' && at <= closing.closedAt + FOLLOW_UP,
      );
      const asOf = closing.closedAt + 5 * MINUTE;
      const whole = closing.closedAt + FOLLOW_UP <= last;
      return [{ score: judgeClosing(closing, known, city.pack.signals, asOf).score, again, whole }];
    });
    return {
      file: name,
      closings: ranked.length,
      again: ranked.filter(({ again }) => again).length,
      auc: withInterval(ranked, aucOf),
      lift: withInterval(ranked, liftOf),
      inTenth: hitsInTenth(ranked),
      whole: [
        ranked.filter(({ whole }) => whole).length,
        ranked.filter(({ whole, again }) => whole && again).length,
      ],
      signed: ranked.filter(({ score }) => score > 0).length,
    };
  });
}

const interval = ([value, low, high]: readonly [number, number, number]): string =>
  `${value.toFixed(2)} (95 %: ${low.toFixed(2)} to ${high.toFixed(2)})`;

/** What the real files show, and what they can't. */
export function laNote(found: readonly LaFigures[]): string {
  if (found.length === 0) return 'Los Angeles: not measured, the city’s files are not here.';
  const lines = found.map(
    ({ file, closings, again, auc, lift, inTenth, signed, whole }) =>
      `${file}: ${closings} closings, ${again} reported again within three days (${((100 * again) / Math.max(1, closings)).toFixed(2)} %). Area under the curve ${interval(auc)}; lift of the highest tenth ${interval(lift)}, ${inTenth.toFixed(1)} of them; ${signed} have any sign. Of ${whole[0]} closings the whole three days lie in the file, ${whole[1]} of them reported again.`,
  );
  return [
    'Los Angeles, without crews’ own reports and water waste, by signs known at the closing:',
    ...lines,
    'So few can’t show how well early closings are found: the intervals are wide, the files have no texts, visits, persons or outcomes, hold a few days only, and a second report may be a new matter. No gate.',
  ].join('\n');
}
