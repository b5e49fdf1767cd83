import type { z } from 'zod';
import type { triggerFinding } from '../../../shared/contract/trigger-sync.ts';
import { TRIGGER_LIMITS } from '../../../shared/domain/escalation/escalation-triggers.ts';
import type { FieldNotes } from '../../design/field-notes.ts';
import type { RulesDraft } from '../../workspace/rules-draft.ts';

/** As the hub tells it: the path leads into the document. */
export type RuleFinding = z.infer<typeof triggerFinding>;

/** Where a finding stands: which part, and which field of it ("when.share"). */
export interface FindingPlace {
  readonly part:
    | { readonly of: 'rule'; readonly index: number }
    | { readonly of: 'damper' }
    | { readonly of: 'set'; readonly id: string }
    | { readonly of: 'whole' };
  /** Empty: the part as a whole. */
  readonly field: string;
}

const L = TRIGGER_LIMITS;
const count = new Intl.NumberFormat('en-US');
const between = ([least, most]: readonly [number, number]): string =>
  `Must be a whole number from ${count.format(least)} to ${count.format(most)}.`;

/** Fields whose limits can be said better than the schema does; those of a condition with its code. */
const WORDS: Readonly<Record<string, string>> = {
  'name.en': `Is missing, or longer than ${L.name} letters.`,
  'name.es': `Is missing, or longer than ${L.name} letters. Residents may read it in Spanish.`,
  services: 'Choose at least one service, or all.',
  path: 'Choose one.',
  kind: 'Choose one.',
  tier: 'Choose one.',
  'clock-share when.share': 'Must be more than 0 and less than 100 percent.',
  'clock-breached when.minutes': 'Must be a whole number of minutes from 0 to a year.',
  'reopened-again when.count': between(L.reopenings),
  'repeated-complaints when.count': between(L.complaints),
  'repeated-complaints when.days': between(L.days),
  'unsupported-closure when.verdicts': 'Choose at least one.',
  'damper most': between(L.most),
  'damper hours': between(L.hours),
  'damper sameRuleHours': between(L.sameRuleHours),
};

const FIELD_NAMES: Readonly<Record<string, string>> = {
  id: 'Code',
  'name.en': 'Name',
  'name.es': 'Name in Spanish',
  services: 'Services',
  path: 'Path',
  tier: 'Tier',
  kind: 'To skill or upward',
  'when.share': 'Share of its time',
  'when.minutes': 'Overdue for',
  'when.count': 'How many',
  'when.days': 'Within days',
  'when.verdicts': 'What a review finds',
  'when.patterns': 'Words that count',
  'when.harmless': 'Harmless words',
  'when.always': 'Services that always count',
  'when.channels': 'Came by',
  most: 'Most escalations',
  hours: 'Within',
  sameRuleHours: 'Waits before it raises again',
};

/** What the field is called in which a finding stands; null: it is about a part as a whole. */
export function fieldName(finding: RuleFinding): string | null {
  return FIELD_NAMES[placeOf(finding).field] ?? null;
}

/** Where a finding stands. The last number of its path is a line of a list, which belongs to the field. */
export function placeOf({ path }: RuleFinding): FindingPlace {
  const [top, which, ...rest] = path;
  const field = rest.filter((step) => typeof step === 'string').join('.');
  if (top === 'rules' && typeof which === 'number') return { part: { of: 'rule', index: which }, field };
  if (top === 'damper') return { part: { of: 'damper' }, field: typeof which === 'string' ? which : '' };
  if (top === 'sets' && which !== undefined)
    return { part: { of: 'set', id: String(which) }, field: 'words' };
  return { part: { of: 'whole' }, field: '' };
}

/** What stands in a document at a path. */
function valueAt(document: unknown, path: RuleFinding['path']): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === String(step))?.[1]
        : undefined,
    document,
  );
}

/** The schema's own words are a goings-on of the field's name: they begin small and speak of sets. */
function inPlain(message: string): string {
  const said = message.replaceAll('the set "', 'the word list "').replaceAll(/"([^"]*)"/g, '“$1”');
  return `${said}${/[.!?]$/.test(said) ? '' : '.'}`;
}

/** What is wrong and what to do, in a sentence that stands at the field. Pure. */
export function findingWords(finding: RuleFinding, document: RulesDraft): string {
  const { path, message } = finding;
  const { part, field } = placeOf(finding);
  const last = path.at(-1);
  const value = valueAt(document, path);
  const isPattern = part.of === 'set' || field === 'when.patterns' || field === 'when.harmless';
  if (isPattern && typeof last === 'number' && typeof value === 'string') {
    if (value.length > L.pattern) return `“${value.slice(0, 40)}…” is longer than ${L.pattern} characters.`;
    return `“${value}” ${inPlain(message)}`;
  }
  // What the domain says itself begins with a small letter or a quoted code, the library's words with a capital.
  const isOwn = /^[a-z"]/.test(message);
  if (isOwn && field === 'id' && !message.startsWith('is ')) return `Must be ${inPlain(message)}`;
  if (isOwn) return message.startsWith('"') ? inPlain(message) : `It ${inPlain(message)}`;
  if (isPattern) return `There is room for ${L.patterns} lines.`;
  if (field === 'id') return 'Must be lower-case words joined by dashes, at most 60 letters.';
  if (part.of === 'whole' && path[0] === 'rules')
    return `There is room for ${L.rules} rules. Remove some first.`;
  const code = part.of === 'rule' ? document.rules[part.index]?.when.code : undefined;
  return (
    WORDS[field] ??
    (code === undefined ? undefined : WORDS[`${code} ${field}`]) ??
    (part.of === 'damper' ? WORDS[`damper ${field}`] : undefined) ??
    `${field === '' ? '' : `${field}: `}${inPlain(message)}`
  );
}

/** Whether a finding stands in a part. */
function isIn(place: FindingPlace, part: FindingPlace['part']): boolean {
  const one = place.part;
  if (one.of === 'rule' && part.of === 'rule') return one.index === part.index;
  if (one.of === 'set' && part.of === 'set') return one.id === part.id;
  return one.of === part.of && one.of === 'damper';
}

/** What is to be said at the fields of one part; of several things at one field the first. */
export function notesOf(
  findings: readonly RuleFinding[],
  part: FindingPlace['part'],
  document: RulesDraft,
): FieldNotes {
  const notes = new Map<string, { severity: 'error'; text: string }>();
  for (const finding of findings) {
    const place = placeOf(finding);
    if (!isIn(place, part) || notes.has(place.field)) continue;
    notes.set(place.field, { severity: 'error', text: findingWords(finding, document) });
  }
  return notes;
}
