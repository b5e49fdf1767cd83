import type { Article } from '../../shared/domain/article.ts';
import type { CityPackParts } from './city-pack-parts.ts';
import type { CityPackProblem } from './city-pack-error.ts';
import type { PackFile } from './pack-file.ts';
import type { JsonPath } from './parse-json.ts';

/** Fewer words and nobody finds a topic. */
const LEAST_WORDS = 2;

interface Row {
  readonly value: Article;
  problem(path: JsonPath, text: string): CityPackProblem;
  where(): string;
}

function rowsOf(files: readonly PackFile<readonly Article[]>[]): Row[] {
  return files.flatMap((file) =>
    file.value.map((value, at) => ({
      value,
      problem: (path: JsonPath, text: string) => file.problem([at, ...path], text),
      where: () => file.where([at]),
    })),
  );
}

function checkIds(rows: readonly Row[]): CityPackProblem[] {
  const first = new Map<string, Row>();
  return rows.flatMap((row) => {
    const { id } = row.value;
    const before = first.get(id);
    first.set(id, before ?? row);
    return before === undefined
      ? []
      : [row.problem(['id'], `"${id}" is there already, at ${before.where()}. Change or remove one.`)];
  });
}

function checkTransfer(
  { value, problem }: Row,
  { departments, directory }: CityPackParts,
): CityPackProblem[] {
  const { transfer } = value;
  if (transfer?.to !== 'department') return [];
  const known = departments?.value.map((one) => one.code);
  if (known?.includes(transfer.department) === false) {
    return [
      problem(
        ['transfer', 'department'],
        `"${transfer.department}" is not a department. Use one of: ${known.join(', ')}.`,
      ),
    ];
  }
  if (transfer.contactPoint === null || directory === null) return [];
  const point = directory.value.contactPoints.find((one) => one.id === transfer.contactPoint);
  const path = ['transfer', 'contactPoint'];
  if (point === undefined)
    return [
      problem(path, `"${transfer.contactPoint}" is the id of no contact point. Correct it or write null.`),
    ];
  return point.department === transfer.department
    ? []
    : [problem(path, `"${point.id}" belongs to ${point.department}, not to ${transfer.department}.`)];
}

function checkRow(row: Row, parts: CityPackParts, services: ReadonlySet<string>): CityPackProblem[] {
  const { value, problem } = row;
  const problems = checkTransfer(row, parts);
  const owners = parts.departments?.value.map((one) => one.code);
  if (owners?.includes(value.owner) === false) {
    problems.push(
      problem(['owner'], `"${value.owner}" is not a department. Use one of: ${owners.join(', ')}.`),
    );
  }
  if (parts.allServicesRead) {
    value.services.forEach((code, at) => {
      if (!services.has(code))
        problems.push(problem(['services', at], `"${code}" is not the code of a service.`));
    });
  }
  if (value.kind === 'service' && value.services.length !== 1)
    problems.push(problem(['services'], 'must name the one service that this article explains.'));
  for (const language of ['en', 'es'] as const) {
    if (value.kind === 'topic' && value.words[language].length < LEAST_WORDS)
      problems.push(problem(['words', language], `is too short: at least ${LEAST_WORDS} entries.`));
  }
  const kinds = value.body.map((one) => one.kind);
  kinds.forEach((kind, at) => {
    if (kinds.indexOf(kind) < at)
      problems.push(problem(['body', at, 'kind'], `"${kind}" is there already. Put its lines together.`));
  });
  return problems;
}

/** Each service needs one article of its own, no more. */
function checkCover(rows: readonly Row[], { services, allServicesRead }: CityPackParts): CityPackProblem[] {
  if (!allServicesRead) return [];
  const covered = new Map<string, Row>();
  const problems = rows.flatMap((row) => {
    const [service] = row.value.services;
    if (row.value.kind !== 'service' || service === undefined) return [];
    const before = covered.get(service);
    covered.set(service, before ?? row);
    return before === undefined
      ? []
      : [
          row.problem(
            ['services', 0],
            `"${service}" has an article already, at ${before.where()}. Remove one.`,
          ),
        ];
  });
  const missing = services.flatMap((file) =>
    file.value.flatMap(({ code }, at) =>
      covered.has(code)
        ? []
        : [
            file.problem(
              [at, 'code'],
              `"${code}" has no article. Add one of the kind "service" to articles/.`,
            ),
          ],
    ),
  );
  return [...problems, ...missing];
}

/** Articles that can't be told apart, name what is not there, or leave a service without one. */
export function checkArticles(parts: CityPackParts): CityPackProblem[] {
  const rows = rowsOf(parts.articles);
  const services = new Set<string>(parts.services.flatMap((file) => file.value.map(({ code }) => code)));
  const hasArticles = rows.length > 0 && parts.allArticlesRead;
  return [
    ...checkIds(rows),
    ...rows.flatMap((row) => checkRow(row, parts, services)),
    ...(hasArticles ? checkCover(rows, parts) : []),
  ];
}
