import type { CityPack } from '../../shared/domain/city-pack.ts';
import { CASE_STATES } from '../../shared/domain/case-state.ts';
import { unknownServices } from '../../shared/domain/escalation/check-triggers.ts';
import { setsIn } from '../../shared/domain/finder/word-pattern.ts';
import { checkArticles } from './check-articles.ts';
import { checkContactPoints } from './check-contact-points.ts';
import { checkClosure } from './check-closure.ts';
import { checkSignals } from './check-signals.ts';
import { checkComplaints } from './check-complaints.ts';
import { checkMessages } from './check-messages.ts';
import { checkQuestions } from './check-questions.ts';
import type { CityPackParts } from './city-pack-parts.ts';
import type { CityPackProblem } from './city-pack-error.ts';
import { ringMistake } from './district-shape.ts';
import type { PackFile } from './pack-file.ts';
import type { JsonPath } from './parse-json.ts';

/** One row of a list and where it stands. */
interface Entry<T> {
  readonly value: T;
  problem(path: JsonPath, text: string): CityPackProblem;
  where(): string;
}

function entriesAt<T>(file: PackFile<unknown>, path: JsonPath, rows: readonly T[]): Entry<T>[] {
  return rows.map((value, i) => ({
    value,
    problem: (inner, text) => file.problem([...path, i, ...inner], text),
    where: () => file.where([...path, i]),
  }));
}

function entries<T>(files: readonly (PackFile<readonly T[]> | null)[]): Entry<T>[] {
  return files.flatMap((file) => (file === null ? [] : entriesAt(file, [], file.value)));
}

/** A problem for each row whose key another row has before it. */
function twins<T>(rows: readonly Entry<T>[], path: JsonPath, keyOf: (value: T) => string): CityPackProblem[] {
  const first = new Map<string, Entry<T>>();
  return rows.flatMap((row) => {
    const key = keyOf(row.value);
    const before = first.get(key);
    if (before !== undefined)
      return [row.problem(path, `"${key}" is there already, at ${before.where()}. Change or remove one.`)];
    first.set(key, row);
    return [];
  });
}

/** The same for words that rows hold in a list: each may belong to one row only, whatever its capitals. */
function sharedWords<T>(
  rows: readonly Entry<T>[],
  name: string,
  wordsOf: (value: T) => readonly string[],
): CityPackProblem[] {
  const first = new Map<string, Entry<T>>();
  return rows.flatMap((row) =>
    wordsOf(row.value).flatMap((word, i) => {
      const before = first.get(word.toLowerCase());
      first.set(word.toLowerCase(), before ?? row);
      if (before === undefined) return [];
      return [
        row.problem(
          [name, i],
          `"${word}" is there already, at ${before.where()}. It may mean one thing only.`,
        ),
      ];
    }),
  );
}

function unknown(value: string, what: string, known: Iterable<string>): string {
  return `"${value}" is not ${what}. Use one of: ${[...known].join(', ')}.`;
}

function checkCity({ city, services, allServicesRead }: CityPackParts): CityPackProblem[] {
  if (city === null) return [];
  const [west, south, east, north] = city.value.city.bounds;
  const codes = services.flatMap((file) => file.value.map((service) => service.code));
  const problems: CityPackProblem[] = [];
  if (!Intl.supportedValuesOf('timeZone').includes(city.value.city.timeZone)) {
    problems.push(
      city.problem(
        ['city', 'timeZone'],
        `"${city.value.city.timeZone}" is not a time zone. Write it as America/Los_Angeles.`,
      ),
    );
  }
  if (west >= east || south >= north || Math.abs(south) > 90 || Math.abs(north) > 90) {
    problems.push(city.problem(['city', 'bounds'], 'should be west, south, east, north in degrees.'));
  }
  if (allServicesRead && !codes.includes(city.value.otherService)) {
    problems.push(
      city.problem(['otherService'], `"${city.value.otherService}" is not the code of a service.`),
    );
  }
  return problems;
}

function checkDepartments({ departments }: CityPackParts): CityPackProblem[] {
  if (departments === null) return [];
  const rows = entries([departments]);
  const codes = departments.value.map((one) => one.code);
  const names = rows.map((row) => ({ ...row, value: [row.value.code, ...row.value.aliases] }));
  const clashes = names.flatMap((row, i) => {
    const [code, ...aliases] = row.value;
    const taken = new Set([...codes, ...names.slice(0, i).flatMap((other) => other.value.slice(1))]);
    return aliases.flatMap((alias, at) =>
      taken.has(alias) || alias === code
        ? [row.problem(['aliases', at], `"${alias}" already names a department. Remove it.`)]
        : [],
    );
  });
  const parents = rows.flatMap((row) => {
    const { parent, code } = row.value;
    if (parent === null) return [];
    if (!codes.includes(parent)) return [row.problem(['parent'], unknown(parent, 'a department', codes))];
    const above = departments.value.find((one) => one.code === parent);
    return parent === code || above?.parent !== null
      ? [
          row.problem(
            ['parent'],
            `"${parent}" can not be the parent: only a department that has none itself can.`,
          ),
        ]
      : [];
  });
  const units = departments.value.flatMap((one, i) =>
    twins(entriesAt(departments, [i, 'units'], one.units), ['code'], (unit) => unit.code),
  );
  return [...twins(rows, ['code'], (one) => one.code), ...clashes, ...parents, ...units];
}

function checkServices({ services, departments, calendars }: CityPackParts): CityPackProblem[] {
  const rows = entries(services);
  const owners = departments?.value.map((one) => one.code);
  const calendarIds = calendars?.value.calendars.map((one) => one.id);
  const references = rows.flatMap((row) => {
    const { owner, clock, outcomes, words } = row.value;
    const problems: CityPackProblem[] = [];
    if (owners !== undefined && !owners.includes(owner)) {
      problems.push(row.problem(['owner'], unknown(owner, 'a department', owners)));
    }
    if (calendarIds !== undefined && !calendarIds.includes(clock.calendar)) {
      problems.push(row.problem(['clock', 'calendar'], unknown(clock.calendar, 'a calendar', calendarIds)));
    }
    if (new Set(outcomes).size < outcomes.length)
      problems.push(row.problem(['outcomes'], 'names an outcome twice.'));
    for (const language of ['en', 'es'] as const) {
      const twice = words[language].find((word, i) => words[language].indexOf(word) < i);
      if (twice !== undefined)
        problems.push(row.problem(['words', language], `has "${twice}" twice. Remove one.`));
    }
    return problems;
  });
  return [
    ...twins(rows, ['code'], (service) => service.code),
    ...references,
    ...sharedWords(rows, 'sourceTypes', (service) => service.sourceTypes),
  ];
}

function checkCalendars({ calendars }: CityPackParts): CityPackProblem[] {
  if (calendars === null) return [];
  const rows = entriesAt(calendars, ['calendars'], calendars.value.calendars);
  const holidays = entriesAt(calendars, ['holidays'], calendars.value.holidays);
  const hours = rows.flatMap((row) =>
    Object.entries(row.value.hours).flatMap(([day, spans]) => {
      const times = spans.flat();
      const inOrder = times.every((time, i) => i === 0 || time > (times[i - 1] ?? ''));
      return inOrder
        ? []
        : [
            row.problem(
              ['hours', day],
              'has times that do not go forward. Write "from" before "to", earlier spans first.',
            ),
          ];
    }),
  );
  return [...twins(rows, ['id'], (one) => one.id), ...hours, ...twins(holidays, ['name'], (one) => one.name)];
}

function checkStates({ states }: CityPackParts): CityPackProblem[] {
  if (states === null) return [];
  const rows = entries([states]);
  const missing = CASE_STATES.filter((state) => !states.value.some((row) => row.state === state));
  const words = states.value.flatMap((row) => row.cityWords);
  return [
    ...twins(rows, ['state'], (row) => row.state),
    ...missing.map((state) => states.problem([], `has no row for the state "${state}". Add it.`)),
    ...sharedWords(rows, 'cityWords', (row) => row.cityWords),
    ...rows.flatMap((row) =>
      words.includes(row.value.publish)
        ? []
        : [row.problem(['publish'], unknown(row.value.publish, "one of the city's words", new Set(words)))],
    ),
  ];
}

function checkCodes({ codes, departments }: CityPackParts): CityPackProblem[] {
  const rows = entries(codes);
  const bureaus = departments?.value.map((one) => one.code);
  return [
    ...twins(rows, ['code'], (row) => `${row.bureau} ${row.list} ${row.code}`),
    ...rows.flatMap((row) => {
      const { bureau, state, outcome, remark } = row.value;
      if (bureaus !== undefined && !bureaus.includes(bureau)) {
        return [row.problem(['bureau'], unknown(bureau, 'a department', bureaus))];
      }
      if (outcome !== null && state !== 'closed') {
        return [row.problem(['outcome'], `must be null: a code that leaves the case ${state} ends nothing.`)];
      }
      if (outcome === null && state === 'closed' && remark === null) {
        return [row.problem(['remark'], 'must say why a code that closes tells no outcome.')];
      }
      return [];
    }),
  ];
}

function checkAreas(
  areas: CityPackParts['districts'] | CityPackParts['neighborhoods'],
  { city }: CityPackParts,
): CityPackProblem[] {
  if (areas === null) return [];
  const rows = entriesAt<CityPack['districts']['areas'][number]>(areas, ['areas'], areas.value.areas);
  const bounds = city?.value.city.bounds ?? [-180, -90, 180, 90];
  const rings = rows.flatMap((row) =>
    row.value.rings.flatMap((ring, i) => {
      const mistake = ringMistake(ring, bounds);
      return mistake === null ? [] : [row.problem(['rings', i], mistake)];
    }),
  );
  return [...twins(rows, ['id'], (area) => area.id), ...rings];
}

/** Rules that escalate cases name services. */
function checkRules({ triggers, services, allServicesRead }: CityPackParts): CityPackProblem[] {
  if (triggers === null || !allServicesRead) return [];
  const all = services.flatMap((file) => file.value);
  return unknownServices(triggers.value, all).map(({ path, message }) => triggers.problem(path, message));
}

function checkNeighbours({ neighbours }: CityPackParts): CityPackProblem[] {
  if (neighbours === null) return [];
  const rows = entriesAt(neighbours, ['places'], neighbours.value.places);
  return twins(rows, ['name'], (one) => one.name);
}

function checkFinder({ finder, services, allServicesRead }: CityPackParts): CityPackProblem[] {
  if (finder === null) return [];
  const rows = entriesAt(finder, ['concepts'], finder.value.concepts);
  const names = new Set(finder.value.concepts.map((one) => one.name));
  const codes: readonly string[] = services.flatMap((file) => file.value.map((service) => service.code));
  return [
    ...twins(rows, ['name'], (one) => one.name),
    ...rows.flatMap((row) =>
      (row.value.is ?? NO_NAMES).flatMap((wider, i) =>
        names.has(wider) ? [] : [row.problem(['is', i], `"${wider}" is the name of no concept.`)],
      ),
    ),
    ...Object.keys(finder.value.hints).flatMap((code) =>
      !allServicesRead || codes.includes(code)
        ? []
        : [finder.problem(['hints', code], `"${code}" is not the code of a service.`)],
    ),
  ];
}

function checkEmergencies(parts: CityPackParts): CityPackProblem[] {
  const { emergencies, services, allServicesRead } = parts;
  if (emergencies === null) return [];
  const { sets, harmless, over, kinds, checks = [] } = emergencies.value;
  const codes = new Set(services.flatMap((file) => file.value.map((one) => one.code)));
  const scripts = [
    ...entriesAt<{ readonly id: string }>(emergencies, ['kinds'], kinds),
    ...entriesAt<{ readonly id: string }>(emergencies, ['checks'], checks),
  ];
  const places: [JsonPath, readonly string[]][] = [
    ...Object.entries(sets).map(([name, members]): [JsonPath, readonly string[]] => [
      ['sets', name],
      members,
    ]),
    [['harmless'], harmless],
    [['over'], over],
    ...kinds.map((kind, i): [JsonPath, readonly string[]] => [['kinds', i, 'patterns'], kind.patterns]),
  ];
  return [
    ...twins(scripts, ['id'], (one) => one.id),
    ...checks.flatMap((check, at) =>
      check.services.flatMap((code, i) =>
        !allServicesRead || codes.has(code)
          ? []
          : [emergencies.problem(['checks', at, 'services', i], `"${code}" is not the code of a service.`)],
      ),
    ),
    ...places.flatMap(([path, patterns]) =>
      patterns.flatMap((pattern, i) =>
        setsIn(pattern)
          .filter((name) => sets[name] === undefined)
          .map((name) => emergencies.problem([...path, i], unknown(name, 'a set', Object.keys(sets)))),
      ),
    ),
  ];
}

const NO_NAMES: readonly string[] = [];

/** Everything that one file alone can't tell: references, twins, closed rings, questions. Empty when the pack is sound. */
export function checkCityPack(parts: CityPackParts): CityPackProblem[] {
  const { channels } = parts;
  return [
    ...checkCity(parts),
    ...checkDepartments(parts),
    ...checkServices(parts),
    ...checkQuestions(parts),
    ...checkCalendars(parts),
    ...checkStates(parts),
    ...checkCodes(parts),
    ...twins(entries([channels]), ['channel'], (row) => row.channel),
    ...sharedWords(entries([channels]), 'sourceWords', (row) => row.sourceWords),
    ...checkContactPoints(parts),
    ...checkRules(parts),
    ...checkAreas(parts.districts, parts),
    ...checkAreas(parts.neighborhoods, parts),
    ...checkNeighbours(parts),
    ...checkFinder(parts),
    ...checkEmergencies(parts),
    ...checkArticles(parts),
    ...twins(entries([parts.dispositions]), ['code'], (row) => row.code),
    ...twins(entries([parts.awayReasons]), ['code'], (row) => row.code),
    ...checkMessages(parts),
    ...(parts.closure === null ? [] : checkClosure(parts.closure, parts)),
    ...(parts.signals === null ? [] : checkSignals(parts.signals, parts)),
    ...(parts.complaints === null ? [] : checkComplaints(parts.complaints, parts)),
  ];
}
