import { z } from 'zod';
import { serviceCode } from '../ids.ts';
import { outcome } from '../outcome.ts';

/** What a contract can ask for before a case is closed. The explanation is always asked for. */
export const DEMANDS = {
  visit: 'A visit is recorded',
  crew: 'The visit names its crew',
  'done-date': 'It says when the work was done',
  'after-photo': 'A photo shows it after the work',
  reason: 'It gives a reason of the city’s list',
} as const satisfies Record<string, string>;
export const demand = z.enum(Object.keys(DEMANDS) as [keyof typeof DEMANDS, ...(keyof typeof DEMANDS)[]]);
export type Demand = z.infer<typeof demand>;

const bilingual = z.object({ en: z.string().min(1), es: z.string().min(1) });
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by dashes');

/** What must be there for a closing; of several that fit, the one for the service wins, then for the group. */
const closureContract = z.object({
  id: name,
  /** For these services, for the services of these groups, or for all when neither is there. */
  services: z.array(serviceCode).min(1).optional(),
  groups: z.array(z.string().min(1)).min(1).optional(),
  outcomes: z.array(outcome).min(1),
  /** None: nothing but the explanation is asked for. */
  demands: z.array(demand),
  /** Why, in words a steward can read. */
  because: z.string().min(1),
});
export type ClosureContract = z.infer<typeof closureContract>;

const closingReason = z.object({ code: name, label: bilingual, outcomes: z.array(outcome).min(1) });
export type ClosingReason = z.infer<typeof closingReason>;

/** How the city wants its cases closed. */
export const closurePack = z.object({
  reasons: z.array(closingReason),
  contracts: z.array(closureContract).min(1),
});
export type ClosurePack = z.infer<typeof closurePack>;
