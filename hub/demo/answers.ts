import type { Service } from '../../shared/domain/city-pack.ts';
import type { Random } from './random.ts';

export type AnswerValues = Record<string, string | number | string[]>;

interface Question {
  readonly type?: unknown;
  readonly oneOf?: readonly { readonly const: string }[];
  readonly items?: { readonly oneOf?: readonly { readonly const: string }[] };
  readonly minimum?: number;
  readonly pattern?: string;
}
interface Form {
  readonly properties?: Readonly<Record<string, Question>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly { readonly if: Condition; readonly then?: Form }[];
}
interface Condition {
  readonly properties?: Readonly<
    Record<string, { const?: string; enum?: readonly string[]; contains?: { const?: string } }>
  >;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Condition[];
}

/** How often a question that may be left open is answered. */
const ANSWERED = 0.65;

/** Yes is the rarer answer to whether something is dangerous or blocked, but agents do tell callers what to do. */
function choose(name: string, choices: readonly string[], random: Random): string {
  if (!choices.includes('no'))
    return random.pick(
      choices.length > 2 ? choices.filter((one) => one !== 'other' || random.chance(0.4)) : choices,
    );
  if (name.startsWith('told')) return 'yes';
  const drawn = random.next();
  if (drawn < 0.76) return 'no';
  return random.pick(choices.filter((one) => one !== 'no'));
}

function answer(
  name: string,
  question: Question,
  today: string,
  random: Random,
): AnswerValues[string] | null {
  const { oneOf, items, minimum, pattern } = question;
  if (oneOf !== undefined)
    return choose(
      name,
      oneOf.map((one) => one.const),
      random,
    );
  if (items?.oneOf !== undefined) {
    const choices = items.oneOf.map((one) => one.const);
    return [
      ...new Set([
        choose(name, choices, random),
        ...(random.chance(0.3) ? [choose(name, choices, random)] : []),
      ]),
    ];
  }
  if (question.type === 'integer') return (minimum ?? 1) + Math.floor(4 * random.next() ** 2);
  if (pattern?.startsWith(String.raw`^\d{4}-`) === true) return today;
  return null;
}

/** Whether a condition of the form holds; the kinds our forms use. */
function holds(
  { anyOf, required = [], properties = {} }: Condition,
  values: Readonly<AnswerValues>,
): boolean {
  if (anyOf !== undefined) return anyOf.some((one) => holds(one, values));
  if (required.some((name) => values[name] === undefined)) return false;
  return Object.entries(properties).every(([name, wanted]) => {
    const value = values[name];
    if (wanted.const !== undefined) return value === wanted.const;
    if (wanted.enum !== undefined) return typeof value === 'string' && wanted.enum.includes(value);
    return (
      Array.isArray(value) && wanted.contains?.const !== undefined && value.includes(wanted.contains.const)
    );
  });
}

function fill(
  { properties = {}, required = [], allOf = [] }: Form,
  values: AnswerValues,
  today: string,
  random: Random,
): void {
  for (const [name, question] of Object.entries(properties)) {
    if (!required.includes(name) && !random.chance(ANSWERED)) continue;
    const given = answer(name, question, today, random);
    if (given !== null) values[name] = given;
  }
  for (const branch of allOf) {
    if (branch.then !== undefined && holds(branch.if, values)) fill(branch.then, values, today, random);
  }
}

/**
 * Answers that a service's questions allow; null when it has none.
 * @param today ISO date, for questions that ask for a day
 */
export function answersTo(service: Service, today: string, random: Random): AnswerValues | null {
  if (service.questions === null) return null;
  const values: AnswerValues = {};
  fill(service.questions.schema, values, today, random);
  return values;
}
