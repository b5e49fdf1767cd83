import { z } from 'zod';
import { cityPack } from '../../shared/domain/city-pack.ts';
import type { PackFile } from './pack-file.ts';

const { shape } = cityPack;
const serviceShape = shape.services.element;

/** city.json. The version is a date; the loader adds a mark of the content. */
export const cityPart = z.object({
  version: z.string().regex(/^\d{4}\.\d{2}\.\d{2}$/, 'a date such as 2026.11.21'),
  city: shape.city,
  otherService: shape.otherService,
});
export const departmentsPart = shape.departments;
/** services/*.json; the questions of a service stand in questions/<code>.json. */
export const servicesPart = z.array(serviceShape.omit({ questions: true }));
export const questionsPart = serviceShape.shape.questions.unwrap();
export const calendarsPart = z.object({ calendars: shape.calendars, holidays: shape.holidays });
export const statesPart = shape.states;
export const codesPart = shape.codes;
export const channelsPart = shape.channels;
/** contact-points.json */
export const directoryPart = shape.directory;
export const districtsPart = shape.districts;
/** escalation-triggers.json, which a pack may go without. */
export const triggersPart = shape.triggers.unwrap();
/** What a pack may go without: neighborhoods.json, neighbours.json, finder.json and emergencies.json. */
export const neighborhoodsPart = shape.neighborhoods.unwrap();
export const neighboursPart = shape.neighbours.unwrap();
export const finderPart = shape.finder.unwrap();
export const emergenciesPart = shape.emergencies.unwrap();
/** articles/*.json, which a pack may go without. */
export const articlesPart = shape.articles.unwrap();
/** dispositions.json and away-reasons.json, without which no contact can be recorded. */
export const dispositionsPart = shape.dispositions.unwrap();
export const awayReasonsPart = shape.awayReasons.unwrap();
/** messages.json, without which residents are told nothing. */
export const messagesPart = shape.messages.unwrap();

/** closure.json, without which only an explanation is asked for. */
export const closurePart = shape.closure.unwrap();
/** signals.json, without which signs of premature closures weigh what they weigh everywhere. */
export const signalsPart = shape.signals.unwrap();
/** feedback.json, without which the usual holds. */
export const feedbackPart = shape.feedback.unwrap();

/** complaints.json, without which no complaint is taken. */
export const complaintsPart = shape.complaints.unwrap();

export type Questions = z.infer<typeof questionsPart>;

/** What could be read of a pack. A part that could not is null or left out, so that the rest can still be checked. */
export interface CityPackParts {
  city: PackFile<z.infer<typeof cityPart>> | null;
  departments: PackFile<z.infer<typeof departmentsPart>> | null;
  services: readonly PackFile<z.infer<typeof servicesPart>>[];
  /** False when a file of services could not be read: then an unknown service is no mistake. */
  allServicesRead: boolean;
  questions: readonly PackFile<Questions>[];
  calendars: PackFile<z.infer<typeof calendarsPart>> | null;
  states: PackFile<z.infer<typeof statesPart>> | null;
  codes: readonly PackFile<z.infer<typeof codesPart>>[];
  channels: PackFile<z.infer<typeof channelsPart>> | null;
  directory: PackFile<z.infer<typeof directoryPart>> | null;
  districts: PackFile<z.infer<typeof districtsPart>> | null;
  triggers: PackFile<z.infer<typeof triggersPart>> | null;
  neighborhoods: PackFile<z.infer<typeof neighborhoodsPart>> | null;
  neighbours: PackFile<z.infer<typeof neighboursPart>> | null;
  finder: PackFile<z.infer<typeof finderPart>> | null;
  emergencies: PackFile<z.infer<typeof emergenciesPart>> | null;
  articles: readonly PackFile<z.infer<typeof articlesPart>>[];
  /** False when a file of articles could not be read: then a service without one is no mistake. */
  allArticlesRead: boolean;
  dispositions: PackFile<z.infer<typeof dispositionsPart>> | null;
  awayReasons: PackFile<z.infer<typeof awayReasonsPart>> | null;
  messages: PackFile<z.infer<typeof messagesPart>> | null;
  closure: PackFile<z.infer<typeof closurePart>> | null;
  signals: PackFile<z.infer<typeof signalsPart>> | null;
  feedback: PackFile<z.infer<typeof feedbackPart>> | null;
  complaints: PackFile<z.infer<typeof complaintsPart>> | null;
}
