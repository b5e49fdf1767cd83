import { z } from 'zod';
import { article } from './article.ts';
import { caseState } from './case-state.ts';
import { channel } from './channel.ts';
import { awayReasons, dispositions } from './contact-pack.ts';
import { directory } from './directory/directory.ts';
import { escalationTriggers } from './escalation/escalation-triggers.ts';
import { emergencies, finderWords } from './finder/finder-pack.ts';
import { departmentCode, serviceCode, unitCode } from './ids.ts';
import { closurePack } from './closure/closure-pack.ts';
import { signalPack } from './signals/signal-weights.ts';
import { feedbackPolicy } from './feedback/feedback-policy.ts';
import { complaintPack } from './complaint/complaint-pack.ts';
import { messagePack } from './messages/message-pack.ts';
import { outcome } from './outcome.ts';

/** A text in the city's languages; English and Spanish always. */
const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) });
const hhmm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day such as 07:30');
const lngLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

const unit = z.object({ code: unitCode, name: z.string().min(1) });

const department = z.object({
  code: departmentCode,
  name: z.string().min(1),
  shortName: z.string().min(1).max(24),
  /** The department a bureau belongs to. */
  parent: departmentCode.nullable(),
  /** Other codes the same agency has in the data ("BOS" is LASAN). */
  aliases: z.array(z.string().min(1)),
  /** Has a seat in the directive's steering committee. */
  inDirective: z.boolean(),
  units: z.array(unit),
});

/** How long a service may take: so many hours or days, running or working, over a calendar. */
const clockTarget = z.object({
  amount: z.number().int().positive().max(3650),
  unit: z.enum(['hour', 'working-hour', 'day', 'working-day']),
  calendar: z.string().min(1),
});

const service = z.object({
  code: serviceCode,
  name: bilingual,
  summary: bilingual,
  /** A heading in the service list. */
  group: z.string().min(1),
  owner: departmentCode,
  /** What citizens call it, for search and the service finder. */
  words: z.object({ en: z.array(z.string().min(1)).min(3), es: z.array(z.string().min(1)).min(2) }),
  clock: clockTarget,
  /** Outcomes a case of this service may end with. */
  outcomes: z.array(outcome).min(1),
  /** May the caller stay anonymous? */
  anonymous: z.enum(['allowed', 'forbidden']),
  /** The city only passes it on: an agent may work it. */
  handOff: z.boolean(),
  /** The form asks whether someone is in danger. */
  asksEmergency: z.boolean(),
  /**
   * When requests likely repeat each other: within so many metres of an open one (0: at the same address only, because
   * each household has its own), or of one closed so many days ago or less, which may not have been done.
   */
  repeats: z.object({ metres: z.number().min(0).max(150), closedDays: z.number().min(0).max(90) }).optional(),
  /** Types of the published data that mean this service, verbatim. */
  sourceTypes: z.array(z.string().min(1)),
  /**
   * JSON Schema (draft 2020-12, an object) of the questions, its order and hints; null until the questions are written.
   * `ui["x-es"]` gives the Spanish for each English title and description of the schema, word for word.
   */
  questions: z
    .object({
      version: z.number().int().positive(),
      schema: z.record(z.string(), z.json()),
      ui: z.record(z.string(), z.json()),
    })
    .nullable(),
});

const calendar = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Open hours by ISO weekday, "1" is Monday; a day that is missing is closed. */
  hours: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), z.array(z.tuple([hhmm, hhmm])).min(1)),
  observesHolidays: z.boolean(),
});

/** A holiday by date or by "the nth weekday of a month" (n = -1 is the last). */
const holiday = z.discriminatedUnion('rule', [
  z.object({
    rule: z.literal('date'),
    name: z.string().min(1),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    /** On Saturday kept on Friday, on Sunday kept on Monday. */
    movesOffWeekend: z.boolean(),
  }),
  z.object({
    rule: z.literal('nth-weekday'),
    name: z.string().min(1),
    month: z.number().int().min(1).max(12),
    weekday: z.number().int().min(1).max(7),
    nth: z
      .number()
      .int()
      .min(-1)
      .max(5)
      .refine((n) => n !== 0, 'nth counts from 1, or is -1 for the last'),
    /** Days to add: the day after Thanksgiving is +1. */
    plusDays: z.number().int().min(0).max(6),
  }),
]);

/** A state in the city's own words; `publish` is the word we write back. */
const stateWords = z.object({
  state: caseState,
  label: bilingual,
  cityWords: z.array(z.string().min(1)),
  publish: z.string().min(1),
});

/** A reason or resolution code of one bureau: the same letters mean something else in the next bureau. */
const bureauCode = z.object({
  bureau: z.string().min(1),
  list: z.string().min(1),
  code: z.string().min(1),
  name: z.string().min(1),
  kind: z.enum(['reason', 'resolution']),
  state: caseState,
  /** What really happened; null for a code that does not end the case, or that ends it without saying how (see the remark). */
  outcome: outcome.nullable(),
  /** Doubts about the source or our reading. */
  remark: z.string().nullable(),
});

const district = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  rings: z.array(z.array(lngLat).min(4)).min(1),
});

const areasOf = <K extends string>(kind: K) =>
  z.object({
    kind: z.literal(kind),
    /** True for our own rough drawing: the console shows a badge until official polygons are imported. */
    schematic: z.boolean(),
    source: z.string().min(1),
    areas: z.array(district).min(1),
  });

/** Whom to send a caller to whose place is not the city's. */
const referral = z.object({
  tell: bilingual,
  /** Only a number that is surely right; null sends the caller by words. */
  phone: z.string().min(1).nullable(),
});

const neighbours = z.object({
  places: z
    .array(
      referral.extend({
        name: z.string().min(1),
        /** Further names people give it, as they are typed. */
        names: z.array(z.string().min(1)),
        /** A city of its own, or land of the county that is in no city. */
        kind: z.enum(['city', 'county']),
      }),
    )
    .min(1),
  /** For a place outside that is in none of them. */
  elsewhere: referral,
});

/** All that is particular to one city. Facts, not code: written by stewards, versioned, validated on load. */
export const cityPack = z.object({
  /** Written on each answer and case: the catalogue the agent saw. */
  version: z.string().min(1),
  city: z.object({
    id: z.string().regex(/^[a-z-]+$/),
    name: z.string().min(1),
    timeZone: z.string().min(1),
    /** west, south, east, north in degrees. */
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    /** Number of the city's own line, as people say it. */
    phone: z.string().min(1),
  }),
  departments: z.array(department).min(1),
  services: z.array(service).min(1),
  /** The service of a request that fits none. */
  otherService: serviceCode,
  calendars: z.array(calendar).min(1),
  holidays: z.array(holiday),
  states: z.array(stateWords),
  codes: z.array(bureauCode),
  /** Published source words to our channels. */
  channels: z.array(z.object({ channel, sourceWords: z.array(z.string().min(1)).min(1) })),
  /** The contact points that a new hub begins with. Its stewards go on from there. */
  directory,
  districts: areasOf('council-district'),
  /** The rules that escalate cases by themselves, which a new hub begins with. */
  triggers: escalationTriggers.optional(),
  /** Official polygons only: a city whose steward has imported none has none. */
  neighborhoods: areasOf('neighborhood-council').optional(),
  /** The cities and county land around, for places that are not the city's. */
  neighbours: neighbours.optional(),
  /** Synonyms and further phrases by which services are found. */
  finder: finderWords.optional(),
  /** What callers say when a life is in danger. */
  emergencies: emergencies.optional(),
  /** What agents say and do, by service and by topic. */
  articles: z.array(article).optional(),
  /** How a contact can end; without them none can be recorded. */
  dispositions: dispositions.optional(),
  /** Why somebody is away from the telephone. */
  awayReasons: awayReasons.optional(),
  /** What residents are told, when and by which way; without it nothing. */
  messages: messagePack.optional(),
  /** What must be there before a case is closed; without it only the explanation. */
  closure: closurePack.optional(),
  /** What signs of premature closures weigh here; without it what they weigh everywhere. */
  signals: signalPack.optional(),
  /** What becomes of what residents say of a closing; without it the usual. */
  feedback: feedbackPolicy.optional(),
  /** How complaints are taken; without it none are. */
  complaints: complaintPack.optional(),
});

export type CityPack = z.infer<typeof cityPack>;
export type Service = z.infer<typeof service>;
/** What is asked of whoever asks for a service. */
export type ServiceQuestions = NonNullable<Service['questions']>;
export type Department = z.infer<typeof department>;
export type Calendar = z.infer<typeof calendar>;
export type Holiday = z.infer<typeof holiday>;
export type ClockTarget = z.infer<typeof clockTarget>;
export type Districts = CityPack['districts'];
export type Neighborhoods = NonNullable<CityPack['neighborhoods']>;
