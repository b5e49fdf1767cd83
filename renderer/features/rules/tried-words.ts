import type { TriedResult } from '../../../shared/contract/study.ts';
import { inWords } from '../../../shared/domain/due-time.ts';
import { counted } from '../../../shared/domain/case-words/count-words.ts';
import { dateTime } from '../../../shared/domain/case-words/time-words.ts';
import { channelName, percentOf, type RuleNames } from './rule-words.ts';

type Tried = TriedResult['list'][number];
type Raised = Tried['raised'][number];

const FOUND: Readonly<Record<string, string>> = {
  supported: 'supported',
  unsupported: 'unsupported',
  'wrong-reason': 'given a wrong reason',
  unverifiable: 'impossible to verify',
};

/** Why a rule would have raised it, in words. Pure. */
export function becauseWords(
  { because, code }: Pick<Raised, 'because' | 'code'>,
  names: RuleNames,
  timeZone: string,
): string {
  switch (because.by) {
    case 'clock':
      return `${Math.round(percentOf(because.used))} % of its time was used up; due ${dateTime(because.dueAt, timeZone)}`;
    case 'overdue':
      return because.lateBy < 60_000
        ? `It was due ${dateTime(because.dueAt, timeZone)}`
        : `Overdue for ${inWords(because.lateBy)}; due ${dateTime(because.dueAt, timeZone)}`;
    case 'count':
      return code === 'reopened-again'
        ? `Reopened ${counted(because.count, 'time', 'times')}`
        : `${counted(because.count, 'complaint', 'complaints')} about it`;
    case 'verdict':
      return `A review found a closure ${FOUND[because.verdict] ?? because.verdict}`;
    case 'service':
      return `It is about ${names.service(because.service)}`;
    case 'channel':
      return `It came by ${channelName(because.channel)}`;
    case 'words':
      return `The caller’s words fit “${because.pattern}”`;
    default:
      because satisfies never;
      return '';
  }
}

/** One escalation that would have been, of one side or of both. */
export interface TriedRow extends Raised, Omit<Tried, 'raised'> {
  /** Null: there is nothing to compare it with. */
  readonly compared: 'new' | 'same' | 'gone' | null;
}

/** Of one case a path is escalated or not; by which rule may differ. */
const keyOf = (caseId: string, path: string): string => `${caseId} ${path}`;

function keysOf(list: TriedResult['list']): Set<string> {
  return new Set(list.flatMap(({ caseId, raised }) => raised.map(({ path }) => keyOf(caseId, path))));
}

function rowsOf(list: TriedResult['list'], compared: (key: string) => TriedRow['compared']): TriedRow[] {
  return list.flatMap(({ raised, ...one }) =>
    raised.map((each) => ({ ...one, ...each, compared: compared(keyOf(one.caseId, each.path)) })),
  );
}

/**
 * What rules would have escalated, the latest first, beside what those in force would have. A case that only those in
 * force escalate is gone. Pure.
 * @param before null: there is nothing to compare with
 */
export function triedRows(tried: TriedResult, before: TriedResult | null): TriedRow[] {
  const was = before === null ? null : keysOf(before.list);
  const is = keysOf(tried.list);
  const here = rowsOf(tried.list, (key) => (was === null ? null : was.has(key) ? 'same' : 'new'));
  const gone = before === null ? [] : rowsOf(before.list, (key) => (is.has(key) ? null : 'gone'));
  return [...here, ...gone.filter(({ compared }) => compared === 'gone')].toSorted((a, b) => b.at - a.at);
}
