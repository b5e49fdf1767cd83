import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { cityPack, type CityPack } from '../../shared/domain/city-pack.ts';
import { checkCityPack } from './check-city-pack.ts';
import { CityPackError, type CityPackProblem } from './city-pack-error.ts';
import * as part from './city-pack-parts.ts';
import { readPackFile, type PackFile } from './pack-file.ts';

/** The areas a pack may have, each with its file. */
export const AREA_FILES = {
  'council-district': 'districts.json',
  'neighborhood-council': 'neighborhoods.json',
} as const;
export type AreaKind = keyof typeof AREA_FILES;

/** Where the official areas of a city are kept in the data folder of an installation; they win over the pack's own. */
export function areasOverride(dataFolder: string, cityId: string, kind: AreaKind): string {
  return join(dataFolder, 'cities', cityId, AREA_FILES[kind]);
}

/** Names of the JSON files in a folder of a pack, in order; none when the pack has no such folder. */
async function jsonFilesIn(folder: string, inner: string): Promise<string[]> {
  if (!existsSync(join(folder, inner))) return [];
  const names = await readdir(join(folder, inner));
  return names
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => `${inner}/${name}`);
}

/** Short mark of what a pack says, whatever its spaces and line breaks. */
function contentMark(pack: CityPack): string {
  return createHash('sha256').update(JSON.stringify(pack)).digest('hex').slice(0, 8);
}

/**
 * Reads and checks the city pack in a folder. Districts imported into the data folder win over the folder's own.
 * The version is the pack's date and a mark of its content, such as "2026.11.21-3f9a0c1e".
 * Throws CityPackError, which names every problem with file and line.
 */
export async function loadCityPack(folder: string, dataFolder: string | null): Promise<CityPack> {
  const problems: CityPackProblem[] = [];
  const read = async <T>(file: string, root: string, schema: z.ZodType<T>): Promise<PackFile<T> | null> => {
    const reading = await readPackFile(folder, file, root, schema);
    if (reading.ok) return reading.file;
    problems.push(...reading.problems);
    return null;
  };
  const readAll = async <T>(inner: string, root: string, schema: z.ZodType<T>) => {
    const names = await jsonFilesIn(folder, inner);
    const files = await Promise.all(names.map((name) => read(name, root, schema)));
    return { all: files.every((file) => file !== null), files: files.filter((file) => file !== null) };
  };

  const readIfThere = async <T>(file: string, schema: z.ZodType<T>) =>
    existsSync(resolve(folder, file)) ? read(file, '', schema) : null;

  const services = await readAll('services', 'services', part.servicesPart);
  const articles = await readAll('articles', 'articles', part.articlesPart);
  const city = await read('city.json', '', part.cityPart);
  /** The file of official areas when the steward imported them, else the pack's own. */
  const areasFile = (kind: AreaKind): string => {
    const override =
      city === null || dataFolder === null
        ? null
        : resolve(areasOverride(dataFolder, city.value.city.id, kind));
    return override !== null && existsSync(override) ? override : AREA_FILES[kind];
  };
  const parts: part.CityPackParts = {
    city,
    departments: await read('departments.json', 'departments', part.departmentsPart),
    services: services.files,
    allServicesRead: services.all,
    questions: (await readAll('questions', '', part.questionsPart)).files,
    calendars: await read('calendars.json', '', part.calendarsPart),
    states: await read('states.json', 'states', part.statesPart),
    codes: (await readAll('codes', 'codes', part.codesPart)).files,
    channels: await read('channels.json', 'channels', part.channelsPart),
    directory: await read('contact-points.json', '', part.directoryPart),
    districts: await read(areasFile('council-district'), '', part.districtsPart),
    triggers: await readIfThere('escalation-triggers.json', part.triggersPart),
    neighborhoods: await readIfThere(areasFile('neighborhood-council'), part.neighborhoodsPart),
    neighbours: await readIfThere('neighbours.json', part.neighboursPart),
    finder: await readIfThere('finder.json', part.finderPart),
    emergencies: await readIfThere('emergencies.json', part.emergenciesPart),
    articles: articles.files,
    allArticlesRead: articles.all,
    dispositions: await readIfThere('dispositions.json', part.dispositionsPart),
    awayReasons: await readIfThere('away-reasons.json', part.awayReasonsPart),
    messages: await readIfThere('messages.json', part.messagesPart),
    closure: await readIfThere('closure.json', part.closurePart),
    signals: await readIfThere('signals.json', part.signalsPart),
    feedback: await readIfThere('feedback.json', part.feedbackPart),
    complaints: await readIfThere('complaints.json', part.complaintsPart),
  };
  if (services.all && services.files.length === 0) {
    problems.push({
      file: 'services/',
      line: 1,
      text: 'the folder is missing or empty. Put lists of services into it.',
    });
  }
  problems.push(...checkCityPack(parts));
  const pack = problems.length === 0 ? assemble(parts) : null;
  if (pack === null) {
    throw new CityPackError(
      folder,
      problems.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line),
    );
  }
  const checked = cityPack.parse(pack);
  return { ...checked, version: `${pack.version}-${contentMark(checked)}` };
}

function assemble(parts: part.CityPackParts): CityPack | null {
  const { city, departments, calendars, states, channels, directory, districts } = parts;
  if (!city || !departments || !calendars || !states || !channels || !directory || !districts) return null;
  const questions = new Map(parts.questions.map((file) => [file.file, file.value]));
  return {
    version: city.value.version,
    city: city.value.city,
    departments: departments.value,
    services: parts.services.flatMap((file) =>
      file.value.map((service) => ({
        ...service,
        questions: questions.get(`questions/${service.code}.json`) ?? null,
      })),
    ),
    otherService: city.value.otherService,
    calendars: calendars.value.calendars,
    holidays: calendars.value.holidays,
    states: states.value,
    codes: parts.codes.flatMap((file) => file.value),
    channels: channels.value,
    directory: directory.value,
    districts: districts.value,
    ...(parts.triggers === null ? {} : { triggers: parts.triggers.value }),
    ...(parts.neighborhoods === null ? {} : { neighborhoods: parts.neighborhoods.value }),
    ...(parts.neighbours === null ? {} : { neighbours: parts.neighbours.value }),
    ...(parts.finder === null ? {} : { finder: parts.finder.value }),
    ...(parts.emergencies === null ? {} : { emergencies: parts.emergencies.value }),
    ...(parts.articles.length === 0 ? {} : { articles: parts.articles.flatMap((file) => file.value) }),
    ...(parts.dispositions === null ? {} : { dispositions: parts.dispositions.value }),
    ...(parts.awayReasons === null ? {} : { awayReasons: parts.awayReasons.value }),
    ...(parts.messages === null ? {} : { messages: parts.messages.value }),
    ...(parts.closure === null ? {} : { closure: parts.closure.value }),
    ...(parts.signals === null ? {} : { signals: parts.signals.value }),
    ...(parts.feedback === null ? {} : { feedback: parts.feedback.value }),
    ...(parts.complaints === null ? {} : { complaints: parts.complaints.value }),
  };
}
