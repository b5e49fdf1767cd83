import { escalationPath } from '../../../shared/domain/directory/directory.ts';
import { PATH_NAMES } from '../../../shared/domain/escalation/path-names.ts';
import type { ConditionDraft, DamperDraft, RuleDraft, RulesDraft } from '../../workspace/rules-draft.ts';
import { partOf, saysTheSame, wordsIn, type RulesChange } from './rule-changes.ts';
import {
  channelName,
  conditionWords,
  leftOut,
  lengthWords,
  listed,
  shareWords,
  VERDICTS,
  type RuleNames,
} from './rule-words.ts';

/** One field of a part that differs: what it was and is, or what came into a list and what left it. */
export type ChangeLine =
  | { readonly field: string; readonly was: string; readonly is: string }
  | { readonly field: string; readonly added: readonly string[]; readonly removed: readonly string[] };

export const KIND_NAMES: Readonly<Record<string, string>> = {
  functional: 'to more skill',
  hierarchic: 'upward',
};

/** A path as a heading; its code when there is none such. */
export function pathName(path: string): string {
  const read = escalationPath.safeParse(path);
  return read.success ? PATH_NAMES[read.data] : path;
}

function value(field: string, was: string, is: string): ChangeLine[] {
  return was === is ? [] : [{ field, was, is }];
}

function list(
  field: string,
  was: readonly string[],
  is: readonly string[],
  name: (one: string) => string = (one) => one,
): ChangeLine[] {
  const added = is.filter((one) => !was.includes(one)).map(name);
  const removed = was.filter((one) => !is.includes(one)).map(name);
  if (added.length + removed.length > 0) return [{ field, added, removed }];
  return saysTheSame(was, is) ? [] : [{ field, was: 'in another order', is: 'in this order' }];
}

const verdictName = (code: string): string =>
  code in VERDICTS ? VERDICTS[code as keyof typeof VERDICTS] : code;
const typedWords = (typed: number | string): string => String(typed);

/** What differs in what is looked for. */
function conditionLines(was: ConditionDraft, is: ConditionDraft, names: RuleNames): ChangeLine[] {
  const words = (
    a: { patterns: string[]; harmless: string[] },
    b: { patterns: string[]; harmless: string[] },
  ) => [...list('Words', a.patterns, b.patterns), ...list('Harmless words', a.harmless, b.harmless)];
  if (was.code === 'clock-share' && is.code === 'clock-share')
    return value('Time used up', shareWords(was.share), shareWords(is.share));
  if (was.code === 'clock-breached' && is.code === 'clock-breached')
    return value('Overdue for', lengthWords(was.minutes), lengthWords(is.minutes));
  if (was.code === 'reopened-again' && is.code === 'reopened-again')
    return value('Times reopened', typedWords(was.count), typedWords(is.count));
  if (was.code === 'repeated-complaints' && is.code === 'repeated-complaints')
    return [
      ...value('Complaints', typedWords(was.count), typedWords(is.count)),
      ...value('Within days', typedWords(was.days), typedWords(is.days)),
    ];
  if (was.code === 'unsupported-closure' && is.code === 'unsupported-closure')
    return list('Findings of a review', was.verdicts, is.verdicts, verdictName);
  if (was.code === 'safety-words' && is.code === 'safety-words') return words(was, is);
  if (was.code === 'disability-access' && is.code === 'disability-access')
    return [...list('Services that always count', was.always, is.always, names.service), ...words(was, is)];
  if (was.code === 'council-or-press' && is.code === 'council-or-press')
    return [...list('Came by', was.channels, is.channels, channelName), ...words(was, is)];
  const said = (when: ConditionDraft) => conditionWords(when, names) ?? 'nothing';
  return value('What fires it', said(was), said(is));
}

const onOff = (active: boolean): string => (active ? 'switched on' : 'switched off');

/** Every service that is meant, or every one that is not, whichever is shorter. */
function inFull(services: RuleDraft['services'], names: RuleNames): string {
  const out = services === 'all' ? null : leftOut(services, names.services);
  if (services === 'all') return 'all';
  return out === null
    ? listed(services.map(names.service), 'and')
    : `all but ${listed(out.map(names.service), 'and')}`;
}

function serviceLines(was: RuleDraft['services'], is: RuleDraft['services'], names: RuleNames): ChangeLine[] {
  if (was === 'all' || is === 'all') return value('Services', inFull(was, names), inFull(is, names));
  const [before, after] = [leftOut(was, names.services), leftOut(is, names.services)];
  if (before === null && after === null) return list('Services', was, is, names.service);
  if (before !== null && after !== null) return list('Services left out', before, after, names.service);
  return value('Services', inFull(was, names), inFull(is, names));
}

function ruleLines(was: RuleDraft, is: RuleDraft, names: RuleNames): ChangeLine[] {
  return [
    ...value('Name', was.name.en, is.name.en),
    ...value('Name in Spanish', was.name.es, is.name.es),
    ...value('State', onOff(was.active), onOff(is.active)),
    ...conditionLines(was.when, is.when, names),
    ...serviceLines(was.services, is.services, names),
    ...value('Path', pathName(was.path), pathName(is.path)),
    ...value('Tier', String(was.tier), String(is.tier)),
    ...value('Escalates', KIND_NAMES[was.kind] ?? was.kind, KIND_NAMES[is.kind] ?? is.kind),
  ];
}

const inHours = (hours: number | string): string =>
  lengthWords(typeof hours === 'number' ? hours * 60 : hours);

function damperLines(was: DamperDraft, is: DamperDraft): ChangeLine[] {
  const exempt = (paths: readonly string[]) => listed(paths.map(pathName), 'and');
  return [
    ...value('Most for one case', typedWords(was.most), typedWords(is.most)),
    ...value('Within', inHours(was.hours), inHours(is.hours)),
    ...value('The same rule waits', inHours(was.sameRuleHours), inHours(is.sameRuleHours)),
    ...value('Not counted', exempt(was.exempt), exempt(is.exempt)),
  ];
}

/** Said where something differs that this version of the desk does not know. */
const UNKNOWN: ChangeLine = { field: 'Something else', was: 'another', is: 'changed' };

/** What differs in a part that both documents have, field by field. Pure. */
export function changeLines(
  { unit, kind }: RulesChange,
  before: RulesDraft,
  after: RulesDraft,
  names: RuleNames,
): ChangeLine[] {
  if (unit.of === 'damper') return orUnknown(damperLines(before.damper, after.damper));
  if (unit.of === 'set') return list('Words', wordsIn(before, unit.id), wordsIn(after, unit.id));
  const [at, to] = [before, after].map(({ rules }) => rules.findIndex(({ id }) => id === unit.id));
  const [was, is] = [before.rules[at ?? -1], after.rules[to ?? -1]];
  if (was === undefined || is === undefined) return [];
  if (kind === 'moved') return value('Place', `${(at ?? 0) + 1}.`, `${(to ?? 0) + 1}.`);
  return orUnknown(ruleLines(was, is, names));
}

const orUnknown = (lines: ChangeLine[]): ChangeLine[] => (lines.length === 0 ? [UNKNOWN] : lines);

/** What a part is called. */
export function unitName({ unit }: Pick<RulesChange, 'unit'>, ...documents: readonly RulesDraft[]): string {
  if (unit.of === 'damper') return 'How often at most';
  if (unit.of === 'set') return `Word list “${unit.id}”`;
  for (const document of documents) {
    const rule = partOf(document, unit) as RuleDraft | undefined;
    if (rule !== undefined) return rule.name.en === '' ? unit.id : rule.name.en;
  }
  return unit.id;
}

/** How a part that two people changed differs between them, a line each. Pure. */
export function conflictWords(
  unit: RulesChange['unit'],
  theirs: RulesDraft,
  mine: RulesDraft,
  names: RuleNames,
): string[] {
  if (partOf(mine, unit) === undefined) return ['You removed it, they changed it.'];
  if (partOf(theirs, unit) === undefined) return ['They removed it, you changed it.'];
  return changeLines({ unit, kind: 'changed' }, theirs, mine, names).map((line) => {
    if ('was' in line) return `${line.field}: theirs ${line.was}, yours ${line.is}.`;
    const only = (words: readonly string[]) => (words.length === 0 ? 'nothing' : words.join(' · '));
    return `${line.field}: only theirs ${only(line.removed)}, only yours ${only(line.added)}.`;
  });
}
