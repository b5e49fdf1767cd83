import { z } from 'zod';
import { instant } from '../instant.ts';
import { contactChannelKind, contactPointId, escalationPath, escalationTier } from './directory.ts';

/** Whose mistake keeps a directory from being published; a warning does not. */
export const SEVERITIES = ['error', 'warning'] as const;

/**
 * How grave each finding is. Two of them could be either:
 * - two duties at once is a warning: in a small department one person does stand for two desks at night. Where it
 *   matters, two tiers of one path, it is found as self-escalation, an error.
 * - unverified is a warning: an error would keep an urgent correction of one entry waiting for the check of all others.
 */
export const FINDINGS = {
  'duplicate-id': 'error',
  'unknown-department': 'error',
  'unknown-unit': 'error',
  'unknown-service': 'error',
  'service-of-another': 'warning',
  'unknown-district': 'error',
  'unknown-calendar': 'error',
  'unknown-substitute': 'error',
  'unknown-account': 'error',
  'impossible-date': 'error',
  'dates-reversed': 'error',
  'nobody-named': 'error',
  'no-channel': 'error',
  'channel-without-address': 'error',
  'channel-malformed': 'error',
  'acknowledge-too-long': 'error',
  'acknowledge-long': 'warning',
  'acknowledge-clock-stops': 'error',
  'acknowledge-without-channel': 'warning',
  unverified: 'warning',
  'verified-ahead': 'error',
  'invented-entries': 'warning',
  'rule-unreadable': 'error',
  'rule-never-occurs': 'error',
  'rule-over': 'warning',
  'exception-without-duty': 'warning',
  'roster-overlap': 'error',
  'substitute-loop': 'error',
  'tier-missing': 'error',
  'self-escalation': 'error',
  'two-duties': 'warning',
  'cover-gap': 'error',
  'cover-gap-without-district': 'warning',
  'cover-gap-without-service': 'warning',
  'first-tier-gap': 'warning',
  'no-second-tier': 'error',
  'no-second-complaint-tier': 'warning',
} as const satisfies Record<string, (typeof SEVERITIES)[number]>;
export type FindingCode = keyof typeof FINDINGS;

/** The first stretches of time it is about, how many there are and how long they last together in milliseconds. */
const when = z.strictObject({
  spans: z.array(z.tuple([instant, instant])).max(10),
  count: z.number().int().positive(),
  total: z.number().int().positive(),
});
export type When = z.infer<typeof when>;

const severity = z.enum(SEVERITIES);

/** A finding in one entry: its place in the list, its id, and the field such as ["roster", 0, "rule"]. */
const inEntry = <C extends FindingCode, V extends z.ZodRawShape>(codes: readonly [C, ...C[]], values: V) =>
  z.strictObject({
    severity,
    code: z.enum(codes),
    index: z.number().int().nonnegative(),
    point: contactPointId,
    field: z.array(z.union([z.string(), z.number().int()])),
    ...values,
  });

/** What nobody is there for. Null: whatever the service, wherever the place, any tier. */
const hole = {
  department: z.string(),
  service: z.string().nullable(),
  district: z.string().nullable(),
  path: escalationPath,
  tier: escalationTier.nullable(),
};
const inCover = <C extends FindingCode, V extends z.ZodRawShape>(codes: readonly [C, ...C[]], values: V) =>
  z.strictObject({ severity, code: z.enum(codes), ...hole, ...values });

/** One thing the check of a directory found, as data: sentences are the screen's. */
export const finding = z.discriminatedUnion('code', [
  inEntry(['duplicate-id'], { first: z.number().int().nonnegative() }),
  inEntry(
    [
      'unknown-department',
      'unknown-unit',
      'unknown-service',
      'unknown-district',
      'unknown-substitute',
      'unknown-account',
      'impossible-date',
    ],
    { value: z.string() },
  ),
  /** The field is empty where the directory's own service hours are meant; then there is no entry. */
  z.strictObject({
    severity,
    code: z.literal('unknown-calendar'),
    index: z.number().int().nonnegative().nullable(),
    point: contactPointId.nullable(),
    field: z.array(z.union([z.string(), z.number().int()])),
    value: z.string(),
  }),
  /** So many entries are marked as invented. */
  z.strictObject({ severity, code: z.literal('invented-entries'), count: z.number().int().positive() }),
  inEntry(['service-of-another'], { value: z.string(), owner: z.string() }),
  inEntry(['dates-reversed'], { from: z.string(), until: z.string() }),
  inEntry(['nobody-named', 'no-channel', 'acknowledge-without-channel'], {}),
  inEntry(['channel-without-address'], { kind: contactChannelKind }),
  inEntry(['channel-malformed'], { kind: contactChannelKind, value: z.string() }),
  inEntry(['acknowledge-too-long', 'acknowledge-long'], { minutes: z.number(), most: z.number() }),
  inEntry(['acknowledge-clock-stops'], { calendar: z.string() }),
  /** Days since somebody made sure; null: never. */
  inEntry(['unverified'], { days: z.number().int().nullable() }),
  inEntry(['verified-ahead'], { value: z.string() }),
  inEntry(['rule-unreadable'], { rule: z.string(), part: z.string() }),
  inEntry(['rule-never-occurs', 'rule-over'], { rule: z.string() }),
  inEntry(['exception-without-duty'], { from: z.string(), until: z.string() }),
  /** Places of the two entries of the roster. */
  inEntry(['roster-overlap'], { entries: z.tuple([z.number().int(), z.number().int()]), when }),
  inEntry(['substitute-loop'], { loop: z.array(contactPointId) }),
  inEntry(['tier-missing'], { tier: escalationTier }),
  /** The same person is all there is at another one too. */
  inEntry(['self-escalation', 'two-duties'], { other: contactPointId, when }),
  inCover(['cover-gap', 'cover-gap-without-district', 'cover-gap-without-service', 'first-tier-gap'], {
    when,
  }),
  inCover(['no-second-tier', 'no-second-complaint-tier'], {}),
]);
export type Finding = z.infer<typeof finding>;
/** A finding that does not say its gravity yet. */
type Bare<F> = F extends Finding ? Omit<F, 'severity'> : never;
export type BareFinding = Bare<Finding>;
